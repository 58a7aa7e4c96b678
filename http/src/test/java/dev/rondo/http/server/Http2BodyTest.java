package dev.rondo.http.server;

import static dev.rondo.Rondo.await;
import static dev.rondo.Rondo.run;
import static dev.rondo.http.server.RawHttp2.DATA;
import static dev.rondo.http.server.RawHttp2.END_HEADERS;
import static dev.rondo.http.server.RawHttp2.END_STREAM;
import static dev.rondo.http.server.RawHttp2.HEADERS;
import static dev.rondo.http.server.RawHttp2.RST_STREAM;
import static dev.rondo.http.server.RawHttp2.WINDOW_UPDATE;
import static dev.rondo.http.server.RawHttp2.ascii;
import static dev.rondo.http.server.RawHttp2.serve;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.http.Body;
import dev.rondo.http.Response;
import dev.rondo.promise.Promise;
import io.netty.handler.codec.http2.Http2Error;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bodies of HTTP/2, both ways, from the side of a client that sends frames. */
@Timeout(30)
class Http2BodyTest {
    private static final int INITIAL_WINDOW_SIZE = 4;

    @Test
    void a_body_larger_than_the_windows_waits_for_them() {
        var routes = Routes.create()
                .get("/whole", request -> Response.of(Body.of(new byte[200_000], "application/octet-stream")))
                .get(
                        "/stream",
                        request -> Response.stream("text/plain", output -> {
                            for (int i = 0; i < 200; i++) {
                                output.write("x".repeat(1000));
                            }
                        }));
        serve(
                routes,
                (server, raw) -> {
                    raw.get(1, "/whole");
                    raw.get(3, "/stream");
                    int whole = 0;
                    int streamed = 0;
                    while (whole < 1000 || streamed < 1000) {
                        var frame = raw.next(DATA);
                        whole += frame.stream() == 1 ? frame.payload().length : 0;
                        streamed += frame.stream() == 3 ? frame.payload().length : 0;
                    }
                    assertThat(whole).isEqualTo(1000);
                    assertThat(streamed).isEqualTo(1000);
                    raw.frame(WINDOW_UPDATE, 0, 0, RawHttp2.number(1_000_000));
                    raw.frame(WINDOW_UPDATE, 0, 1, RawHttp2.number(199_000));
                    raw.frame(WINDOW_UPDATE, 0, 3, RawHttp2.number(199_000));
                    for (int ends = 0; ends < 2; ) {
                        var frame = raw.next(DATA);
                        whole += frame.stream() == 1 ? frame.payload().length : 0;
                        streamed += frame.stream() == 3 ? frame.payload().length : 0;
                        ends += frame.ends() ? 1 : 0;
                    }
                    assertThat(whole).isEqualTo(200_000);
                    assertThat(streamed).isEqualTo(200_000);
                },
                INITIAL_WINDOW_SIZE,
                1000);
    }

    @Test
    void a_body_that_nobody_reads_gets_no_window_and_does_not_stop_other_streams() {
        run(() -> {
            var open = Promise.<String>withResolvers();
            var routes = Routes.create()
                    .post("/slow", request -> {
                        await(open.promise());
                        return Response.text(String.valueOf(request.body().bytes().length));
                    })
                    .post(
                            "/quick",
                            request ->
                                    Response.text(String.valueOf(request.body().bytes().length)));
            try (var server = HttpServer.start(0, routes);
                    var raw = RawHttp2.open(server)) {
                raw.post(1, "/slow");
                // with what was handed over to the body at first, two windows and no byte more
                int sent = 0;
                for (int window = 65_535; window > 0; ) {
                    int count = Math.min(window, 16_000);
                    raw.frame(DATA, 0, 1, new byte[count]);
                    sent += count;
                    window -= count;
                    if (window == 0 && sent == 65_535) {
                        window += ByteBuffer.wrap(raw.nextOf(1).payload()).getInt();
                    }
                }
                assertThat(sent).isLessThan(3 * 65_535);
                raw.post(3, "/quick");
                raw.frame(DATA, END_STREAM, 3, new byte[16_000]);
                assertThat(raw.answer(3).body()).isEqualTo("16000");
                open.resolve("go");
                assertThat(raw.nextOf(1).type()).isEqualTo(WINDOW_UPDATE);
                raw.frame(DATA, END_STREAM, 1);
                assertThat(raw.answer(1).body()).isEqualTo(String.valueOf(sent));
            }
        });
    }

    @Test
    void a_body_is_sent_back_while_it_comes() {
        var routes = Routes.create().post("/", request -> Response.of(request.body()));
        serve(routes, (server, raw) -> {
            raw.post(1, "/");
            assertThat(raw.nextOf(1).type()).isEqualTo(HEADERS);
            for (var word : List.of("one", "two", "three")) {
                raw.frame(DATA, 0, 1, ascii(word));
                assertThat(raw.next(DATA).text()).isEqualTo(word);
            }
            raw.frame(DATA, 8 | END_STREAM, 1, ascii("\3end\0\0\0"));
            assertThat(raw.restOf(1)).isEqualTo("end");
        });
    }

    @Test
    void trailers_end_a_body_and_do_no_harm() {
        var routes = Routes.create()
                .post("/", request -> Response.text(request.body().text() + request.header("x-sum")))
                .callback(
                        "POST",
                        "/callback",
                        (request, reply) -> reply.send(Response.text("called " + bytesOf(request.body()).length)));
        serve(routes, (server, raw) -> {
            raw.post(1, "/");
            raw.frame(DATA, 0, 1, ascii("body "));
            raw.frame(HEADERS, END_HEADERS | END_STREAM, 1, RawHttp2.fields("x-sum", "12"));
            assertThat(raw.answer(1).body()).isEqualTo("body null");
            raw.post(3, "/callback");
            raw.frame(DATA, 0, 3, ascii("body"));
            raw.frame(HEADERS, END_HEADERS | END_STREAM, 3, RawHttp2.fields("x-sum", "12"));
            assertThat(raw.answer(3).body()).isEqualTo("called 4");
            raw.post(5, "/");
            raw.frame(HEADERS, END_HEADERS | END_STREAM, 5, RawHttp2.fields(":path", "/other"));
            assertThat(raw.nextOf(5).error()).isEqualTo(Http2Error.PROTOCOL_ERROR);
        });
    }

    private static byte[] bytesOf(Body body) {
        try {
            return body.bytes();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void a_client_that_asks_first_is_told_to_go_on() {
        var routes = Routes.create()
                .post("/", request -> Response.text(request.body().text()));
        serve(routes, (server, raw) -> {
            raw.post(1, "/", "expect", "100-continue");
            var first = raw.nextOf(1);
            assertThat(first.ends()).isFalse();
            assertThat(raw.head(first).status()).hasToString("100");
            raw.frame(DATA, END_STREAM, 1, ascii("body"));
            assertThat(raw.answer(1).body()).isEqualTo("body");
        });
    }

    @Test
    void a_stream_that_fails_in_the_middle_is_reset() {
        var routes = Routes.create()
                .get(
                        "/",
                        request -> Response.stream("text/plain", output -> {
                            output.write("half");
                            output.flush();
                            throw new IllegalStateException("a bug on purpose");
                        }));
        serve(routes, (server, raw) -> {
            raw.get(1, "/");
            assertThat(raw.next(DATA).text()).isEqualTo("half");
            assertThat(raw.nextOf(1).error()).isEqualTo(Http2Error.INTERNAL_ERROR);
            assertThat(server.statistics().failed()).isEqualTo(1);
        });
    }

    @Test
    void a_body_that_is_too_large_is_answered_413_whether_it_says_so_or_not() {
        var routes = Routes.create()
                .post("/", request -> Response.text(request.body().text()))
                .callback("POST", "/callback", (request, reply) -> reply.send(Response.text("called")));
        serve(Limits.standard().bodyBytes(10), routes, (server, raw) -> {
            raw.post(1, "/", "content-length", "11");
            assertThat(raw.answer(1).status()).isEqualTo(413);
            raw.post(3, "/");
            raw.frame(DATA, 0, 3, new byte[11]);
            assertThat(raw.answer(3).status()).isEqualTo(413);
            raw.post(5, "/callback");
            raw.frame(DATA, 0, 5, new byte[11]);
            assertThat(raw.answer(5).status()).isEqualTo(413);
        });
    }

    @Test
    void a_body_that_is_too_slow_is_answered_408_and_the_stream_ends() {
        var routes = Routes.create()
                .post("/", request -> Response.text(request.body().text()))
                .callback("POST", "/callback", (request, reply) -> reply.send(Response.text("called")));
        serve(Limits.standard().bodyTime(Duration.ofMillis(100)), routes, (server, raw) -> {
            for (var path : List.of("/", "/callback")) {
                int stream = path.equals("/") ? 1 : 3;
                raw.post(stream, path);
                raw.frame(DATA, 0, stream, ascii("slow"));
                assertThat(raw.answer(stream).status()).isEqualTo(408);
                assertThat(raw.nextOf(stream).error()).isEqualTo(Http2Error.NO_ERROR);
            }
        });
    }

    @Test
    void the_rest_of_a_body_is_dropped_if_it_is_not_too_much() {
        var routes = Routes.create().post("/", request -> Response.text("seen enough"));
        serve(routes, (server, raw) -> {
            raw.post(1, "/");
            assertThat(raw.answer(1).body()).isEqualTo("seen enough");
            raw.frame(DATA, END_STREAM, 1, new byte[10_000]);
            raw.post(3, "/");
            assertThat(raw.answer(3).body()).isEqualTo("seen enough");
            int window = 65_535;
            RawHttp2.Frame frame = null;
            for (int sent = 0; frame == null || frame.type() != RST_STREAM; sent += 10_000) {
                assertThat(sent).isLessThan(500_000);
                while (window < 10_000) {
                    frame = raw.nextOf(3);
                    window += frame.type() == WINDOW_UPDATE
                            ? ByteBuffer.wrap(frame.payload()).getInt()
                            : 1_000_000;
                }
                raw.frame(DATA, 0, 3, new byte[10_000]);
                window -= 10_000;
            }
            assertThat(frame.error()).isEqualTo(Http2Error.NO_ERROR);
        });
    }

    @Test
    void a_callback_is_given_a_body_that_is_larger_than_what_may_wait_for_a_fiber() {
        var routes = Routes.create().callback("POST", "/", (request, reply) -> {
            try {
                reply.send(Response.text("" + request.body().bytes().length));
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        });
        serve(routes, (server, raw) -> {
            raw.post(1, "/");
            int sent = 0;
            for (int window = 65_535; sent < 300_000; sent += 10_000) {
                while (window < 10_000) {
                    var update = raw.next(WINDOW_UPDATE);
                    window += update.stream() == 1
                            ? ByteBuffer.wrap(update.payload()).getInt()
                            : 0;
                }
                window -= 10_000;
                raw.frame(DATA, sent == 290_000 ? END_STREAM : 0, 1, new byte[10_000]);
            }
            assertThat(raw.restOf(1)).isEqualTo("300000");
        });
    }
}
