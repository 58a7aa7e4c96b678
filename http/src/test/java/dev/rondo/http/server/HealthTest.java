package dev.rondo.http.server;

import static dev.rondo.Rondo.await;
import static dev.rondo.Rondo.go;
import static dev.rondo.Rondo.run;
import static dev.rondo.Rondo.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.http.Request;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.VirtualClock;
import dev.rondo.promise.Promise;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a server says of its health. */
@Timeout(30)
class HealthTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private static String ask(HttpHandler handler) {
        var answer = new StringBuilder();
        try (var loop = EventLoop.builder().clock(VirtualClock.create()).build()) {
            run(loop, () -> {
                var response = handler.handle(Request.get("/"));
                answer.append(response.status())
                        .append(' ')
                        .append(response.body().text());
            });
        }
        return answer.toString();
    }

    @Test
    void without_checks_all_is_well() {
        assertThat(ask(Health.create().liveness())).isEqualTo("200 {\"status\":\"up\",\"checks\":{}}");
        assertThat(ask(Health.create().readiness())).isEqualTo("200 {\"status\":\"up\",\"checks\":{}}");
    }

    @Test
    void checks_run_at_the_same_time_and_each_has_its_limit() {
        var health = Health.create()
                .live("memory", SECOND, () -> sleep(Duration.ofMillis(900)))
                .ready("database", SECOND, () -> sleep(Duration.ofMillis(800)))
                .ready("queue", SECOND, () -> sleep(Duration.ofHours(1)))
                .ready("disk", SECOND, () -> {
                    throw new IOException("/secret/path is full");
                });
        assertThat(ask(health.liveness()))
                .isEqualTo("200 {\"status\":\"up\",\"checks\":{\"memory\":{\"status\":\"up\",\"millis\":900}}}");
        assertThat(ask(health.readiness()))
                .isEqualTo("503 {\"status\":\"down\",\"checks\":{\"memory\":{\"status\":\"up\",\"millis\":900},"
                        + "\"database\":{\"status\":\"up\",\"millis\":800},"
                        + "\"queue\":{\"status\":\"down\",\"millis\":1000,\"reason\":\"took longer than 1000 ms\"},"
                        + "\"disk\":{\"status\":\"down\",\"millis\":0,\"reason\":\"failed\"}}}");
    }

    @Test
    void a_server_that_closes_is_not_ready() {
        run(() -> {
            var begun = Promise.<String>withResolvers();
            var closing = Promise.<String>withResolvers();
            var health = Health.create().ready("slow", SECOND.multipliedBy(20), () -> {
                begun.resolve("begun");
                await(closing.promise());
            });
            var server = HttpServer.start(0, Routes.create().get("/ready", health.readiness()));
            try (var raw = Raw.connect(server)) {
                raw.send("GET /ready HTTP/1.1\r\nHost: x\r\n\r\n");
                await(begun.promise());
                var closer = go(server::close);
                go(() -> closing.resolve("closing"));
                assertThat(raw.all())
                        .startsWith("HTTP/1.1 503 ")
                        .contains("\r\nCache-Control: no-store\r\n")
                        .contains("{\"status\":\"closing\",\"checks\":{\"slow\":{\"status\":\"up\"");
                closer.await();
            }
        });
    }

    @Test
    void checks_have_names_of_their_own_and_limits() {
        var health = Health.create().live("a", SECOND, () -> {});
        assertThatThrownBy(() -> health.ready("a", SECOND, () -> {})).hasMessage("there are two checks 'a'");
        assertThatThrownBy(() -> health.ready("b", Duration.ZERO, () -> {})).hasMessageContaining("above zero");
    }
}
