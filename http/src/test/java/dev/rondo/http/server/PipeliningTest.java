package dev.rondo.http.server;

import static dev.rondo.Rondo.await;
import static dev.rondo.Rondo.run;
import static dev.rondo.Rondo.sleep;
import static dev.rondo.http.server.Serving.A_MOMENT;
import static dev.rondo.http.server.Serving.END;
import static dev.rondo.http.server.Serving.HOST;
import static dev.rondo.http.server.Serving.get;
import static dev.rondo.http.server.Serving.post;
import static dev.rondo.http.server.Serving.serve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.http.Body;
import dev.rondo.http.MediaType;
import dev.rondo.http.Response;
import dev.rondo.promise.Promise;
import dev.rondo.scope.Deadline;
import dev.rondo.scope.DeadlineExceededException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that send requests ahead, and more of them than they read answers to: the server keeps little of either. */
@Timeout(60)
class PipeliningTest {
    private static final int MANY = 200;
    private static final int LARGE = 512 * 1024;

    @ParameterizedTest
    @ValueSource(strings = {"/fiber", "/callback"})
    void the_next_request_waits_until_the_client_takes_the_answers_to_those_before(String path) {
        var begun = new AtomicInteger();
        var routes = Routes.create()
                .get("/", request -> Response.text("other"))
                .get("/fiber", request -> large(begun))
                .callback("GET", "/callback", (request, reply) -> reply.send(large(begun)));
        serve(routes, server -> {
            try (var raw = Raw.connect(server);
                    var other = Raw.connect(server)) {
                raw.send(get(path).repeat(MANY));
                for (int i = 0; i < MANY; i++) {
                    other.send(get("/"));
                    other.until("other");
                }
                // what the kernel keeps on both sides is some megabytes
                assertThat(begun).hasValueLessThan(MANY / 2);
                for (int i = 0; i < MANY; i++) {
                    assertThat(raw.until("\r\n\r\n")).contains("content-length: " + LARGE);
                    raw.exactly(LARGE);
                }
            }
        });
    }

    @Test
    void a_client_that_has_said_all_and_takes_its_time_gets_all_answers() {
        var begun = new AtomicInteger();
        var routes = Routes.create().get("/", request -> large(begun));
        var goneTime = Duration.ofSeconds(1);
        serve(Limits.standard().goneTime(goneTime), routes, server -> {
            try (var raw = Raw.connect(server)) {
                raw.send(get("/").repeat(MANY));
                raw.end();
                sleep(goneTime.multipliedBy(2));
                assertThat(begun).hasValueLessThan(MANY / 2);
                assertThat(raw.read(MANY * LARGE)).isEqualTo(MANY * LARGE);
            }
        });
    }

    @Test
    void an_answer_that_waits_for_the_next_one_is_dropped_with_the_connection() {
        run(() -> {
            var clients = new ArrayDeque<Raw>();
            var ended = Promise.<String>withResolvers();
            var routes = Routes.create()
                    .get("/", request -> {
                        clients.remove().reset();
                        return Response.text("nobody reads this");
                    })
                    .get("/next", request -> {
                        try {
                            sleep(Duration.ofMinutes(1));
                        } finally {
                            ended.resolve("");
                        }
                        return Response.text("nor this");
                    });
            try (var server = HttpServer.start(0, routes)) {
                var raw = Raw.connect(server);
                clients.add(raw);
                raw.send(get("/") + get("/next"));
                await(ended.promise());
            }
        });
    }

    private static Response large(AtomicInteger begun) {
        begun.incrementAndGet();
        return Response.of(Body.of(new byte[LARGE], MediaType.BYTES));
    }

    @Test
    void of_large_requests_that_are_sent_ahead_few_bytes_are_taken() {
        run(() -> {
            var goOn = Promise.<String>withResolvers();
            var routes = Routes.create()
                    .get("/slow", request -> Response.text(await(goOn.promise())))
                    .post("/", request -> Response.text("" + request.body().bytes().length));
            try (var server = HttpServer.start(0, routes);
                    var raw = Raw.connect(server)) {
                raw.keepLittle();
                raw.send(get("/slow"));
                var ahead = post("/", "x".repeat(60_000));
                var sent = new AtomicInteger();
                assertThatThrownBy(() -> Deadline.within(Duration.ofSeconds(1), () -> {
                            while (true) {
                                raw.send(ahead);
                                sent.incrementAndGet();
                            }
                        }))
                        .isInstanceOf(DeadlineExceededException.class);
                assertThat(sent).hasValueLessThan(30);
                goOn.resolve("");
            }
        });
    }

    @Test
    void half_a_request_behind_one_that_was_sent_ahead_has_the_time_of_a_header() {
        run(() -> {
            var goOn = Promise.<String>withResolvers();
            var routes = Routes.create()
                    .get("/slow", request -> Response.text(await(goOn.promise())))
                    .get("/next", request -> Response.text("next"))
                    .get("/go", request -> {
                        goOn.resolve("");
                        return Response.text("gone on");
                    });
            var limits = Limits.standard().headerTime(A_MOMENT);
            var server = HttpServer.builder().limits(limits).handler(routes).start();
            try (server;
                    var raw = Raw.connect(server)) {
                raw.send(get("/slow") + get("/next") + "GET / HTT");
                Raw.ask(server, "GET /go" + END);
                assertThat(raw.all()).contains("next").contains("HTTP/1.1 408 ");
            }
        });
    }

    @Test
    void a_body_that_comes_without_being_asked_for_leaves_the_connection_open() {
        var routes = Routes.create()
                .post("/", request -> Response.text(request.body().text()));
        serve(routes, server -> {
            try (var raw = Raw.connect(server)) {
                raw.send("POST /" + HOST + "Expect: 100-continue\r\nContent-Length: 5\r\n\r\nhello");
                assertThat(raw.until("hello")).doesNotContain("connection: close");
                raw.send(post("/", "again"));
                raw.until("again");
            }
        });
    }

    @Test
    void a_body_that_begins_without_being_asked_for_has_its_limit_of_time() {
        var routes = Routes.create()
                .post("/", request -> Response.text(request.body().text()));
        serve(Limits.standard().bodyTime(A_MOMENT), routes, server -> {
            var head = "POST /" + HOST + "Expect: 100-continue\r\nContent-Length: 5\r\n\r\n";
            assertThat(Raw.ask(server, head + "hell")).startsWith("HTTP/1.1 408 ");
        });
    }
}
