package dev.rondo.http.server;

import static dev.rondo.http.server.RawWebSocket.CLOSE;
import static dev.rondo.http.server.RawWebSocket.FIN;
import static dev.rondo.http.server.RawWebSocket.PING;
import static dev.rondo.http.server.RawWebSocket.frame;
import static dev.rondo.http.server.Serving.A_MOMENT;
import static dev.rondo.http.server.Serving.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.Rondo;
import dev.rondo.http.Response;
import dev.rondo.http.websocket.WebSocketException;
import dev.rondo.http.websocket.WebSocketSettings;
import dev.rondo.net.Network;
import dev.rondo.promise.Promise;
import io.netty.handler.codec.http2.Http2Error;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that send more than they read: what waits for them is bounded, and so is the time that it waits. */
@Timeout(60)
class SlowReadersTest {
    private static final int INITIAL_WINDOW_SIZE = 4;
    private static final int LARGE = 1_000_000;
    private static final int MANY = 200;

    /** Megabytes that kernels keep of a connection, and a few for the server. */
    private static final long MOST = 40;

    private static Stream<String> transports() {
        return Network.transports();
    }

    @ParameterizedTest
    @MethodSource("transports")
    void no_more_is_answered_ahead_than_the_client_takes(String transport) {
        var large = "x".repeat(LARGE);
        var routes = Routes.create()
                .get("/fiber", request -> Response.text(large))
                .callback("GET", "/callback", (request, reply) -> reply.send(Response.text(large)))
                .callback("POST", "/callback", (request, reply) -> reply.send(Response.text(large)));
        var ahead = "GET /fiber" + HOST + "\r\n" + "GET /callback" + HOST + "\r\n" + "POST /callback" + HOST
                + "Content-Length: 4\r\n\r\nbody" + "GET /callback" + HOST + "\r\n";
        Network.run(transport, () -> {
            try (var server = HttpServer.start(0, routes);
                    var raw = Raw.connect(server)) {
                raw.send(ahead.repeat(MANY / 4));
                awaitStandstill(() -> server.statistics().requests());
                assertThat(server.statistics().requests()).isBetween(1L, MOST);
                for (int i = 0; i < MANY; i++) {
                    raw.until("\r\n\r\n");
                    raw.exactly(LARGE);
                }
                assertThat(server.statistics().requests()).isEqualTo(MANY);
            }
        });
    }

    /** Whose body was too slow, too, so that the stream was to end with the answer. */
    @Test
    void a_stream_whose_client_takes_nothing_is_reset() {
        var limits = Limits.standard().bodyTime(A_MOMENT).sendTime(A_MOMENT);
        var routes = Routes.create()
                .post("/", request -> Response.text(request.body().text()));
        Serving.serve(limits, routes, server -> {
            try (var client = RawHttp2.open(server, INITIAL_WINDOW_SIZE, 1)) {
                client.post(1, "/");
                assertThat(client.next(RawHttp2.RST_STREAM).error()).isEqualTo(Http2Error.CANCEL);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {FIN | CLOSE, FIN | 3})
    void a_websocket_that_has_to_close_and_whose_client_takes_nothing_is_cut_off(int last) {
        var settings = WebSocketSettings.standard().closeTime(A_MOMENT);
        Rondo.run(() -> {
            var stuck = Promise.<String>withResolvers();
            var sent = new AtomicInteger();
            var routes = Routes.create().webSocket("/", settings, socket -> {
                var piece = "x".repeat(60_000);
                Rondo.go(() -> {
                    awaitStandstill(sent::get);
                    stuck.resolve("");
                });
                try {
                    while (true) {
                        socket.send(piece);
                        sent.incrementAndGet();
                    }
                } catch (WebSocketException closed) {
                    socket.awaitClosed();
                }
            });
            try (var server = HttpServer.start(0, routes);
                    var client = RawWebSocket.open(server, "/")) {
                Rondo.await(stuck.promise());
                client.send(last, "");
                Rondo.within(Duration.ofSeconds(10), () -> sendWhileOpen(server, client));
            }
        });
    }

    /** Signs of life do not help. */
    private static void sendWhileOpen(HttpServer server, RawWebSocket client) {
        var ping = frame(FIN | PING, "");
        boolean cut = false;
        while (server.statistics().connections() > 0) {
            try {
                if (!cut) {
                    client.raw().send(ping);
                }
            } catch (IOException reset) {
                cut = true; // the server may still be tidying up
            }
            Rondo.sleep(Duration.ofMillis(10));
        }
    }

    private static void awaitStandstill(LongSupplier count) {
        for (long before = -1; before != count.getAsLong(); ) {
            before = count.getAsLong();
            Rondo.sleep(A_MOMENT);
        }
    }
}
