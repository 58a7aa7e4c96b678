package dev.rondo.http.server;

import static dev.rondo.Rondo.await;
import static dev.rondo.Rondo.run;
import static dev.rondo.Rondo.sleep;
import static dev.rondo.http.server.Serving.A_MOMENT;
import static dev.rondo.http.server.Serving.END;
import static dev.rondo.http.server.Serving.HOST;
import static dev.rondo.http.server.Serving.bodyOf;
import static dev.rondo.http.server.Serving.get;
import static dev.rondo.http.server.Serving.post;
import static dev.rondo.http.server.Serving.serve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.fiber.Cancelled;
import dev.rondo.http.BodyWriter;
import dev.rondo.http.HttpException;
import dev.rondo.http.Response;
import dev.rondo.promise.Promise;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that are slow, silent, greedy, or gone: none of them holds the server for longer than its limits say. */
@Timeout(30)
class TimeLimitsTest {
    private static final Limits SHORT = Limits.standard()
            .headerTime(A_MOMENT)
            .idleTime(A_MOMENT)
            .bodyTime(A_MOMENT)
            .sendTime(A_MOMENT)
            .goneTime(A_MOMENT);

    private static final Routes ROUTES = Routes.create()
            .get("/", request -> Response.text("good"))
            .post("/", request -> Response.text(request.body().text()))
            .callback(
                    "POST",
                    "/callback",
                    (request, reply) -> reply.send(Response.text(request.body().text())));

    private static String drip(HttpServer server, String first, String rest) throws IOException {
        try (var raw = Raw.connect(server)) {
            raw.send(first);
            for (int i = 0; i < rest.length() && server.statistics().refused() == 0; i++) {
                sleep(Duration.ofMillis(20));
                raw.send(rest.substring(i, i + 1));
            }
            return raw.all();
        }
    }

    @Test
    void a_header_that_comes_byte_by_byte_is_refused_with_408() {
        serve(
                SHORT,
                ROUTES,
                server -> assertThat(drip(server, "", "GET / HTTP/1.1\r\nX: " + "y".repeat(100)))
                        .startsWith("HTTP/1.1 408 "));
        serve(
                SHORT,
                ROUTES,
                server -> assertThat(drip(server, get("/"), "GET / HTTP/1.1\r\nX: " + "y".repeat(100)))
                        .contains("good")
                        .contains("HTTP/1.1 408 "));
        serve(
                SHORT,
                ROUTES,
                server -> assertThat(drip(server, "", "\r\n".repeat(100))).startsWith("HTTP/1.1 408 "));
    }

    @Test
    void a_connection_without_a_request_is_closed_silently() {
        serve(SHORT, ROUTES, server -> {
            assertThat(Raw.ask(server, "")).isEmpty();
            assertThat(bodyOf(Raw.ask(server, get("/")))).isEqualTo("good");
        });
    }

    @Test
    void a_body_that_comes_byte_by_byte_is_refused_with_408() {
        for (var path : new String[] {"/", "/callback"}) {
            serve(
                    SHORT,
                    ROUTES,
                    server -> assertThat(
                                    drip(server, "POST " + path + HOST + "Content-Length: 100\r\n\r\n", "x".repeat(99)))
                            .startsWith("HTTP/1.1 408 "));
            serve(
                    SHORT,
                    ROUTES,
                    server -> assertThat(drip(
                                    server,
                                    get("/") + "POST " + path + HOST + "Transfer-Encoding: chunked\r\n\r\n",
                                    "1\r\nx\r\n".repeat(20)))
                            .contains("good")
                            .contains("HTTP/1.1 408 "));
        }
    }

    @Test
    void a_handler_that_begins_late_to_read_gets_a_body_for_which_it_has_to_ask() {
        var routes = Routes.create().post("/", request -> {
            sleep(A_MOMENT.multipliedBy(2));
            return Response.text(request.body().text());
        });
        serve(SHORT, routes, server -> {
            try (var raw = Raw.connect(server)) {
                raw.send("POST /" + HOST + "Expect: 100-continue\r\nContent-Length: 5\r\n\r\n");
                raw.until("100 Continue\r\n\r\n");
                raw.send("hello");
                assertThat(raw.until("hello")).startsWith("HTTP/1.1 200 ");
            }
        });
    }

    @Test
    void a_client_that_takes_nothing_is_cut_off() {
        var piece = "x".repeat(10_000);
        BodyWriter endless = out -> {
            while (true) {
                out.write(piece);
            }
        };
        BodyWriter flushing = out -> {
            while (true) {
                out.write("y".repeat(500));
                out.flush();
            }
        };
        var large = "z".repeat(30_000_000);
        run(() -> {
            var ends = new ArrayList<String>();
            var routes = Routes.create()
                    .get("/endless", request -> Response.stream("text/plain", watched(endless, ends)))
                    .get("/flushing", request -> Response.stream("text/plain", watched(flushing, ends)))
                    .get("/large", request -> Response.text(large));
            var server = HttpServer.builder().limits(SHORT).handler(routes).start();
            try (server;
                    var first = Raw.connect(server);
                    var second = Raw.connect(server);
                    var third = Raw.connect(server);
                    var fourth = Raw.connect(server)) {
                first.send(get("/endless"));
                second.send(get("/flushing"));
                third.send(get("/large"));
                fourth.send("GET /large" + END);
                while (server.statistics().accepted() < 4 || server.statistics().connections() > 0) {
                    sleep(Duration.ofMillis(10));
                }
                assertThat(ends).hasSize(2).allMatch(end -> end.contains("of the response took longer"));
                assertThat(server.statistics().running()).isZero();
            }
        });
    }

    private static BodyWriter watched(BodyWriter writer, List<String> ends) {
        return out -> {
            try {
                writer.write(out);
            } catch (IOException | Cancelled end) {
                ends.add(end.toString());
                throw end;
            }
        };
    }

    @Test
    void a_client_that_takes_a_large_response_slowly_but_steadily_gets_all_of_it() {
        var large = "z".repeat(20_000_000);
        serve(SHORT, Routes.create().get("/", request -> Response.text(large)), server -> {
            try (var raw = Raw.connect(server)) {
                raw.send("GET /" + END);
                int taken = raw.slowly(Duration.ofMillis(50), 1_000_000);
                assertThat(taken).isGreaterThan(large.length());
            }
        });
    }

    @Test
    void what_a_client_has_asked_for_that_has_ended_its_side_is_cancelled_soon() {
        run(() -> {
            var cancelled = Promise.<String>withResolvers();
            var routes = Routes.create()
                    .get("/", request -> Response.text("good"))
                    .get("/long", request -> {
                        try {
                            sleep(Duration.ofMinutes(1));
                        } catch (Cancelled why) {
                            cancelled.resolve(why.toString());
                            throw why;
                        }
                        return Response.text("too late");
                    });
            var server = HttpServer.builder().limits(SHORT).handler(routes).start();
            try (server;
                    var raw = Raw.connect(server)) {
                raw.send(get("/") + get("/") + get("/long") + get("/"));
                raw.end();
                assertThat(await(cancelled.promise())).contains("ended its side");
                assertThatThrownBy(raw::all).isInstanceOf(IOException.class);
            }
        });
    }

    @Test
    void a_client_that_never_closes_its_side_is_forgotten() {
        serve(SHORT, ROUTES, server -> {
            try (var raw = Raw.connect(server)) {
                raw.send("GET /" + END);
                raw.all();
                while (server.statistics().connections() > 0) {
                    sleep(Duration.ofMillis(10));
                }
            }
        });
    }

    @Test
    void a_client_that_sends_for_ever_is_not_listened_to_for_ever() {
        serve(SHORT, ROUTES, server -> {
            try (var raw = Raw.connect(server)) {
                raw.send("HELLO\r\n\r\n");
                assertThatThrownBy(() -> {
                            while (true) {
                                raw.send("more");
                                sleep(Duration.ofMillis(50));
                            }
                        })
                        .isInstanceOf(IOException.class);
            }
        });
    }

    @Test
    void more_connections_than_allowed_wait_until_others_have_gone() {
        serve(Limits.standard().connections(2), ROUTES, server -> {
            try (var third = third(server)) {
                assertThat(third.until("good")).startsWith("HTTP/1.1 200 ");
            }
            assertThat(server.statistics().accepted()).isEqualTo(3);
        });
    }

    /** Connected while two others are, which then go. */
    private static Raw third(HttpServer server) throws Exception {
        try (var first = Raw.connect(server);
                var second = Raw.connect(server)) {
            first.send(get("/"));
            first.until("good");
            second.send(get("/"));
            second.until("good");
            var third = Raw.connect(server);
            third.send(get("/"));
            sleep(Duration.ofMillis(50));
            assertThat(server.statistics().accepted()).isEqualTo(2);
            return third;
        }
    }

    @Test
    void more_requests_than_allowed_are_refused_with_503() {
        run(() -> {
            var begun = Promise.<String>withResolvers();
            var goOn = Promise.<String>withResolvers();
            var routes = Routes.create()
                    .get("/good", request -> Response.text("good"))
                    .get("/", request -> {
                        begun.resolve("");
                        await(goOn.promise());
                        return Response.text("done");
                    });
            var limits = Limits.standard().requests(1);
            var server = HttpServer.builder().limits(limits).handler(routes).start();
            try (server;
                    var first = Raw.connect(server)) {
                first.send(get("/") + get("/good"));
                await(begun.promise());
                assertThat(Raw.ask(server, get("/good") + get("/good")))
                        .startsWith("HTTP/1.1 503 ")
                        .contains("\r\nRetry-After: 1\r\n", "\r\nconnection: close\r\n");
                goOn.resolve("");
                assertThat(first.until("good")).contains("done").doesNotContain("503");
                assertThat(bodyOf(Raw.ask(server, "GET /good" + END))).isEqualTo("good");
                assertThat(server.statistics().refused()).isOne();
            }
        });
    }

    @Test
    void a_handler_hears_of_a_client_that_resets_in_mid_body() {
        run(() -> {
            var begun = Promise.<String>withResolvers();
            var heard = Promise.<String>withResolvers();
            var routes = Routes.create().post("/", request -> {
                begun.resolve("");
                try {
                    return Response.text(request.body().text());
                } catch (IOException | Cancelled | HttpException error) {
                    heard.resolve(error.toString());
                    throw error;
                }
            });
            try (var server = HttpServer.start(0, routes)) {
                try (var raw = Raw.connect(server)) {
                    raw.send("POST /" + HOST + "Content-Length: 10\r\n\r\nhello");
                    await(begun.promise());
                    raw.reset();
                }
                assertThat(await(heard.promise())).contains("gone away");
                while (server.statistics().connections() > 0) {
                    sleep(Duration.ofMillis(1));
                }
                assertThat(server.statistics().running()).isZero();
                assertThat(server.statistics().gone()).isOne();
                assertThat(server.statistics().failed()).isZero();
            }
        });
    }

    @Test
    void a_drained_body_is_waited_for_as_long_as_one_that_is_read() {
        var routes = Routes.create().post("/", request -> Response.text("early"));
        serve(SHORT, routes, server -> {
            try (var raw = Raw.connect(server)) {
                raw.send("POST /" + HOST + "Content-Length: 10\r\n\r\nhello");
                assertThat(raw.all()).endsWith("early");
            }
            assertThat(Raw.ask(server, post("/", "hello") + post("/", "hello"))).endsWith("early");
        });
    }
}
