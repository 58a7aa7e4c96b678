package dev.rondo.bench.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadTest {
    private static final String OUTPUT = """
            Running 2s test @ http://127.0.0.1:46875/
              1 threads and 64 connections
              Thread Stats   Avg      Stdev     Max   +/- Stdev
                Latency   148.39us   45.42us   1.90ms   88.10%
                Req/Sec   224.72k    31.11k  259.94k    99.00%
              Latency Distribution
                 50%  137.00us
                 75%  154.00us
                 90%  199.00us
                 99%  273.00us
              446975 requests in 2.00s, 33.25MB read
            Requests/sec: 223394.57
            Transfer/sec:     16.62MB
            """;

    @Test
    void what_wrk_prints_is_read() {
        assertThat(Load.ofWrk(OUTPUT)).isEqualTo(new Load(446_975, 223_394.57, 273, 0));
    }

    @ParameterizedTest
    @CsvSource({"1.90ms, 1900", "2.5s, 2500000", "1.50m, 90000000", "1.00h, 3600000000", "0.00us, 0"})
    void a_time_is_read_in_any_unit(String time, double micros) {
        assertThat(Load.ofWrk(OUTPUT.replace("273.00us", time)).micros99()).isCloseTo(micros, within(1e-6));
    }

    @Test
    void errors_of_all_kinds_are_added_up() {
        var errors = """
              Socket errors: connect 1, read 20, write 300, timeout 4000
              Non-2xx or 3xx responses: 50000
            Requests/sec""";
        assertThat(Load.ofWrk(OUTPUT.replace("Requests/sec", errors)).errors()).isEqualTo(54_321);
    }

    @Test
    void an_output_without_figures_is_an_error_that_shows_it() {
        assertThatThrownBy(() -> Load.ofWrk("unable to connect to 127.0.0.1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("unable to connect");
    }
}
