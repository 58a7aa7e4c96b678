package dev.rondo.http.client;

import static dev.rondo.Rondo.run;
import static dev.rondo.Rondo.scope;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.rondo.http.Body;
import dev.rondo.http.Request;
import dev.rondo.net.Certificates;
import dev.rondo.net.Tls;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client with servers that others have written: the JDK's, and Node's for both versions of HTTP. */
@Timeout(60)
class OtherServersTest {
    /** Echoes what is posted, says the method and the address of the rest, and its port when it listens. */
    private static final String NODE = """
            const fs = require('fs');
            const options = { cert: fs.readFileSync(process.argv[2]), key: fs.readFileSync(process.argv[3]), allowHTTP1: true };
            const answer = (request, response) => {
                if (request.method === 'POST') {
                    request.pipe(response);
                } else if (request.url === '/gzip') {
                    response.setHeader('content-encoding', 'gzip');
                    response.end(require('zlib').gzipSync('compressed '.repeat(1000)));
                } else {
                    response.end(request.method + ' ' + request.url + ' ' + request.httpVersion);
                }
            };
            const servers = {
                http: () => require('http').createServer(answer),
                https: () => require('https').createServer(options, answer),
                h2c: () => require('http2').createServer(answer),
                h2: () => require('http2').createSecureServer(options, answer),
            };
            const server = servers[process.argv[1]]();
            server.listen(0, '127.0.0.1', () => console.log(server.address().port));
            setTimeout(() => process.exit(), 60000);
            """;

    @ParameterizedTest
    @ValueSource(strings = {"http", "https", "h2c", "h2"})
    void node_understands_it(String kind) throws Exception {
        var certificates = Certificates.shared();
        var command = new ProcessBuilder(
                "node",
                "-e",
                NODE,
                kind,
                certificates.chain("server").toString(),
                certificates.key("server").toString());
        var node = start(command);
        try (var out = node.inputReader()) {
            var site = (kind.matches("https|h2") ? "https" : "http") + "://localhost:" + port(out, node);
            run(() -> {
                var tls = Tls.client()
                        .trust(certificates.chain("authority"))
                        .alpn("h2", "http/1.1")
                        .build();
                try (var client = HttpClient.builder()
                        .tls(tls)
                        .priorKnowledge(kind.equals("h2c"))
                        .build()) {
                    talk(site, client, kind.startsWith("h2") ? "2.0" : "1.1");
                }
            });
        } finally {
            node.destroyForcibly();
        }
    }

    private static Process start(ProcessBuilder command) {
        try {
            return command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        } catch (IOException missing) {
            return Assumptions.abort("there is no node on the path");
        }
    }

    private static String port(BufferedReader out, Process node) throws IOException {
        var line = out.readLine();
        assertThat(line).as(() -> "the port of " + node.info()).isNotNull();
        return line;
    }

    private static void talk(String site, HttpClient client, String version) throws IOException {
        assertThat(client.get(site + "/a?b").body().text()).isEqualTo("GET /a?b " + version);
        assertThat(client.get(site + "/gzip").body().text()).isEqualTo("compressed ".repeat(1000));
        var head = client.send(Request.of("HEAD", site + "/"));
        assertThat(head.body().bytes()).isEmpty();
        assertThat(client.post(site + "/", Body.text("echo")).body().text()).isEqualTo("echo");
        var large = Body.stream("a/b", output -> {
            for (int i = 0; i < 100; i++) {
                output.write(new byte[30_000]);
            }
        });
        assertThat(client.post(site + "/", large).body().bytes()).hasSize(3_000_000);
        var texts = new ArrayList<String>();
        scope(scope -> {
            for (int i = 0; i < 200; i++) {
                int n = i;
                scope.fork(() -> {
                    texts.add(client.get(site + "/" + n).body().text());
                });
            }
        });
        assertThat(texts).hasSize(200).doesNotHaveDuplicates();
        assertThat(client.statistics().connected()).isEqualTo(version.equals("2.0") ? 1 : 16);
        assertThat(client.statistics().running()).isZero();
    }

    private interface Talk {
        void with(String site) throws Exception;
    }

    /** Says, compressed, what it was asked. */
    private static void withServerOfTheJdk(Talk talk) throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                var body = exchange.getRequestBody().readAllBytes();
                exchange.getResponseHeaders().add("Content-Encoding", "gzip");
                exchange.sendResponseHeaders(200, 0);
                try (var out = new GZIPOutputStream(exchange.getResponseBody())) {
                    out.write((exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body.length)
                            .getBytes(StandardCharsets.UTF_8));
                }
            }
        });
        server.start();
        try {
            talk.with("http://127.0.0.1:" + server.getAddress().getPort());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void the_server_of_the_jdk_understands_it() throws Exception {
        withServerOfTheJdk(site -> run(() -> {
            try (var client = HttpClient.create()) {
                assertThat(client.get(site + "/a%20b?c").body().text()).isEqualTo("GET /a%20b?c 0");
                var large = Body.of(new byte[1_000_000], "a/b");
                assertThat(client.post(site + "/x", large).body().text()).isEqualTo("POST /x 1000000");
                var streamed = Body.stream("a/b", output -> output.write("12345"));
                assertThat(client.post(site + "/x", streamed).body().text()).isEqualTo("POST /x 5");
                assertThat(client.statistics().connected()).isEqualTo(1);
            }
        }));
    }

    @Test
    void a_client_that_nobody_closes_does_not_keep_the_program_alive() throws Exception {
        withServerOfTheJdk(site -> {
            long begin = System.nanoTime();
            run(() -> {
                var client = HttpClient.builder().idleTime(Duration.ofHours(1)).build();
                assertThat(client.get(site).body().text()).isEqualTo("GET / 0");
                assertThat(client.get(site).body().text()).isEqualTo("GET / 0");
                assertThat(client.statistics().idle()).isEqualTo(1);
            });
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
        });
    }
}
