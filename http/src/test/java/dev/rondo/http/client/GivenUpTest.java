package dev.rondo.http.client;

import static dev.rondo.Rondo.async;
import static dev.rondo.Rondo.await;
import static dev.rondo.Rondo.go;
import static dev.rondo.Rondo.run;
import static dev.rondo.Rondo.scope;
import static dev.rondo.Rondo.sleep;
import static dev.rondo.Rondo.within;
import static dev.rondo.http.client.HttpClientTest.serve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.fiber.Cancelled;
import dev.rondo.http.Body;
import dev.rondo.http.Response;
import dev.rondo.http.server.HttpHandler;
import dev.rondo.http.server.HttpServer;
import dev.rondo.http.server.Routes;
import dev.rondo.scope.DeadlineExceededException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How requests end before their time: bodies that nobody reads, cancelling, clients that are closed, and peers that go away. */
@Timeout(60)
class GivenUpTest {
    private static final int MEGABYTE = 1024 * 1024;

    @Test
    void a_body_that_nobody_reads_leaves_the_connection_if_it_is_short_or_closed() {
        var routes = Routes.create()
                .get("/short", _ -> Response.text("short"))
                .get("/long", _ -> Response.of(Body.of(new byte[10 * MEGABYTE], "a/b")));
        serve(routes, (site, client, server) -> {
            for (int i = 0; i < 5; i++) {
                assertThat(client.get(site + "/short").status()).isEqualTo(200);
                sleep(Duration.ofMillis(5));
            }
            assertThat(client.statistics().connected()).isEqualTo(1);
            for (int i = 0; i < 5; i++) {
                try (var response = client.get(site + "/long")) {
                    assertThat(response.body().length()).isEqualTo(10 * MEGABYTE);
                }
            }
            assertThat(client.statistics().connections()).isZero();
            assertThat(client.statistics().running()).isZero();
            var closed = client.get(site + "/long");
            closed.close();
            assertThatThrownBy(() -> closed.body().read())
                    .hasMessageContaining("GET " + site + "/long: the response was closed");
        });
    }

    @Test
    void a_body_that_nobody_reads_for_a_while_is_given_up() {
        var routes = Routes.create().get("/", _ -> Response.of(Body.of(new byte[10 * MEGABYTE], "a/b")));
        run(() -> {
            try (var server = HttpServer.start(0, routes);
                    var client = HttpClient.builder()
                            .unreadTime(Duration.ofMillis(50))
                            .build()) {
                var response = client.get("http://127.0.0.1:" + server.port() + "/");
                while (client.statistics().connections() > 0) {
                    sleep(Duration.ofMillis(10));
                }
                assertThatThrownBy(() -> response.body().bytes())
                        .isInstanceOf(HttpTimeoutException.class)
                        .hasMessageContaining("nobody has read the body within 50 ms; unreadTime allows more");
            }
        });
    }

    @Test
    void a_request_that_is_cancelled_before_its_response_is_cancelled_in_the_server() {
        var cancelled = new CompletableFuture<String>();
        var routes = Routes.create().get("/", _ -> {
            try {
                sleep(Duration.ofMinutes(1));
            } catch (Cancelled why) {
                cancelled.complete("cancelled");
                throw why;
            }
            return Response.noContent();
        });
        serve(routes, (site, client, _) -> {
            assertThatThrownBy(() -> within(Duration.ofMillis(50), () -> client.get(site + "/")))
                    .isInstanceOf(DeadlineExceededException.class);
            assertThat(client.statistics().running()).isZero();
            assertThat(cancelled.get()).isEqualTo("cancelled");
            assertThat(client.statistics()).isEqualTo(new HttpClientStatistics(0, 0, 1, 0, 0, 1, 0));
        });
    }

    @Test
    void a_request_that_is_cancelled_while_its_body_is_read_closes_its_connection() {
        var routes = Routes.create()
                .get(
                        "/",
                        _ -> Response.stream("a/b", output -> {
                            output.write("begin");
                            sleep(Duration.ofMinutes(1));
                        }))
                .get("/other", _ -> Response.text("other"));
        serve(routes, (site, client, server) -> {
            var response = client.get(site + "/");
            assertThatThrownBy(() ->
                            within(Duration.ofMillis(50), () -> response.body().bytes()))
                    .isInstanceOf(DeadlineExceededException.class);
            assertThat(client.statistics().connections()).isZero();
            assertThat(client.get(site + "/other").body().text()).isEqualTo("other");
            while (server.statistics().gone() + server.statistics().connections() > 2) {
                sleep(Duration.ofMillis(5));
            }
        });
    }

    @Test
    void a_request_that_is_cancelled_while_it_waits_for_a_connection_leaves_the_queue() {
        var go = new CompletableFuture<String>();
        var routes = Routes.create().get("/", _ -> Response.text(go.get()));
        run(() -> {
            try (var server = HttpServer.start(0, routes);
                    var client = HttpClient.builder().connections(1).build()) {
                var site = "http://127.0.0.1:" + server.port() + "/";
                var first = async(() -> client.get(site).body().text());
                assertThatThrownBy(() -> within(Duration.ofMillis(50), () -> client.get(site)))
                        .isInstanceOf(DeadlineExceededException.class);
                assertThat(client.statistics().waiting()).isZero();
                go.complete("went");
                assertThat(await(first)).isEqualTo("went");
                assertThat(client.get(site).body().text()).isEqualTo("went");
                assertThat(client.statistics().connected()).isEqualTo(1);
            }
        });
    }

    @Test
    void the_body_of_a_request_that_is_cancelled_is_written_no_further() {
        var stopped = new CompletableFuture<String>();
        var end = new CompletableFuture<String>();
        var routes = Routes.create().post("/", _ -> Response.text(end.get()));
        serve(routes, (site, client, _) -> {
            var body = Body.stream("a/b", output -> {
                try {
                    while (true) {
                        output.write(new byte[10_000]);
                    }
                } finally {
                    stopped.complete("stopped");
                }
            });
            assertThatThrownBy(() -> within(Duration.ofMillis(100), () -> client.post(site + "/", body)))
                    .isInstanceOf(DeadlineExceededException.class);
            assertThat(stopped.get()).isEqualTo("stopped");
            end.complete("the test is over");
            assertThat(client.statistics().connections()).isZero();
        });
    }

    @Test
    void a_client_that_is_closed_fails_what_runs_and_what_waits() {
        var routes = Routes.create().get("/", _ -> {
            sleep(Duration.ofMinutes(1));
            return Response.noContent();
        });
        run(() -> {
            try (var server = HttpServer.start(0, routes)) {
                var client = HttpClient.builder().connections(1).build();
                var site = "http://127.0.0.1:" + server.port() + "/";
                var errors = new ArrayList<String>();
                var both = go(() -> scope(scope -> {
                    for (int i = 0; i < 2; i++) {
                        scope.fork(() -> {
                            try {
                                var _ = client.get(site);
                            } catch (IOException closed) {
                                errors.add(closed.getMessage());
                            }
                        });
                    }
                }));
                while (server.statistics().running() == 0) {
                    sleep(Duration.ofMillis(5));
                }
                client.close();
                both.await();
                assertThat(errors).hasSize(2).allMatch(each -> each.contains("the client was closed"));
                assertThatThrownBy(() -> client.get(site)).hasMessageContaining("the client was closed");
            }
        });
    }

    @Test
    void a_handler_may_hand_on_what_it_was_answered_and_a_client_that_goes_away_ends_both() {
        var endless = Routes.create()
                .get(
                        "/",
                        _ -> Response.stream("a/b", output -> {
                            while (true) {
                                output.write(new byte[1000]);
                            }
                        }));
        serve(endless, (site, client, behind) -> {
            try (var front = HttpServer.start(0, _ -> client.get(site + "/"));
                    var other = HttpClient.create()) {
                try (var response = other.get("http://127.0.0.1:" + front.port() + "/")) {
                    assertThat(response.body().read()).isNotNull();
                    assertThat(client.statistics().running()).isEqualTo(1);
                }
                while (client.statistics().connections() + behind.statistics().connections() > 0) {
                    sleep(Duration.ofMillis(2));
                }
                assertThat(client.statistics().running()).isZero();
            }
        });
    }

    @Test
    void a_response_that_is_not_wanted_any_more_is_closed_by_the_server() {
        var endless = Routes.create()
                .get(
                        "/",
                        _ -> Response.stream("a/b", output -> {
                            while (true) {
                                output.write(new byte[1000]);
                            }
                        }));
        serve(endless, (site, client, behind) -> {
            var asked = new CompletableFuture<String>();
            var gone = new CompletableFuture<String>();
            HttpHandler slow = _ -> {
                var response = client.get(site + "/");
                asked.complete("asked");
                try {
                    sleep(Duration.ofMinutes(1));
                } catch (Cancelled cancelled) {
                    gone.complete("gone");
                }
                return response;
            };
            try (var front = HttpServer.start(0, slow);
                    var other = HttpClient.create()) {
                var waiting =
                        go(() -> within(Duration.ofMillis(200), () -> other.get("http://127.0.0.1:" + front.port())));
                asked.get();
                assertThatThrownBy(waiting::await).isInstanceOf(DeadlineExceededException.class);
                gone.get();
                while (client.statistics().connections() > 0) {
                    sleep(Duration.ofMillis(2));
                }
            }
        });
    }
}
