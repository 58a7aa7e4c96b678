package dev.rondo.http.server;

import static dev.rondo.Rondo.await;
import static dev.rondo.Rondo.go;
import static dev.rondo.Rondo.run;
import static dev.rondo.Rondo.sleep;
import static dev.rondo.http.server.Serving.A_MOMENT;
import static dev.rondo.http.server.Serving.HOST;
import static dev.rondo.http.server.Serving.WORDS;
import static dev.rondo.http.server.Serving.awaitConnections;
import static dev.rondo.http.server.Serving.closing;
import static dev.rondo.http.server.Serving.get;
import static dev.rondo.http.server.Serving.word;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.fiber.Cancelled;
import dev.rondo.fiber.Region;
import dev.rondo.http.Response;
import dev.rondo.loop.EventLoop;
import dev.rondo.promise.Promise;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that is closed, by whomever and whatever its connections are doing. */
@Timeout(30)
class ClosingTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private static void awaitNothing(HttpServer server) {
        while (server.statistics().connections() > 0) {
            sleep(Duration.ofMillis(1));
        }
        assertThat(server.statistics().running()).isZero();
    }

    private static String whole(Raw raw) throws IOException {
        return raw.all().replaceAll("(?s)HTTP/1.1 200.*?\r\n\r\n", "<");
    }

    @Test
    void a_handler_may_close_its_own_server() {
        run(() -> {
            var servers = new ArrayList<HttpServer>();
            var routes = Routes.create()
                    .get("/close", request -> {
                        servers.getFirst().close();
                        return Response.text("closed");
                    })
                    .callback("GET", "/callback", (request, reply) -> {
                        servers.getFirst().close();
                        reply.send(Response.text("closed"));
                    });
            for (var path : new String[] {"/close", "/callback"}) {
                var server = HttpServer.start(0, routes);
                servers.addFirst(server);
                assertThat(Raw.ask(server, get(path) + get(path)))
                        .contains("connection: close")
                        .endsWith("closed");
                awaitNothing(server);
                server.close();
            }
        });
    }

    @Test
    void what_runs_is_answered_and_what_was_sent_ahead_is_not() {
        run(() -> {
            var begun = Promise.<String>withResolvers();
            var goOn = Promise.<String>withResolvers();
            var routes = Routes.create().get("/", request -> {
                begun.resolve("");
                await(goOn.promise());
                return Response.text("done");
            });
            var server = HttpServer.start(0, routes);
            try (var raw = Raw.connect(server)) {
                raw.send(get("/").repeat(3));
                await(begun.promise());
                var closing = go(server::close);
                var again = go(server::close);
                sleep(Duration.ofMillis(5));
                assertThat(server.statistics().connections()).isOne();
                goOn.resolve("");
                assertThat(whole(raw)).isEqualTo("<done");
                raw.end();
                closing.await();
                again.await();
                awaitNothing(server);
                assertThatThrownBy(() -> Raw.connect(server)).isInstanceOf(IllegalStateException.class);
            }
        });
    }

    @Test
    void half_a_head_and_a_body_that_nobody_wants_do_not_keep_it() {
        run(() -> {
            var routes = Routes.create().post("/", request -> Response.text("early"));
            var server = HttpServer.start(0, routes);
            try (var half = Raw.connect(server);
                    var draining = Raw.connect(server)) {
                half.send("GET / HTTP/1.1\r\nHo");
                draining.send("POST /" + HOST + "Content-Length: 10\r\n\r\nhello");
                draining.until("early");
                long begin = System.nanoTime();
                server.close();
                assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
                assertThat(half.all()).isEmpty();
                assertThat(draining.all()).isEmpty();
                awaitNothing(server);
            }
        });
    }

    @Test
    void a_client_that_has_just_connected_may_still_ask() {
        run(() -> {
            var server = HttpServer.start(0, WORDS);
            try (var raw = Raw.connect(server)) {
                awaitConnections(server, 1);
                var closing = closing(server);
                raw.send(word("late"));
                assertThat(raw.all()).contains("connection: close").endsWith("late\n");
                raw.end();
                closing.await();
                awaitNothing(server);
            }
        });
    }

    @Test
    void the_rest_of_a_head_may_still_come() {
        run(() -> {
            var server = HttpServer.start(0, WORDS);
            var second = word("second");
            int half = second.length() / 2;
            try (var raw = Raw.connect(server)) {
                raw.send(word("first") + second.substring(0, half));
                raw.until("first\n");
                var closing = closing(server);
                raw.send(second.substring(half));
                assertThat(raw.all()).contains("connection: close").endsWith("second\n");
                raw.end();
                closing.await();
            }
        });
    }

    @Test
    void a_client_that_was_answered_is_not_waited_for_as_one_that_is_new() {
        run(() -> {
            var server = HttpServer.start(0, WORDS);
            try (var answered = Raw.connect(server)) {
                answered.send(word("first"));
                answered.until("first\n");
                try (var fresh = Raw.connect(server)) {
                    awaitConnections(server, 2);
                    var closing = closing(server);
                    assertThat(answered.all()).isEmpty();
                    fresh.send(word("second"));
                    assertThat(fresh.all()).endsWith("second\n");
                    fresh.end();
                    answered.end();
                    closing.await();
                }
            }
        });
    }

    @Test
    void a_client_that_leaves_without_a_request_is_not_waited_for() {
        run(() -> {
            var server = HttpServer.start(0, WORDS);
            try (var leaving = Raw.connect(server);
                    var staying = Raw.connect(server)) {
                awaitConnections(server, 2);
                var _ = closing(server);
                leaving.end();
                assertThat(leaving.all()).isEmpty();
                staying.send(word("late"));
                assertThat(staying.all()).endsWith("late\n");
            }
        });
    }

    @Test
    void a_client_that_says_nothing_is_not_waited_for_very_long() {
        run(() -> {
            var server = HttpServer.start(0, WORDS);
            try (var raw = Raw.connect(server)) {
                awaitConnections(server, 1);
                var closing = closing(server);
                assertThat(raw.all()).isEmpty();
                raw.end();
                closing.await();
            }
        });
    }

    @Test
    void a_response_that_is_being_streamed_comes_to_its_end() {
        run(() -> {
            var begun = Promise.<String>withResolvers();
            var routes = Routes.create()
                    .get(
                            "/",
                            request -> Response.stream("text/plain", out -> {
                                begun.resolve("");
                                for (int i = 0; i < 10; i++) {
                                    out.write("more");
                                    sleep(Duration.ofMillis(5));
                                }
                            }));
            var server = HttpServer.start(0, routes);
            try (var raw = Raw.connect(server)) {
                raw.send(get("/"));
                await(begun.promise());
                go(server::close);
                assertThat(raw.all()).contains("more").endsWith("0\r\n\r\n").containsOnlyOnce("HTTP/1.1 ");
            }
            awaitNothing(server);
        });
    }

    @Test
    void what_takes_longer_than_the_grace_is_cancelled() {
        run(() -> {
            var begun = Promise.<String>withResolvers();
            var why = Promise.<String>withResolvers();
            var routes = Routes.create()
                    .get("/", request -> {
                        begun.resolve("");
                        try {
                            sleep(LONG);
                        } catch (Cancelled cancelled) {
                            why.resolve(cancelled.toString());
                            throw cancelled;
                        }
                        return Response.text("too late");
                    })
                    .callback("GET", "/never", (request, reply) -> {});
            var server = HttpServer.builder().grace(A_MOMENT).handler(routes).start();
            try (var raw = Raw.connect(server);
                    var never = Raw.connect(server)) {
                never.send(get("/never"));
                raw.send(get("/"));
                await(begun.promise());
                server.close();
                assertThat(await(why.promise())).contains("grace");
                awaitNothing(server);
                assertThatThrownBy(raw::all).isInstanceOf(IOException.class);
            }
        });
    }

    @Test
    void a_grace_may_be_as_long_as_a_duration_can_be() {
        run(() -> {
            try (var server = HttpServer.builder()
                    .port(0)
                    .grace(Duration.ofSeconds(Long.MAX_VALUE))
                    .handler(Routes.create().get("/", request -> Response.text("here")))
                    .start()) {
                assertThat(Raw.ask(server, "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                        .endsWith("here");
            }
        });
    }

    @Test
    void a_loop_that_ends_waits_for_the_longest_grace() {
        run(() -> {
            try (var _ = HttpServer.builder()
                            .grace(Duration.ofSeconds(30))
                            .handler(Routes.create())
                            .start();
                    var _ = HttpServer.start(0, Routes.create())) {
                assertThat(Region.ofLoop(EventLoop.current()).grace()).isEqualTo(Duration.ofSeconds(31));
            }
        });
    }

    @Test
    void a_loop_that_ends_lets_requests_end_before() throws InterruptedException {
        var answers = new ArrayList<String>();
        var clients = new ArrayList<Thread>();
        assertThatThrownBy(() -> run(() -> {
                    var begun = Promise.<String>withResolvers();
                    var routes = Routes.create().get("/", request -> {
                        begun.resolve("");
                        sleep(A_MOMENT);
                        return Response.text("done");
                    });
                    var server = HttpServer.start(0, routes);
                    int port = server.port();
                    clients.add(Thread.ofPlatform().start(() -> answers.add(ask(port))));
                    await(begun.promise());
                    throw new IllegalStateException("the end");
                }))
                .hasMessage("the end");
        clients.getFirst().join();
        assertThat(answers.getFirst()).contains("connection: close").endsWith("done");
    }

    private static String ask(int port) {
        try (var raw = Raw.connect(port)) {
            raw.send(get("/"));
            return raw.all();
        } catch (IOException error) {
            return error.toString();
        }
    }
}
