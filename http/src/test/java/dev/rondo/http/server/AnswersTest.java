package dev.rondo.http.server;

import static dev.rondo.Rondo.await;
import static dev.rondo.Rondo.go;
import static dev.rondo.Rondo.run;
import static dev.rondo.Rondo.setTimeout;
import static dev.rondo.Rondo.sleep;
import static dev.rondo.http.server.Serving.A_MOMENT;
import static dev.rondo.http.server.Serving.END;
import static dev.rondo.http.server.Serving.HOST;
import static dev.rondo.http.server.Serving.get;
import static dev.rondo.http.server.Serving.serve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.fiber.Cancellation;
import dev.rondo.fiber.Cancelled;
import dev.rondo.http.Body;
import dev.rondo.http.BodyOutput;
import dev.rondo.http.HttpException;
import dev.rondo.http.Problem;
import dev.rondo.http.Response;
import dev.rondo.promise.Promise;
import dev.rondo.scope.Scope;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of handlers that answer wrongly, twice, from elsewhere, half, or not at all. */
@Timeout(30)
class AnswersTest {
    /** A body of somebody else's, at which nothing is right. */
    private static final class Broken implements Body {
        @Override
        public long length() {
            throw new IllegalStateException("no length");
        }

        @Override
        public @Nullable String type() {
            return null;
        }

        @Override
        public @Nullable ByteBuffer read() {
            return null;
        }

        @Override
        public byte[] bytes() {
            return new byte[0];
        }
    }

    @Test
    @SuppressWarnings("NullAway")
    void what_cannot_be_an_answer_becomes_500_and_the_server_lives() {
        var routes = Routes.create()
                .get("/null", request -> null)
                .get("/status", request -> {
                    throw new HttpException(42, "no status");
                })
                .get("/member", request -> {
                    var endless = new ArrayList<Object>();
                    endless.add(endless);
                    throw new HttpException(Problem.of(400, "").with("endless", endless));
                })
                .get("/error", request -> {
                    throw new StackOverflowError("on purpose");
                })
                .get("/body", request -> Response.of(new Broken()))
                .get("/interim", request -> Response.of(102))
                .get("/other", request -> {
                    throw new Cancelled(new Cancellation("somebody", "for fun", ""));
                })
                .callback("GET", "/callback", (request, reply) -> reply.send(Response.of(new Broken())))
                .callback("GET", "/callback-status", (request, reply) -> {
                    throw new HttpException(42, "no status");
                })
                .get("/good", request -> Response.text("good"));
        serve(routes, server -> {
            var paths = new String[] {
                "/null", "/status", "/member", "/error", "/body", "/interim", "/other", "/callback", "/callback-status"
            };
            for (var path : paths) {
                assertThat(Raw.ask(server, get(path) + "GET /good" + END))
                        .as(path)
                        .startsWith("HTTP/1.1 500 ")
                        .endsWith("good");
            }
            assertThat(server.statistics().failed()).isEqualTo(paths.length);
        });
    }

    @Test
    void a_callback_for_get_answers_head() {
        var routes = Routes.create()
                .callback("GET", "/{name}", (request, reply) -> reply.send(Response.text(request.parameter("name"))));
        serve(
                routes,
                server -> assertThat(Raw.ask(server, "HEAD /callback" + END))
                        .startsWith("HTTP/1.1 200 ")
                        .contains("content-length: 8\r\n")
                        .endsWith("\r\n\r\n"));
    }

    @Test
    void the_first_of_two_replies_counts() {
        var errors = new ArrayList<Throwable>();
        var routes = Routes.create()
                .callback("GET", "/twice", (request, reply) -> {
                    reply.send(Response.text("first"));
                    reply.send(Response.text("second"));
                })
                .callback("GET", "/throws", (request, reply) -> {
                    reply.send(Response.text("first"));
                    throw new HttpException(400, "too late");
                })
                .callback("GET", "/later", (request, reply) -> {
                    reply.send(Response.text("first"));
                    setTimeout(
                            () -> {
                                try {
                                    reply.send(Response.text("second"));
                                } catch (IllegalStateException late) {
                                    errors.add(late);
                                }
                            },
                            Duration.ofMillis(1));
                })
                .get("/good", request -> {
                    sleep(Duration.ofMillis(20));
                    return Response.text("good");
                });
        serve(routes, server -> {
            for (var path : new String[] {"/twice", "/throws", "/later"}) {
                assertThat(Raw.ask(server, get(path) + get(path) + "GET /good" + END)
                                .replaceAll("(?s)HTTP/1.1 200.*?\r\n\r\n", "<"))
                        .isEqualTo("<first<first<good");
            }
            assertThat(errors).hasSize(2);
        });
    }

    @Test
    void a_callback_may_be_answered_later_by_the_loop_or_a_fiber_but_by_no_other_thread() {
        var wrong = new AtomicReference<Throwable>();
        var routes = Routes.create()
                .callback(
                        "GET",
                        "/timer",
                        (request, reply) -> setTimeout(() -> reply.send(Response.text("timer")), Duration.ofMillis(5)))
                .callback(
                        "GET",
                        "/fiber",
                        (request, reply) -> go(() -> {
                            sleep(Duration.ofMillis(5));
                            reply.send(Response.text("fiber"));
                        }))
                .callback("GET", "/thread", (request, reply) -> {
                    var thread = Thread.ofPlatform().start(() -> {
                        try {
                            reply.send(Response.text("thread"));
                        } catch (RuntimeException error) {
                            wrong.set(error);
                        }
                    });
                    thread.join();
                    reply.send(Response.text("loop"));
                });
        serve(routes, server -> {
            assertThat(Raw.ask(
                                    server,
                                    get("/timer") + get("/fiber") + get("/thread") + get("/fiber") + "GET /timer" + END)
                            .replaceAll("(?s)HTTP/1.1 200.*?\r\n\r\n", "<"))
                    .isEqualTo("<timer<fiber<loop<fiber<timer");
            assertThat(wrong.get()).isInstanceOf(WrongThreadException.class);
        });
    }

    @Test
    void a_body_that_fails_half_way_cuts_the_connection() {
        var routes = Routes.create()
                .get(
                        "/",
                        request -> Response.stream("text/plain", out -> {
                            out.write("half");
                            out.flush();
                            throw new IOException("on purpose");
                        }));
        serve(routes, server -> {
            try (var raw = Raw.connect(server)) {
                raw.send(get("/"));
                raw.until("half\r\n");
                assertThatThrownBy(raw::all).isInstanceOf(IOException.class);
            }
            assertThat(server.statistics().failed()).isOne();
        });
    }

    @Test
    void a_handler_that_goes_on_after_its_client_has_gone_is_counted_once_and_until_it_ends() {
        run(() -> {
            var begun = Promise.<String>withResolvers();
            var ended = Promise.<String>withResolvers();
            var goOn = Promise.<String>withResolvers();
            var routes = Routes.create()
                    .get(
                            "/",
                            request -> Response.stream("text/plain", out -> {
                                begun.resolve("");
                                stubborn(out, goOn.promise());
                                ended.resolve("");
                            }));
            try (var server = HttpServer.start(0, routes)) {
                try (var raw = Raw.connect(server)) {
                    raw.send(get("/"));
                    await(begun.promise());
                    raw.reset();
                }
                sleep(A_MOMENT);
                assertThat(server.statistics().running()).isOne();
                goOn.resolve("");
                await(ended.promise());
                sleep(Duration.ofMillis(10));
                assertThat(server.statistics().running()).isZero();
            }
        });
    }

    private static void stubborn(BodyOutput out, Promise<String> goOn) throws IOException {
        Scope.shield(() -> await(goOn));
        try {
            out.write("nobody reads this");
        } catch (IOException | Cancelled gone) {
            // as one does who does not care
        }
    }

    @Test
    void a_client_that_has_said_all_is_answered_all_the_same() {
        var large = "x".repeat(8_000_000);
        var routes = Routes.create()
                .get("/", request -> Response.text("fiber"))
                .callback("GET", "/callback", (request, reply) -> reply.send(Response.text("callback")))
                .get("/large", request -> Response.text(large))
                .callback("GET", "/large-callback", (request, reply) -> reply.send(Response.text(large)));
        serve(routes, server -> {
            assertThat(halfClosed(server, get("/callback"))).endsWith("callback");
            assertThat(halfClosed(server, get("/"))).endsWith("fiber");
            assertThat(halfClosed(server, get("/callback") + get("/") + get("/callback")))
                    .endsWith("callback");
            assertThat(halfClosed(server, "HELLO\r\n\r\n")).startsWith("HTTP/1.1 400 ");
            assertThat(halfClosed(server, "GET / HTTP/1.1\r\nHost")).startsWith("HTTP/1.1 400 ");
            assertThat(halfClosed(server, get("/large"))).hasSizeGreaterThan(large.length());
            assertThat(halfClosed(server, get("/large-callback"))).hasSizeGreaterThan(large.length());
        });
    }

    private static String halfClosed(HttpServer server, String bytes) throws IOException {
        try (var raw = Raw.connect(server)) {
            raw.send(bytes);
            raw.end();
            return raw.all();
        }
    }

    @Test
    void nothing_is_written_behind_the_end_of_a_body() {
        run(AnswersTest::writeBehindTheEnd);
    }

    private static void writeBehindTheEnd() throws Exception {
        var outputs = new ArrayList<BodyOutput>();
        var begun = Promise.<String>withResolvers();
        var goOn = Promise.<String>withResolvers();
        var routes = Routes.create()
                .get(
                        "/",
                        request -> Response.stream("text/plain", out -> {
                            outputs.add(out);
                            out.write("all");
                        }))
                .get(
                        "/late",
                        request -> Response.stream("text/plain", out -> {
                            outputs.add(out);
                            out.write("x".repeat(8_000_000));
                            begun.resolve("");
                            await(goOn.promise());
                        }));
        try (var server = HttpServer.start(0, routes);
                var raw = Raw.connect(server)) {
            raw.send(get("/"));
            raw.until("all\r\n0\r\n\r\n");
            assertThatThrownBy(() -> outputs.getFirst().write("late"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("the body has ended");
            raw.send(get("/late"));
            await(begun.promise());
            var late = go("late", () -> {
                goOn.resolve("");
                try {
                    outputs.getLast().write("late");
                    return "was written";
                } catch (IOException refused) {
                    return refused.getMessage();
                }
            });
            raw.until("\r\n\r\n7a1200\r\n");
            raw.exactly(8_000_000);
            assertThat(raw.exactly(7)).isEqualTo("\r\n0\r\n\r\n");
            assertThat(late.await()).contains("the body has ended");
            raw.send("GET /none" + END);
            assertThat(raw.all()).startsWith("HTTP/1.1 404 ");
        }
    }

    /** A body that says when it was closed. */
    private static final class Counted implements Body {
        private int count;

        @Override
        public long length() {
            return -1;
        }

        @Override
        public String type() {
            return "text/plain";
        }

        @Override
        public @Nullable ByteBuffer read() throws IOException {
            throw new IOException("on purpose");
        }

        @Override
        public byte[] bytes() throws IOException {
            throw new IOException("on purpose");
        }

        @Override
        public void close() {
            count++;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD /", "GET /same", "GET /"})
    void a_body_that_is_not_sent_to_its_end_is_closed(String line) {
        var bodies = new ArrayList<Counted>();
        HttpHandler handler = request -> {
            var body = new Counted();
            bodies.add(body);
            return Response.of(body).status(request.path().equals("/same") ? 304 : 200);
        };
        var routes = Routes.create().filter(Compression.ofResponses());
        for (var path : new String[] {"/", "/same"}) {
            routes.get(path, handler);
        }
        serve(routes, server -> {
            for (var accepts : new String[] {"gzip", "identity"}) {
                try (var raw = Raw.connect(server)) {
                    raw.send(line + HOST + "Connection: close\r\nAccept-Encoding: " + accepts + "\r\n\r\n");
                    raw.until("HTTP/1.1 ");
                }
                try (var raw = RawHttp2.open(server)) {
                    var words = line.split(" ", -1);
                    raw.frame(1, 5, 1, RawHttp2.request(words[0], words[1], "accept-encoding", accepts));
                    raw.nextOf(1);
                }
            }
        });
        assertThat(bodies).hasSize(4).allMatch(body -> body.count == 1);
    }
}
