package dev.rondo.http.server;

import static dev.rondo.Rondo.blocking;
import static dev.rondo.Rondo.run;
import static dev.rondo.Rondo.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rondo.http.Body;
import dev.rondo.http.Request;
import dev.rondo.http.Response;
import dev.rondo.net.Certificates;
import dev.rondo.net.Tls;
import dev.rondo.net.TlsProvider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real clients of HTTP/2: curl, nghttp and h2load where they are installed, and the JDK's. */
@Timeout(120)
class Http2ClientsTest {
    private static final int BIG = 3_000_000;

    private interface Client {
        void talk(HttpServer server) throws Exception;
    }

    private static String protocolOf(Request request) {
        return Objects.requireNonNull(request.connection()).protocol();
    }

    private static Routes routes() {
        return Routes.create()
                .get("/", request -> Response.text(protocolOf(request)))
                .get("/wait", request -> {
                    sleep(Duration.ofMinutes(1));
                    return Response.text("too late");
                })
                .get("/big", request -> Response.of(Body.of(new byte[BIG], "application/octet-stream")))
                .get(
                        "/endless",
                        request -> Response.stream("text/plain", output -> {
                            while (true) {
                                output.write("0123456789".repeat(1000));
                            }
                        }))
                .post("/echo", request -> Response.of(request.body()))
                .callback("GET", "/callback", (request, reply) -> reply.send(Response.text("called")));
    }

    private static void serve(Client client) {
        run(() -> {
            try (var server = HttpServer.builder()
                    .port(0)
                    .handler(routes())
                    .limits(Limits.standard().bodyBytes(2 * BIG))
                    .start()) {
                client.talk(server);
            }
        });
    }

    private static void serve(TlsProvider provider, Client client) {
        run(() -> {
            var certificates = Certificates.shared();
            // what it offers by itself is not what these settings say
            var tls = Tls.server(certificates.chain("server"), certificates.key("server"))
                    .provider(provider)
                    .alpn("acme-tls/1")
                    .build();
            try (var server = HttpServer.builder()
                    .port(0)
                    .handler(routes())
                    .limits(Limits.standard().bodyBytes(2 * BIG))
                    .tls(tls)
                    .start()) {
                client.talk(server);
            }
        });
    }

    static Stream<TlsProvider> providers() {
        return Arrays.stream(TlsProvider.values()).filter(each -> each.unavailability() == null);
    }

    private static String tool(String... command) throws Exception {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, command[0]))),
                () -> command[0] + " is not installed; it is in Debian's package "
                        + (command[0].equals("curl") ? "curl" : "nghttp2-client"));
        return blocking(() -> {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return output;
        });
    }

    private static String curl(String... options) throws Exception {
        var command = new ArrayList<>(List.of("curl", "-sS", "--max-time", "30"));
        command.addAll(List.of(options));
        return tool(command.toArray(String[]::new));
    }

    @Test
    void curl_speaks_HTTP_2_by_prior_knowledge_and_is_answered_by_HTTP_1_when_it_asks_for_an_upgrade() {
        serve(server -> {
            var url = "http://localhost:" + server.port();
            assertThat(curl("--http2-prior-knowledge", "-i", url + "/"))
                    .startsWith("HTTP/2 200")
                    .endsWith("HTTP/2");
            assertThat(curl("--http2", "-i", url + "/"))
                    .startsWith("HTTP/1.1 200 OK")
                    .endsWith("HTTP/1.1");
            assertThat(curl("--http2-prior-knowledge", url + "/big")).hasSize(BIG);
            assertThat(curl("--http2-prior-knowledge", "-I", url + "/"))
                    .contains("content-length: 6")
                    .endsWith("\r\n\r\n");
        });
    }

    @ParameterizedTest
    @MethodSource("providers")
    void curl_speaks_HTTP_2_by_ALPN_and_HTTP_1_if_it_will(TlsProvider provider) {
        serve(provider, server -> {
            var url = "https://localhost:" + server.port();
            var authority = Certificates.shared().chain("authority").toString();
            assertThat(curl("--http2", "--cacert", authority, url + "/")).isEqualTo("HTTP/2");
            assertThat(curl("--http1.1", "--cacert", authority, url + "/")).isEqualTo("HTTP/1.1");
            assertThat(curl("--no-alpn", "--cacert", authority, url + "/")).isEqualTo("HTTP/1.1");
            assertThat(curl("--http2", "--cacert", authority, url + "/big")).hasSize(BIG);
        });
    }

    @Test
    void a_body_goes_both_ways_through_curl(@TempDir Path folder) {
        var file = folder.resolve("body");
        serve(server -> {
            Files.write(file, new byte[BIG]);
            var url = "http://localhost:" + server.port() + "/echo";
            assertThat(curl("--http2-prior-knowledge", "--data-binary", "@" + file, url))
                    .hasSize(BIG);
            // of unknown length, and asked for first
            assertThat(curl("--http2-prior-knowledge", "-X", "POST", "-H", "Expect: 100-continue", "-T", "-", url))
                    .isEmpty();
        });
    }

    @Test
    void curl_that_goes_in_the_middle_of_a_body_cancels_its_request() {
        serve(server -> {
            var url = "http://localhost:" + server.port() + "/endless";
            assertThat(curl("--http2-prior-knowledge", "--max-time", "0.5", "-o", "/dev/null", url))
                    .contains("timed out");
            while (server.statistics().gone() < 1) {
                sleep(Duration.ofMillis(1));
            }
            assertThat(server.statistics().failed()).isZero();
        });
    }

    @Test
    void nghttp_finds_nothing_wrong() {
        serve(server -> {
            var url = "http://localhost:" + server.port();
            assertThat(tool("nghttp", "-v", url + "/", url + "/big", url + "/callback"))
                    .contains(":status: 200")
                    .doesNotContain("RST_STREAM", "[ERROR]", "PROTOCOL_ERROR");
        });
    }

    @Test
    void h2load_has_all_its_answers() {
        serve(server -> {
            var url = "http://localhost:" + server.port();
            assertThat(tool("h2load", "-n", "5000", "-c", "10", "-m", "100", url + "/"))
                    .contains("5000 succeeded, 0 failed, 0 errored");
            assertThat(tool("h2load", "-n", "5000", "-c", "10", "-m", "100", url + "/callback"))
                    .contains("5000 succeeded, 0 failed, 0 errored");
            assertThat(tool("h2load", "-n", "10", "-c", "2", "-m", "5", url + "/big"))
                    .contains("10 succeeded, 0 failed, 0 errored");
            assertThat(server.statistics().requests()).isEqualTo(10_010);
            assertThat(server.statistics().gone()).isZero();
        });
    }

    private static HttpClient client() throws Exception {
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        var store = Certificates.shared().keys();
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder()
                .sslContext(context)
                .version(HttpClient.Version.HTTP_2)
                .build();
    }

    @ParameterizedTest
    @MethodSource("providers")
    void the_client_of_the_JDK_speaks_HTTP_2_by_ALPN(TlsProvider provider) {
        serve(
                provider,
                server -> blocking(() -> {
                    try (var client = client()) {
                        var url = "https://localhost:" + server.port();
                        var answer = client.send(
                                HttpRequest.newBuilder(URI.create(url + "/")).build(), BodyHandlers.ofString());
                        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
                        assertThat(answer.body()).isEqualTo("HTTP/2");
                        var big = HttpRequest.newBuilder(URI.create(url + "/echo"))
                                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[BIG]))
                                .build();
                        var all = IntStream.range(0, 5)
                                .mapToObj(i -> client.sendAsync(big, BodyHandlers.ofByteArray()))
                                .toList();
                        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                                .get(60, TimeUnit.SECONDS);
                        for (var each : all) {
                            assertThat(each.get().body()).hasSize(BIG);
                        }
                    }
                    return null;
                }));
    }

    @Test
    void the_client_of_the_JDK_that_asks_for_an_upgrade_is_answered_by_HTTP_1() {
        serve(server -> blocking(() -> {
            try (var client = client()) {
                var url = URI.create("http://localhost:" + server.port() + "/");
                var answer = client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
                assertThat(answer.body()).isEqualTo("HTTP/1.1");
            }
            return null;
        }));
    }

    @Test
    void the_client_of_the_JDK_that_gives_up_takes_its_request_back() {
        serve(TlsProvider.JDK, server -> {
            blocking(() -> {
                try (var client = client()) {
                    var url = URI.create("https://localhost:" + server.port() + "/");
                    var first = client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
                    assertThat(first.body()).isEqualTo("HTTP/2");
                    var request = HttpRequest.newBuilder(url.resolve("/wait"))
                            .timeout(Duration.ofMillis(500))
                            .build();
                    assertThat(catchThrowable(() -> client.send(request, BodyHandlers.ofString())))
                            .isInstanceOf(IOException.class);
                }
                return null;
            });
            while (server.statistics().gone() < 1) {
                sleep(Duration.ofMillis(1));
            }
            assertThat(server.statistics().running()).isZero();
        });
    }
}
