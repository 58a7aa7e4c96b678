package dev.rondo.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimitsTest {
    @Test
    void each_limit_is_set_by_itself() {
        var limits = Limits.standard()
                .headerBytes(1)
                .headerCount(2)
                .bodyBytes(3)
                .connections(4)
                .requests(5);
        assertThat(limits.headerBytes()).isEqualTo(1);
        assertThat(limits.headerCount()).isEqualTo(2);
        assertThat(limits.bodyBytes()).isEqualTo(3);
        assertThat(limits.connections()).isEqualTo(4);
        assertThat(limits.requests()).isEqualTo(5);
        assertThat(limits.idleTime()).isEqualTo(Limits.standard().idleTime());
        var second = Duration.ofSeconds(1);
        assertThat(Limits.standard().headerTime(second).headerTime()).isEqualTo(second);
        assertThat(Limits.standard().idleTime(second).idleTime()).isEqualTo(second);
        assertThat(Limits.standard().bodyTime(second).bodyTime()).isEqualTo(second);
        assertThat(Limits.standard().sendTime(second).sendTime()).isEqualTo(second);
        assertThat(Limits.standard().goneTime(Duration.ofMillis(1)).goneTime()).isEqualTo(Duration.ofMillis(1));
    }

    @Test
    void a_limit_of_nothing_is_an_error_that_names_it() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limits.standard().idleTime(Duration.ZERO))
                .withMessageContaining("idleTime");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limits.standard().connections(0))
                .withMessageContaining("connections")
                .withMessageContaining("0");
    }
}
