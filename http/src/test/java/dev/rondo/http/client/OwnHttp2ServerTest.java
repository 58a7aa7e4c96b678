package dev.rondo.http.client;

import static dev.rondo.Rondo.async;
import static dev.rondo.Rondo.await;
import static dev.rondo.Rondo.run;
import static dev.rondo.Rondo.scope;
import static dev.rondo.Rondo.sleep;
import static dev.rondo.Rondo.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.fiber.Cancelled;
import dev.rondo.http.Body;
import dev.rondo.http.Request;
import dev.rondo.http.Response;
import dev.rondo.http.server.Compression;
import dev.rondo.http.server.HttpServer;
import dev.rondo.http.server.Limits;
import dev.rondo.http.server.Routes;
import dev.rondo.net.Certificates;
import dev.rondo.net.Tls;
import dev.rondo.scope.DeadlineExceededException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client with our own server, both by HTTP/2: over TLS, and by prior knowledge. */
@Timeout(60)
class OwnHttp2ServerTest {
    private static final int MEGABYTE = 1024 * 1024;

    private interface Talk {
        void with(String site, HttpClient client, HttpServer server) throws Exception;
    }

    private static void serve(boolean secure, Routes routes, Talk talk) {
        var keys = Certificates.shared();
        run(() -> {
            var limits = Limits.standard().bodyBytes(100 * MEGABYTE).streams(50);
            var builder = HttpServer.builder().handler(routes).limits(limits);
            if (secure) {
                builder.tls(Tls.server(keys.chain("server"), keys.key("server"))
                        .alpn("h2", "http/1.1")
                        .build());
            }
            var trusting = Tls.client()
                    .trust(keys.chain("authority"))
                    .alpn("h2", "http/1.1")
                    .build();
            try (var server = builder.start();
                    var client = HttpClient.builder()
                            .tls(trusting)
                            .priorKnowledge(true)
                            .build()) {
                talk.with((secure ? "https" : "http") + "://localhost:" + server.port(), client, server);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void many_requests_share_one_connection(boolean secure) {
        var routes = Routes.create()
                .get("/{n}", request -> Response.text(request.header("host") + " " + request.parameter("n")));
        serve(secure, routes, (site, client, server) -> {
            var texts = new ArrayList<String>();
            scope(scope -> {
                for (int i = 0; i < 500; i++) {
                    int n = i;
                    scope.fork(() -> {
                        texts.add(client.get(site + "/" + n).body().text());
                    });
                }
            });
            assertThat(texts).hasSize(500).doesNotHaveDuplicates().contains(site.replaceFirst(".*/", "") + " 7");
            assertThat(client.statistics()).isEqualTo(new HttpClientStatistics(1, 1, 1, 0, 0, 500, 0));
            assertThat(server.statistics().accepted()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void bodies_of_any_size_go_both_ways_at_once(boolean secure) {
        var routes = Routes.create()
                .post(
                        "/echo",
                        request -> Response.stream("a/b", out -> request.body().writeTo(out)))
                .post("/count", request -> Response.text("" + request.body().bytes().length));
        serve(secure, routes, (site, client, _) -> {
            for (int size : new int[] {0, 1, 16_384, 65_535, 65_536, 70_000, 300_000, 5 * MEGABYTE}) {
                var whole = Body.of(new byte[size], "a/b");
                var stream = Body.stream("a/b", out -> {
                    for (int left = size; left > 0; left -= 10_000) {
                        out.write(new byte[Math.min(left, 10_000)]);
                    }
                });
                for (var body : new Body[] {whole, stream}) {
                    assertThat(client.post(site + "/echo", body).body().bytes()).hasSize(size);
                    assertThat(client.post(site + "/count", body).body().text()).isEqualTo("" + size);
                }
            }
            assertThat(client.statistics().connected()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void who_writes_waits_on_both_sides_while_nobody_reads(boolean secure) {
        var written = new AtomicInteger();
        var routes = Routes.create()
                .get(
                        "/",
                        _ -> Response.stream("a/b", out -> {
                            for (int i = 0; i < 2000; i++) {
                                out.write(new byte[10_000]);
                                written.addAndGet(10_000);
                            }
                        }))
                .get("/short", _ -> Response.text("short"));
        serve(secure, routes, (site, client, _) -> {
            var response = client.get(site + "/");
            int before = -1;
            while (before != written.get()) {
                before = written.get();
                sleep(Duration.ofMillis(100));
            }
            assertThat(before).isLessThan(5 * MEGABYTE);
            assertThat(client.get(site + "/short").body().text()).isEqualTo("short");
            assertThat(response.body().bytes()).hasSize(20_000_000);
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_request_that_is_cancelled_is_cancelled_in_the_server_and_nothing_else(boolean secure) {
        var ended = new CompletableFuture<String>();
        var go = new CompletableFuture<String>();
        var routes = Routes.create()
                .get("/hang", _ -> {
                    try {
                        sleep(Duration.ofHours(1));
                        return Response.noContent();
                    } catch (Cancelled cancelled) {
                        ended.complete("cancelled");
                        throw cancelled;
                    }
                })
                .get("/wait", _ -> Response.text(go.get()));
        serve(secure, routes, (site, client, server) -> {
            var other = async(() -> client.get(site + "/wait").body().text());
            assertThatThrownBy(() -> within(Duration.ofMillis(200), () -> client.get(site + "/hang")))
                    .isInstanceOf(DeadlineExceededException.class);
            assertThat(ended.get()).isEqualTo("cancelled");
            go.complete("still here");
            assertThat(await(other)).isEqualTo("still here");
            assertThat(server.statistics().accepted()).isEqualTo(1);
            assertThat(client.statistics().running()).isZero();
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_body_that_the_server_does_not_want_ends_and_the_connection_stays(boolean secure) {
        var routes = Routes.create().post("/", _ -> Response.of(403).body(Body.text("no")));
        serve(secure, routes, (site, client, _) -> {
            for (int i = 0; i < 20; i++) {
                var body = Body.stream("a/b", out -> {
                    while (true) {
                        out.write(new byte[10_000]);
                    }
                });
                var response = client.post(site + "/", body);
                assertThat(response.status()).isEqualTo(403);
                assertThat(response.body().text()).isEqualTo("no");
            }
            assertThat(client.statistics().connected()).isEqualTo(1);
            assertThat(client.statistics().running()).isZero();
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void heads_redirects_and_compression_are_as_with_other_versions(boolean secure) {
        var text = "so und so ".repeat(10_000);
        var routes = Routes.create()
                .filter(Compression.ofResponses())
                .get("/long", _ -> Response.text(text))
                .get("/moved", _ -> Response.of(302).header("Location", "/long"));
        serve(secure, routes, (site, client, _) -> {
            assertThat(client.get(site + "/moved").body().text()).isEqualTo(text);
            var head = client.send(Request.of("HEAD", site + "/long"));
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.body().bytes()).isEmpty();
            assertThat(client.get(site + "/nothing").status()).isEqualTo(404);
            assertThat(client.statistics().connected()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_server_that_closes_finishes_what_runs_and_is_asked_nothing_more(boolean secure) {
        var begun = new CompletableFuture<String>();
        var go = new CompletableFuture<String>();
        var routes = Routes.create()
                .get("/", _ -> {
                    begun.complete("begun");
                    return Response.text(go.get());
                })
                .get("/soon", _ -> Response.text("crossed the goodbye"));
        serve(secure, routes, (site, client, server) -> {
            var running = async(() -> client.get(site + "/").body().text());
            begun.get();
            var closing = async(() -> {
                server.close();
                return "closed";
            });
            assertThatThrownBy(() -> {
                        while (true) {
                            client.get(site + "/soon").close();
                        }
                    })
                    .isInstanceOf(ConnectException.class);
            go.complete("finished");
            assertThat(await(running)).isEqualTo("finished");
            assertThat(await(closing)).isEqualTo("closed");
        });
    }
}
