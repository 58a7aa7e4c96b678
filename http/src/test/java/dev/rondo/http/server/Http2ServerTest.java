package dev.rondo.http.server;

import static dev.rondo.Rondo.await;
import static dev.rondo.Rondo.go;
import static dev.rondo.Rondo.run;
import static dev.rondo.Rondo.sleep;
import static dev.rondo.http.server.RawHttp2.CONTINUATION;
import static dev.rondo.http.server.RawHttp2.DATA;
import static dev.rondo.http.server.RawHttp2.END_HEADERS;
import static dev.rondo.http.server.RawHttp2.END_STREAM;
import static dev.rondo.http.server.RawHttp2.HEADERS;
import static dev.rondo.http.server.RawHttp2.RST_STREAM;
import static dev.rondo.http.server.RawHttp2.SETTINGS;
import static dev.rondo.http.server.RawHttp2.WINDOW_UPDATE;
import static dev.rondo.http.server.RawHttp2.ascii;
import static dev.rondo.http.server.RawHttp2.serve;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.fiber.Cancelled;
import dev.rondo.http.Body;
import dev.rondo.http.HttpException;
import dev.rondo.http.Request;
import dev.rondo.http.Response;
import dev.rondo.promise.Promise;
import io.netty.handler.codec.http2.Http2Error;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a server does with requests of HTTP/2, from the side of a client that sends frames. */
@Timeout(30)
class Http2ServerTest {
    private static String protocolOf(Request request) {
        return Objects.requireNonNull(request.connection()).protocol();
    }

    @Test
    void the_preface_is_recognised_when_it_comes_byte_by_byte() {
        var routes = Routes.create()
                .get(
                        "/users/{id}",
                        request -> Response.text(
                                protocolOf(request) + " " + request.parameter("id") + " " + request.header("Host")));
        serve(routes, (server, _) -> {
            try (var raw = RawHttp2.connect(server)) {
                for (byte octet : ascii(RawHttp2.PREFACE)) {
                    raw.send(new byte[] {octet});
                    sleep(Duration.ofMillis(1));
                }
                raw.send(RawHttp2.settings());
                raw.get(1, "/users/7");
                assertThat(raw.answer(1).body()).isEqualTo("HTTP/2 7 x");
            }
        });
    }

    @Test
    void what_only_begins_like_the_preface_is_left_to_HTTP_1() {
        var routes = Routes.create().route("PRI", "/", request -> Response.text("odd, but a method"));
        serve(routes, (server, _) -> {
            assertThat(Raw.ask(server, "PRI / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 200 OK")
                    .endsWith("odd, but a method");
            assertThat(Raw.ask(server, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r!")).startsWith("HTTP/1.1 505 ");
        });
    }

    @Test
    void the_requests_of_a_connection_are_handled_side_by_side() {
        run(() -> {
            var open = Promise.<String>withResolvers();
            var routes = Routes.create()
                    .get("/slow", request -> Response.text(await(open.promise())))
                    .callback("GET", "/quick", (request, reply) -> reply.send(Response.text("quick")));
            try (var server = HttpServer.start(0, routes);
                    var raw = RawHttp2.open(server)) {
                raw.get(1, "/slow");
                raw.get(3, "/quick");
                assertThat(raw.answer(3).body()).isEqualTo("quick");
                assertThat(server.statistics().running()).isEqualTo(1);
                open.resolve("slow");
                assertThat(raw.answer(1).body()).isEqualTo("slow");
                assertThat(server.statistics().requests()).isEqualTo(2);
            }
        });
    }

    @Test
    void a_stream_that_the_client_resets_is_cancelled_alone() {
        run(() -> {
            var begun = Promise.<String>withResolvers();
            var cancelled = Promise.<String>withResolvers();
            var routes = Routes.create()
                    .get("/", request -> Response.text("served"))
                    .post("/", request -> {
                        begun.resolve("begun");
                        try {
                            return Response.text(request.body().text());
                        } catch (Cancelled why) {
                            cancelled.resolve(String.valueOf(why));
                            throw why;
                        }
                    });
            try (var server = HttpServer.start(0, routes);
                    var raw = RawHttp2.open(server)) {
                raw.post(1, "/");
                raw.frame(DATA, 0, 1, ascii("half of"));
                await(begun.promise());
                raw.frame(RST_STREAM, 0, 1, RawHttp2.number(8));
                assertThat(await(cancelled.promise())).contains("the client", "taken the request back");
                raw.get(3, "/");
                assertThat(raw.answer(3).body()).isEqualTo("served");
                assertThat(server.statistics().gone()).isEqualTo(1);
            }
        });
    }

    @Test
    void all_streams_are_cancelled_when_the_client_goes_away() {
        run(() -> {
            var cancelled = Promise.<String>withResolvers();
            var begun = Promise.<String>withResolvers();
            var routes = Routes.create().get("/", request -> {
                begun.resolve("begun");
                try {
                    sleep(Duration.ofMinutes(1));
                } catch (Cancelled why) {
                    cancelled.resolve(String.valueOf(why));
                    throw why;
                }
                return Response.text("too late");
            });
            try (var server = HttpServer.start(0, routes);
                    var raw = RawHttp2.open(server)) {
                raw.get(1, "/");
                await(begun.promise());
                raw.reset();
                assertThat(await(cancelled.promise())).contains("the client", "gone away");
            }
        });
    }

    @Test
    void closing_the_server_says_goodbye_and_lets_streams_end_that_run() {
        run(() -> {
            var begun = Promise.<String>withResolvers();
            var end = Promise.<String>withResolvers();
            var routes = Routes.create().get("/", request -> {
                begun.resolve("begun");
                await(end.promise());
                return Response.of(Body.of(new byte[100_000], "application/octet-stream"));
            });
            var server = HttpServer.start(0, routes);
            try (var raw = RawHttp2.open(server);
                    var idle = RawHttp2.open(server)) {
                raw.get(1, "/");
                raw.frame(WINDOW_UPDATE, 0, 0, RawHttp2.number(100_000));
                raw.frame(WINDOW_UPDATE, 0, 1, RawHttp2.number(100_000));
                await(begun.promise());
                idle.next(SETTINGS);
                idle.next(SETTINGS);
                var closing = go(server::close);
                var goodbye = raw.goodbye();
                assertThat(goodbye.error()).isEqualTo(Http2Error.NO_ERROR);
                assertThat(goodbye.last()).isEqualTo(1);
                assertThat(idle.goodbye().last()).isZero();
                assertThat(idle.all()).isEmpty();
                end.resolve("now");
                assertThat(raw.answer(1).body()).hasSize(100_000);
                assertThat(raw.all()).isEmpty();
                closing.await();
                assertThat(server.statistics().connections()).isZero();
            }
        });
    }

    @Test
    void a_client_that_ends_its_side_has_its_answer_and_the_connection_ends() {
        var routes = Routes.create().get("/", request -> {
            sleep(Duration.ofMillis(20));
            return Response.text("last");
        });
        serve(routes, (server, raw) -> {
            raw.get(1, "/");
            raw.end();
            assertThat(raw.answer(1).body()).isEqualTo("last");
            assertThat(raw.all()).isEmpty();
        });
    }

    @Test
    void an_answer_has_the_fields_of_HTTP_2_only() {
        var routes = Routes.create()
                .get(
                        "/",
                        request -> Response.text("x")
                                .header("Connection", "X-Other")
                                .header("Keep-Alive", "5")
                                .header("Transfer-Encoding", "chunked")
                                .header("Upgrade", "h2c")
                                .header("Proxy-Connection", "close")
                                .header("X-Mixed-Case", "Kept"));
        serve(routes, (server, raw) -> {
            raw.get(1, "/");
            var head = raw.answer(1).head();
            assertThat(head.names().stream().map(CharSequence::toString))
                    .containsExactlyInAnyOrder(":status", "content-type", "content-length", "date", "x-mixed-case");
            assertThat(head.get("content-length")).hasToString("1");
            assertThat(head.get("x-mixed-case")).hasToString("Kept");
        });
    }

    @Test
    void answers_without_a_body_have_none() {
        var routes = Routes.create()
                .get("/", request -> Response.text("12345"))
                .get("/204", request -> Response.text("never sent").status(204))
                .get("/304", request -> Response.text("123").status(304))
                .get("/unchanged", request -> Response.of(304))
                .get("/103", request -> Response.of(103));
        serve(routes, (server, raw) -> {
            raw.frame(HEADERS, END_HEADERS | END_STREAM, 1, RawHttp2.request("HEAD", "/"));
            raw.get(3, "/204");
            raw.get(5, "/304");
            raw.get(7, "/103");
            var head = raw.next(HEADERS);
            assertThat(head.ends()).isTrue();
            assertThat(raw.head(head).get("content-length")).hasToString("5");
            var none = raw.next(HEADERS);
            assertThat(none.ends()).isTrue();
            assertThat(raw.head(none).get("content-length")).isNull();
            var same = raw.next(HEADERS);
            assertThat(same.ends()).isTrue();
            assertThat(raw.head(same).status()).hasToString("304");
            assertThat(raw.answer(7).status()).isEqualTo(500);
            raw.get(9, "/unchanged");
            assertThat(raw.answer(9).head().get("content-length")).isNull();
        });
    }

    @Test
    void headers_may_come_in_pieces_and_cookies_too() {
        var routes = Routes.create().get("/", request -> Response.text(String.valueOf(request.header("cookie"))));
        serve(routes, (server, raw) -> {
            var request = RawHttp2.request("GET", "/", "cookie", "a=1", "cookie", "b=2");
            raw.frame(HEADERS, END_STREAM, 1, Arrays.copyOf(request, 10));
            raw.frame(CONTINUATION, END_HEADERS, 1, Arrays.copyOfRange(request, 10, request.length));
            assertThat(raw.answer(1).body()).isEqualTo("a=1; b=2");
        });
    }

    @Test
    void errors_are_answered_as_in_HTTP_1() {
        var routes = Routes.create()
                .get("/teapot", request -> {
                    throw new HttpException(418, "short and stout");
                })
                .get("/broken", request -> {
                    throw new IllegalStateException("a bug on purpose");
                });
        serve(routes, (server, raw) -> {
            raw.get(1, "/teapot");
            var teapot = raw.answer(1);
            assertThat(teapot.status()).isEqualTo(418);
            assertThat(teapot.body()).contains("short and stout");
            assertThat(teapot.head().get("content-type")).hasToString("application/problem+json");
            raw.get(3, "/broken");
            assertThat(raw.answer(3).status()).isEqualTo(500);
            raw.get(5, "/a/../b");
            assertThat(raw.answer(5).status()).isEqualTo(400);
            raw.get(7, "/nothing");
            assertThat(raw.answer(7).status()).isEqualTo(404);
            raw.frame(HEADERS, END_HEADERS | END_STREAM, 9, RawHttp2.fields(":method", "CONNECT", ":authority", "x:1"));
            assertThat(raw.answer(9).status()).isEqualTo(501);
            raw.post(11, "/teapot", "expect", "a miracle");
            assertThat(raw.answer(11).status()).isEqualTo(417);
            assertThat(server.statistics().failed()).isEqualTo(1);
        });
    }

    @Test
    void more_requests_than_there_may_be_are_answered_503() {
        run(() -> {
            var open = Promise.<String>withResolvers();
            var routes = Routes.create().get("/", request -> Response.text(await(open.promise())));
            var limits = Limits.standard().requests(1);
            try (var server = HttpServer.builder()
                            .port(0)
                            .handler(routes)
                            .limits(limits)
                            .start();
                    var raw = RawHttp2.open(server)) {
                raw.get(1, "/");
                raw.get(3, "/");
                var refused = raw.answer(3);
                assertThat(refused.status()).isEqualTo(503);
                assertThat(refused.head().get("retry-after")).hasToString("1");
                open.resolve("served");
                assertThat(raw.answer(1).body()).isEqualTo("served");
                raw.get(5, "/");
                assertThat(raw.answer(5).body()).isEqualTo("served");
                assertThat(server.statistics().refused()).isEqualTo(1);
            }
        });
    }

    @Test
    void many_streams_at_once_all_have_their_answers() {
        var routes = Routes.create().get("/{id}", request -> {
            sleep(Duration.ofMillis(5));
            return Response.text(request.parameter("id").repeat(1000));
        });
        serve(routes, (server, raw) -> {
            raw.frame(WINDOW_UPDATE, 0, 0, RawHttp2.number(1 << 30));
            for (int i = 0; i < 100; i++) {
                raw.get(2 * i + 1, "/" + i % 10);
            }
            int bytes = 0;
            for (int ends = 0; ends < 100; ) {
                var frame = raw.next();
                ends += frame.ends() ? 1 : 0;
                if (frame.type() == DATA) {
                    bytes += frame.payload().length;
                    assertThat(frame.text()).matches("(%d)*".formatted(frame.stream() / 2 % 10));
                }
            }
            assertThat(bytes).isEqualTo(100_000);
            assertThat(server.statistics().requests()).isEqualTo(100);
        });
    }
}
