package dev.rondo.http.server;

import static dev.rondo.Rondo.go;
import static dev.rondo.Rondo.run;
import static dev.rondo.Rondo.sleep;
import static dev.rondo.http.server.Http2FloodTest.against;
import static dev.rondo.http.server.Http2FloodTest.flood;
import static dev.rondo.http.server.RawHttp2.END_HEADERS;
import static dev.rondo.http.server.RawHttp2.END_STREAM;
import static dev.rondo.http.server.RawHttp2.GOAWAY;
import static dev.rondo.http.server.RawHttp2.HEADERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.http.Response;
import io.netty.handler.codec.http2.DefaultHttp2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2Error;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What comes of a client after a server of HTTP/2 has said GOAWAY. */
@Timeout(60)
class Http2GoodbyeTest {
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
                assertThat(raw.next(GOAWAY).error()).isEqualTo(Http2Error.NO_ERROR);
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
                    assertThat(raw.next(GOAWAY).error()).isEqualTo(Http2Error.NO_ERROR);
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
