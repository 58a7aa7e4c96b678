package dev.rondo.bench.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessesTest {
    @Test
    void processor_time_is_that_of_program_and_kernel_behind_any_name() {
        var stat = "4711 (a) (b c) S 1 4711 4711 0 -1 4194304 100 0 0 0 250 75 9 9 20 0 1 0 100 5000 600 18446744073";
        assertThat(Processes.cpuMicros(stat)).isEqualTo(3_250_000);
    }

    @Test
    void memory_is_the_part_that_is_resident() {
        var status = "Name:\tnode\nVmPeak:\t  900 kB\nVmRSS:\t   123 kB\nRssAnon:\t  23 kB\n";
        assertThat(Processes.residentBytes(status)).isEqualTo(123 * 1024);
        assertThatThrownBy(() -> Processes.residentBytes("Name:\tkthreadd\n")).hasMessageContaining("kthreadd");
    }

    @Test
    void the_heap_is_all_generations_and_no_parts_of_them_twice() {
        var info = """
                25950:
                DefNew     total 19712K, used 7K [0x0000000686800000, 0x0000000687d60000, 0x0000000704550000)
                 eden space 17536K,   0% used [0x0000000686800000, 0x0000000686800000, 0x0000000687920000)
                 from space 2176K,   0% used [0x0000000687920000, 0x0000000687920000, 0x0000000687b40000)
                Tenured    total 43712K, used 3474K [0x0000000704550000, 0x0000000707000000, 0x0000000800000000)
                 the  space 43712K,   7% used [0x0000000704550000, 0x00000007048b4840, 0x0000000707000000)
                """;
        assertThat(Processes.heapBytes(info)).isEqualTo(3481 * 1024);
        assertThatThrownBy(() -> Processes.heapBytes("no JVM")).hasMessageContaining("no JVM");
    }

    @Test
    void a_command_that_fails_shows_what_it_printed() {
        assertThatThrownBy(() -> Processes.run(List.of("sh", "-c", "echo broken >&2; exit 1")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("broken");
    }
}
