package dev.rondo.http.client;

import static dev.rondo.Rondo.async;
import static dev.rondo.Rondo.await;
import static dev.rondo.Rondo.run;
import static dev.rondo.Rondo.scope;
import static dev.rondo.Rondo.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.http.Body;
import dev.rondo.http.Connection;
import dev.rondo.http.Request;
import dev.rondo.http.Response;
import dev.rondo.http.server.HttpServer;
import dev.rondo.http.server.Limits;
import dev.rondo.http.server.Routes;
import dev.rondo.net.Certificates;
import dev.rondo.net.Network;
import dev.rondo.net.Tls;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The client with our own server. */
@Timeout(60)
class HttpClientTest {
    private static final int MEGABYTE = 1024 * 1024;

    interface Talk {
        void with(String site, HttpClient client, HttpServer server) throws Exception;
    }

    static void serve(Routes routes, Talk talk) {
        run(() -> talk(routes, talk));
    }

    private static void talk(Routes routes, Talk talk) throws Exception {
        var limits = Limits.standard().bodyBytes(100 * MEGABYTE).collectedBytes(100 * MEGABYTE);
        try (var server = HttpServer.builder().handler(routes).limits(limits).start();
                var client = HttpClient.create()) {
            talk.with("http://127.0.0.1:" + server.port(), client, server);
        }
    }

    static Stream<String> transports() {
        return Network.transports();
    }

    @Test
    void a_body_that_comes_and_was_sent_on_is_not_sent_on_again_unless_it_is_kept() {
        var text = "0123456789".repeat(10_000);
        var routes = Routes.create().post("/echo", request -> Response.of(request.body()));
        serve(routes, (site, client, _) -> {
            var stream = Body.stream("text/plain", output -> output.write(text));
            var coming = client.post(site + "/echo", stream).body();
            assertThat(client.post(site + "/echo", coming).body().text()).isEqualTo(text);
            assertThatThrownBy(() -> client.post(site + "/echo", coming))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("bytes()");

            var kept = client.post(site + "/echo", stream).body();
            kept.bytes();
            assertThat(client.post(site + "/echo", kept).body().text()).isEqualTo(text);
            assertThat(client.post(site + "/echo", kept).body().text()).isEqualTo(text);
        });
    }

    @ParameterizedTest
    @MethodSource("transports")
    void a_request_is_answered_and_its_connection_used_again(String transport) {
        var routes = Routes.create()
                .get(
                        "/hello/{name}",
                        request -> Response.text("hello, " + request.parameter("name"))
                                .header("X-Kind", "greeting"))
                .post("/echo", request -> Response.of(request.body()));
        Network.run(
                transport,
                () -> talk(routes, (site, client, _) -> {
                    var response = client.get(site + "/hello/Ada?x=1#part");
                    assertThat(response.status()).isEqualTo(200);
                    assertThat(response.header("x-kind")).isEqualTo("greeting");
                    assertThat(response.body().text()).isEqualTo("hello, Ada");
                    assertThat(response.body().text()).isEqualTo("hello, Ada");
                    var echo = client.post(site + "/echo", Body.json(Map.of("a", 1)));
                    assertThat(echo.body().text()).isEqualTo("{\"a\":1}");
                    assertThat(client.get(site + "/nothing").status()).isEqualTo(404);
                    assertThat(client.statistics()).isEqualTo(new HttpClientStatistics(1, 1, 1, 0, 0, 3, 0));
                }));
    }

    @Test
    void a_thousand_requests_share_ten_connections() {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var ten = new CompletableFuture<String>();
        var routes = Routes.create().get("/{n}", request -> {
            if (most.accumulateAndGet(running.incrementAndGet(), Math::max) == 10) {
                ten.complete("ten run at once");
            }
            ten.get();
            sleep(Duration.ofMillis(1));
            running.decrementAndGet();
            return Response.text(request.parameter("n"));
        });
        run(() -> {
            try (var server = HttpServer.start(0, routes);
                    var client = HttpClient.builder().connections(10).build()) {
                var site = "http://127.0.0.1:" + server.port() + "/";
                var texts = new ArrayList<String>();
                scope(scope -> {
                    for (int i = 0; i < 1000; i++) {
                        int n = i;
                        scope.fork(() -> {
                            texts.add(client.get(site + n).body().text());
                        });
                    }
                });
                assertThat(texts).hasSize(1000).doesNotHaveDuplicates();
                assertThat(most.get()).isEqualTo(10);
                assertThat(client.statistics().connected()).isEqualTo(10);
                assertThat(client.statistics().running()).isZero();
                assertThat(server.statistics().accepted()).isEqualTo(10);
            }
        });
    }

    @Test
    void requests_wait_for_a_connection_in_their_order() {
        var order = new ArrayList<String>();
        var routes = Routes.create().get("/{n}", request -> {
            order.add(request.parameter("n"));
            sleep(Duration.ofMillis(2));
            return Response.noContent();
        });
        run(() -> {
            try (var server = HttpServer.start(0, routes);
                    var client = HttpClient.builder().connections(1).build()) {
                scope(scope -> {
                    for (int i = 0; i < 5; i++) {
                        int n = i;
                        scope.fork(() -> client.get("http://127.0.0.1:" + server.port() + "/" + n));
                    }
                });
                assertThat(order).containsExactly("0", "1", "2", "3", "4");
            }
        });
    }

    @Test
    void a_body_that_is_written_while_it_is_sent_comes_back_while_it_is_sent() {
        var routes = Routes.create()
                .post(
                        "/echo",
                        request ->
                                Response.stream("a/b", output -> request.body().writeTo(output)));
        serve(routes, (site, client, _) -> {
            var piece = new byte[50_000];
            var body = Body.stream("a/b", output -> {
                for (int i = 0; i < 100; i++) {
                    output.write(piece);
                }
            });
            var response = client.post(site + "/echo", body);
            long count = 0;
            for (var read = response.body().read();
                    read != null;
                    read = response.body().read()) {
                count += read.remaining();
            }
            assertThat(count).isEqualTo(5_000_000);
            assertThat(client.statistics().idle()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @MethodSource("transports")
    void a_connection_that_has_brought_a_body_with_which_nobody_kept_up_goes_on(String transport) {
        var routes = Routes.create().get("/", _ -> Response.of(Body.of(new byte[70_000], "a/b")));
        Network.run(
                transport,
                () -> talk(routes, (site, client, _) -> {
                    for (int i = 0; i < 5; i++) {
                        var response = client.get(site + "/");
                        while (!response.body().isWhole()) {
                            sleep(Duration.ofMillis(1));
                        }
                        assertThat(response.body().bytes()).hasSize(70_000);
                    }
                    assertThat(client.statistics().connected()).isEqualTo(1);
                }));
    }

    @Test
    void a_large_body_that_is_there_goes_with_its_length() {
        var routes = Routes.create().post("/", request -> {
            var length = request.header("content-length");
            return Response.text(length + " " + request.body().bytes().length);
        });
        serve(routes, (site, client, _) -> {
            var response = client.post(site + "/", Body.of(new byte[10 * MEGABYTE], "a/b"));
            assertThat(response.body().text()).isEqualTo("10485760 10485760");
        });
    }

    @Test
    void who_writes_waits_while_the_server_does_not_read() {
        var read = new CompletableFuture<String>();
        var routes = Routes.create().post("/", request -> {
            read.get();
            return Response.text("" + request.body().bytes().length);
        });
        serve(routes, (site, client, _) -> {
            var written = new AtomicInteger();
            var body = Body.stream("a/b", output -> {
                for (int i = 0; i < 1000; i++) {
                    output.write(new byte[50_000]);
                    written.addAndGet(50_000);
                }
            });
            var response = async(() -> client.post(site + "/", body));
            int before = -1;
            while (before != written.get()) {
                before = written.get();
                sleep(Duration.ofMillis(100));
            }
            assertThat(before).isBetween(50_000, 40_000_000);
            read.complete("go on");
            assertThat(await(response).body().text()).isEqualTo("50000000");
        });
    }

    @Test
    void a_body_that_fails_while_it_is_written_fails_the_request() {
        var routes = Routes.create()
                .post("/", request -> Response.text("" + request.body().bytes().length));
        serve(routes, (site, client, _) -> {
            var body = Body.stream("a/b", output -> {
                output.write("some");
                throw new IOException("the disk is gone");
            });
            assertThatThrownBy(() -> client.post(site + "/", body))
                    .hasMessage("POST " + site + "/: the body could not be sent: the disk is gone");
        });
    }

    @Test
    void requests_to_nowhere_say_so() {
        run(() -> {
            try (var client = HttpClient.create()) {
                assertThatThrownBy(() -> client.get("http://127.0.0.1:1/a?token=secret"))
                        .isInstanceOf(ConnectException.class)
                        .hasMessageStartingWith("GET http://127.0.0.1:1/a?...: cannot reach 127.0.0.1:1: ");
                assertThatThrownBy(() -> client.get("http://nothing.invalid/"))
                        .isInstanceOf(UnknownHostException.class)
                        .hasMessageStartingWith("GET http://nothing.invalid/: ");
                assertThatThrownBy(() -> client.get("/path"))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("begins with http:// or https://");
                assertThatThrownBy(() -> client.get("http://user:secret@host/"))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("Authorization")
                        .hasMessageNotContaining("secret");
            }
        });
    }

    @Test
    void an_idle_connection_is_closed_after_a_while() {
        var routes = Routes.create().get("/", _ -> Response.text("x"));
        run(() -> {
            try (var server = HttpServer.start(0, routes);
                    var client =
                            HttpClient.builder().idleTime(Duration.ofMillis(50)).build()) {
                client.get("http://127.0.0.1:" + server.port() + "/").body().text();
                assertThat(client.statistics().idle()).isEqualTo(1);
                while (server.statistics().connections() > 0) {
                    sleep(Duration.ofMillis(5));
                }
                assertThat(client.statistics().connections()).isZero();
            }
        });
    }

    private static String protocol(@Nullable Connection connection) {
        var tls = Objects.requireNonNull(connection).tls();
        return Objects.requireNonNull(tls).protocol();
    }

    @Test
    void it_encrypts_and_wants_the_right_certificate() {
        var certificates = Certificates.shared();
        var routes = Routes.create().get("/", request -> Response.text(protocol(request.connection())));
        run(() -> {
            var tls = Tls.server(certificates.chain("server"), certificates.key("server"))
                    .build();
            var trusting = Tls.client()
                    .trust(certificates.chain("authority"))
                    .alpn("h2", "http/1.1")
                    .build();
            try (var server = HttpServer.builder().handler(routes).tls(tls).start();
                    var client = HttpClient.builder().tls(trusting).build();
                    var stranger = HttpClient.create()) {
                var site = "https://localhost:" + server.port() + "/";
                assertThat(client.get(site).body().text()).isEqualTo("TLSv1.3");
                assertThatThrownBy(() -> stranger.get(site))
                        .isInstanceOf(SSLException.class)
                        .hasMessageContaining("GET " + site + ": ")
                        .hasMessageContaining("trusted");
            }
        });
    }

    @Test
    void a_client_is_for_the_fibers_of_its_loop() {
        run(() -> {
            try (var client = HttpClient.create()) {
                var thread = new Thread(() -> {
                    assertThatThrownBy(() -> client.get("http://localhost/")).hasMessageContaining("another loop");
                });
                thread.start();
                thread.join();
            }
        });
    }

    @Test
    void what_the_field_connection_names_stays_here() {
        var routes = Routes.create()
                .get("/", request -> Response.text(request.headers().toString()));
        serve(routes, (site, client, _) -> {
            var request = Request.get(site)
                    .header("Connection", "X-Hop, close")
                    .header("X-Hop", "1")
                    .header("X-End", "2");
            assertThat(client.send(request).body().text())
                    .contains("X-End: 2", "connection: close")
                    .doesNotContainIgnoringCase("x-hop");
            assertThat(client.statistics().connections()).isZero();
        });
    }

    @Test
    void methods_and_header_fields_reach_the_server() {
        var routes = Routes.create()
                .route(
                        "PURGE",
                        "/",
                        request -> Response.text(request.method() + " " + request.header("x-a") + " "
                                + request.header("host") + " " + request.header("connection") + " "
                                + request.header("accept-encoding")));
        serve(routes, (site, client, server) -> {
            var request = Request.of("PURGE", site)
                    .header("X-A", "1")
                    .header("Connection", "upgrade")
                    .header("Host", "example.org")
                    .header("Accept-Encoding", "identity");
            assertThat(client.send(request).body().text()).isEqualTo("PURGE 1 example.org null identity");
        });
    }
}
