package dev.rondo.http.server;

import static dev.rondo.Rondo.go;
import static dev.rondo.Rondo.run;
import static dev.rondo.Rondo.sleep;
import static dev.rondo.http.server.Http2FloodTest.against;
import static dev.rondo.http.server.Http2FloodTest.flood;
import static dev.rondo.http.server.RawHttp2.ACK;
import static dev.rondo.http.server.RawHttp2.END_HEADERS;
import static dev.rondo.http.server.RawHttp2.END_STREAM;
import static dev.rondo.http.server.RawHttp2.GOAWAY;
import static dev.rondo.http.server.RawHttp2.HEADERS;
import static dev.rondo.http.server.RawHttp2.PING;
import static dev.rondo.http.server.RawHttp2.SETTINGS;
import static dev.rondo.http.server.Serving.awaitConnections;
import static dev.rondo.http.server.Serving.closing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.http.Response;
import io.netty.handler.codec.http2.DefaultHttp2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2Error;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a server of HTTP/2 says GOAWAY, and what comes of a client that goes on. */
@Timeout(60)
class Http2GoodbyeTest {
    private static final Routes ROUTES = Routes.create().get("/", request -> Response.text("served"));

    private static void afterAnAnswer(RawHttp2.Client talk) {
        run(() -> {
            var server = HttpServer.start(0, ROUTES);
            try (var raw = RawHttp2.open(server)) {
                raw.get(1, "/");
                assertThat(raw.answer(1).body()).isEqualTo("served");
                talk.talk(server, raw);
            }
        });
    }

    @Test
    void a_request_that_crosses_the_goodbye_is_answered() {
        afterAnAnswer((server, raw) -> {
            var closing = go(server::close);
            assertThat(raw.next(GOAWAY).last()).isEqualTo(Integer.MAX_VALUE);
            var ping = raw.next(PING);
            raw.get(3, "/");
            raw.frame(PING, ACK, 0, ping.payload());
            assertThat(raw.next(GOAWAY).last()).isEqualTo(3);
            assertThat(raw.answer(3).body()).isEqualTo("served");
            assertThat(raw.all()).isEmpty();
            closing.await();
        });
    }

    @Test
    void who_does_not_answer_is_not_waited_for_very_long() {
        afterAnAnswer((server, raw) -> {
            server.close();
            assertThat(raw.next(GOAWAY).last()).isEqualTo(Integer.MAX_VALUE);
            assertThat(raw.next(GOAWAY).last()).isEqualTo(1);
            assertThat(raw.all()).isEmpty();
        });
    }

    private static void isAnsweredBeforeTheGoodbye(RawHttp2 raw) throws IOException {
        raw.get(1, "/");
        assertThat(raw.next(GOAWAY).last()).isEqualTo(Integer.MAX_VALUE);
        var ping = raw.next(PING);
        assertThat(raw.answer(1).body()).isEqualTo("served");
        raw.frame(PING, ACK, 0, ping.payload());
        assertThat(raw.next(GOAWAY).last()).isOne();
        assertThat(raw.all()).isEmpty();
        raw.end();
    }

    @Test
    void a_client_that_has_just_connected_may_still_ask() {
        run(() -> {
            var server = HttpServer.start(0, ROUTES);
            try (var raw = RawHttp2.connect(server)) {
                awaitConnections(server, 1);
                var closing = closing(server);
                raw.send(RawHttp2.ascii(RawHttp2.PREFACE));
                raw.send(RawHttp2.settings());
                isAnsweredBeforeTheGoodbye(raw);
                closing.await();
            }
        });
    }

    @Test
    void a_client_whose_settings_have_come_may_still_ask() {
        run(() -> {
            var server = HttpServer.start(0, ROUTES);
            try (var raw = RawHttp2.open(server)) {
                while (raw.next(SETTINGS).flags() != ACK) {
                    assertThat(server.statistics().connections()).isOne();
                }
                var closing = closing(server);
                raw.frame(PING, 0, 0, new byte[8]);
                assertThat(raw.next().type()).isEqualTo(PING);
                isAnsweredBeforeTheGoodbye(raw);
                closing.await();
            }
        });
    }

    @Test
    void a_client_that_asks_nothing_is_not_waited_for_very_long() {
        run(() -> {
            var server = HttpServer.start(0, ROUTES);
            try (var raw = RawHttp2.open(server)) {
                while (raw.next(SETTINGS).flags() != ACK) {
                    assertThat(server.statistics().connections()).isOne();
                }
                var closing = closing(server);
                assertThat(raw.goodbye().last()).isZero();
                assertThat(raw.all()).isEmpty();
                raw.end();
                closing.await();
            }
        });
    }

    @Test
    void an_answer_to_another_ping_is_not_taken_for_the_one_to_the_goodbye() {
        afterAnAnswer((server, raw) -> {
            var _ = go(server::close);
            var ping = raw.next(PING);
            raw.frame(PING, ACK, 0, new byte[8]);
            raw.get(3, "/");
            assertThat(raw.answer(3).body()).isEqualTo("served");
            raw.frame(PING, ACK, 0, ping.payload());
            assertThat(raw.next(GOAWAY).last()).isEqualTo(3);
        });
    }

    @Test
    void requests_after_the_goodbye_are_a_flood() {
        run(() -> {
            var routes = Routes.create().get("/", request -> {
                sleep(Duration.ofMinutes(1));
                return Response.text("too late");
            });
            var server = HttpServer.start(0, routes);
            try (var raw = RawHttp2.open(server)) {
                raw.get(1, "/");
                while (server.statistics().running() == 0) {
                    sleep(Duration.ofMillis(1));
                }
                var get = RawHttp2.request("GET", "/");
                var _ = go(server::close);
                assertThat(raw.goodbye().error()).isEqualTo(Http2Error.NO_ERROR);
                assertThat(flood(
                                raw,
                                5_000,
                                (stream, out) -> out.writeBytes(
                                        RawHttp2.bytes(HEADERS, END_HEADERS | END_STREAM, stream + 2, get))))
                        .isEqualTo(Http2Error.ENHANCE_YOUR_CALM);
            }
        });
    }

    @Test
    void what_comes_after_all_was_said_is_dropped_before_netty_logs_it() {
        var lines = new AtomicInteger();
        var netty = Logger.getLogger(DefaultHttp2ConnectionDecoder.class.getName());
        var counts = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.incrementAndGet();
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        netty.addHandler(counts);
        try {
            against(Limits.standard().idleTime(Duration.ofMillis(300)), server -> {
                try (var raw = RawHttp2.open(server)) {
                    assertThat(raw.goodbye().error()).isEqualTo(Http2Error.NO_ERROR);
                    assertThat(raw.all()).isEmpty();
                    for (int i = 1; i < 200; i += 2) {
                        raw.get(i, "/");
                    }
                }
            });
        } finally {
            netty.removeHandler(counts);
        }
        assertThat(lines).hasValue(0);
    }
}
