package dev.rondo.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rondo.http.Response;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimitsTest {
    @Test
    void each_limit_is_set_by_itself() {
        var limits = Limits.standard()
                .headerBytes(1)
                .headerCount(2)
                .bodyBytes(3)
                .collectedBytes(6)
                .connections(4)
                .requests(5);
        assertThat(limits.headerBytes()).isEqualTo(1);
        assertThat(limits.headerCount()).isEqualTo(2);
        assertThat(limits.bodyBytes()).isEqualTo(3);
        assertThat(limits.collectedBytes()).isEqualTo(6);
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
    void a_limit_may_be_as_good_as_none() {
        var ever = Duration.ofSeconds(Long.MAX_VALUE);
        var limits =
                Limits.standard().headerTime(ever).idleTime(ever).bodyTime(ever).sendTime(ever);
        Serving.serve(
                limits.headerBytes(Integer.MAX_VALUE)
                        .headerCount(Integer.MAX_VALUE)
                        .bodyBytes(Long.MAX_VALUE)
                        .connections(Integer.MAX_VALUE)
                        .requests(Integer.MAX_VALUE),
                Routes.create()
                        .post("/", request -> Response.text(request.body().text())),
                server -> {
                    try (var raw = Raw.connect(server)) {
                        for (int i = 0; i < 2; i++) {
                            raw.send("POST /" + Serving.HOST + "Content-Length: 5\r\n\r\n");
                            raw.send("hello");
                            raw.until("hello");
                        }
                    }
                });
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
