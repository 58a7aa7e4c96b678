package dev.rondo.http.server;

import static dev.rondo.Rondo.await;
import static dev.rondo.Rondo.run;
import static dev.rondo.Rondo.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.fiber.Cancelled;
import dev.rondo.http.Response;
import dev.rondo.promise.Promise;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a server does with requests of HTTP/1.1, from the side of a client that sends bytes. */
@Timeout(30)
class HttpServerTest {
    private static final String END = " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

    private interface Client {
        void talk(HttpServer server) throws Exception;
    }

    private static void serve(Routes routes, Client client) {
        run(() -> {
            try (var server = HttpServer.start(0, routes)) {
                client.talk(server);
            }
        });
    }

    @Test
    void a_handler_answers_with_what_the_route_has_found_in_the_path() {
        var routes = Routes.create().get("/users/{id}", request -> Response.text("user " + request.parameter("id")));
        serve(
                routes,
                server -> assertThat(Raw.ask(server, "GET /users/a%20b" + END))
                        .startsWith("HTTP/1.1 200 OK\r\n")
                        .contains("\r\ncontent-type: text/plain; charset=utf-8\r\n", "\r\ncontent-length: 8\r\n")
                        .endsWith("\r\n\r\nuser a b"));
    }

    @Test
    void requests_that_were_sent_ahead_are_answered_in_their_order() {
        var routes = Routes.create()
                .get("/slow", request -> {
                    sleep(Duration.ofMillis(20));
                    return Response.text("slow");
                })
                .get("/quick", request -> Response.text("quick"))
                .callback("GET", "/callback", (request, reply) -> reply.send(Response.text("callback")));
        serve(routes, server -> {
            var ahead = "GET /slow HTTP/1.1\r\nHost: x\r\n\r\n" + "GET /callback HTTP/1.1\r\nHost: x\r\n\r\n".repeat(2);
            assertThat(Raw.ask(server, ahead.repeat(3) + "GET /quick" + END).replaceAll("(?s)HTTP.*?\r\n\r\n", " "))
                    .isEqualTo(" slow callback callback".repeat(3) + " quick");
        });
    }

    @Test
    void an_answer_does_not_wait_for_the_next_request_that_was_sent_along() {
        run(() -> {
            var goOn = Promise.<String>withResolvers();
            var routes = Routes.create()
                    .get("/quick", request -> Response.text("quick"))
                    .get("/slow", request -> Response.text(await(goOn.promise())));
            try (var server = HttpServer.start(0, routes);
                    var raw = Raw.connect(server)) {
                raw.send("GET /quick HTTP/1.1\r\nHost: x\r\n\r\n".repeat(2) + "GET /slow" + END);
                raw.until("quick");
                raw.until("quick");
                goOn.resolve("slow");
                assertThat(raw.all()).endsWith("slow");
            }
        });
    }

    @Test
    void a_request_is_cancelled_when_its_client_goes_away() {
        run(() -> {
            var begun = Promise.<String>withResolvers();
            var cancelled = Promise.<String>withResolvers();
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
            try (var server = HttpServer.start(0, routes)) {
                try (var raw = Raw.connect(server)) {
                    raw.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
                    await(begun.promise());
                    raw.reset();
                }
                assertThat(await(cancelled.promise())).contains("the client", "gone away");
            }
        });
    }

    @Test
    void closing_the_server_lets_requests_end_that_run() {
        run(() -> {
            var begun = Promise.<String>withResolvers();
            var routes = Routes.create().get("/", request -> {
                begun.resolve("begun");
                sleep(Duration.ofMillis(50));
                return Response.text("done");
            });
            var server = HttpServer.start(0, routes);
            try (var raw = Raw.connect(server);
                    var idle = Raw.connect(server)) {
                raw.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
                await(begun.promise());
                server.close();
                assertThat(raw.all()).contains("connection: close").endsWith("done");
                assertThat(idle.all()).isEmpty();
                assertThat(server.statistics().connections()).isZero();
            }
        });
    }

    @Test
    void what_is_no_request_is_refused_and_the_connection_ends() {
        serve(
                Routes.create(),
                server -> assertThat(Raw.ask(server, "HELLO\r\n\r\n"))
                        .startsWith("HTTP/1.1 400 Bad Request\r\n")
                        .contains("connection: close"));
    }
}
