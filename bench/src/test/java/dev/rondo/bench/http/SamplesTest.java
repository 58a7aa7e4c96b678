package dev.rondo.bench.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplesTest {
    @Test
    void the_median_is_the_one_in_the_middle() {
        assertThat(new Samples(9, 1, 5).median()).isEqualTo(5);
        assertThat(new Samples(9, 1, 5, 7).median()).isEqualTo(5);
    }

    @Test
    void the_lower_quartile_has_a_quarter_at_or_below_it() {
        assertThat(new Samples(8, 7, 6, 5, 4, 3, 2, 1).lowerQuartile()).isEqualTo(2);
        assertThat(new Samples(9, 8, 7, 6, 5, 4, 3, 2, 1).lowerQuartile()).isEqualTo(3);
    }

    @Test
    void a_percentile_has_so_many_of_a_hundred_at_or_below_it() {
        var samples =
                new Samples(IntStream.rangeClosed(1, 1000).asDoubleStream().toArray());
        assertThat(samples.percentile(99)).isEqualTo(990);
        assertThat(samples.percentile(100)).isEqualTo(1000);
    }

    @Test
    void one_value_is_all_of_them_and_none_is_no_number() {
        assertThat(new Samples(3).lowerQuartile()).isEqualTo(3);
        assertThat(new Samples(3).percentile(99)).isEqualTo(3);
        assertThat(new Samples().median()).isNaN();
    }

    @Test
    void the_values_that_were_given_stay_as_they_are() {
        var values = new double[] {2, 1};
        assertThat(new Samples(values).median()).isEqualTo(1);
        assertThat(values).containsExactly(2, 1);
    }
}
