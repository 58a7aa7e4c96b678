package dev.rondo.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.rondo.conformance.engine.Executables;
import dev.rondo.conformance.engine.Processes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The reverse proxy of the examples as a process of its own, before the JDK's server, and asked by curl and a load generator. */
@Timeout(120)
class ReverseProxyTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int LARGE = 20_000_000;

    @TempDir
    private Path folder;

    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer behind;
    private Process proxy;
    private String site;

    @BeforeEach
    void start() throws IOException {
        behind = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        behind.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        behind.createContext("/", exchange -> {
            try (exchange) {
                if (exchange.getRequestURI().getPath().equals("/slow")) {
                    await();
                }
                var body = exchange.getRequestBody().readAllBytes();
                var seen = new StringBuilder(exchange.getRequestMethod() + " " + exchange.getRequestURI() + "\n");
                exchange.getRequestHeaders().forEach((name, values) -> seen.append(name + ": " + values + "\n"));
                exchange.getResponseHeaders().add("Keep-Alive", "secret of one hop");
                var answer = body.length > 0 ? body : seen.toString().getBytes(UTF_8);
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        behind.start();
        var command = new ArrayList<>(JavaExamplesTest.command("ReverseProxy"));
        command.addAll(List.of("0", "http://127.0.0.1:" + behind.getAddress().getPort()));
        proxy = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var line = proxy.inputReader().readLine();
        assertThat(line).startsWith("forwarding port ");
        site = "http://127.0.0.1:" + line.replaceFirst("forwarding port ([0-9]+) .*", "$1");
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void stop() {
        end.countDown();
        proxy.destroyForcibly();
        behind.stop(0);
    }

    private String curl(String... options) throws Exception {
        var curl = Executables.find("curl").orElseGet(() -> Assumptions.abort("there is no curl on the path"));
        var command =
                new ArrayList<>(List.of(curl.toString(), "--silent", "--show-error", "--include", "--max-time", "30"));
        command.addAll(List.of(options));
        var outcome = Processes.run(folder, LIMIT, command);
        assertThat(outcome.stderr()).isEmpty();
        return outcome.stdout();
    }

    @Test
    void the_server_behind_sees_who_has_asked() throws Exception {
        var seen = curl(
                site + "/a?b=c",
                "-H",
                "X-Forwarded-For: 10.0.0.1",
                "-H",
                "Connection: x-private",
                "-H",
                "X-Private: y",
                "-H",
                "TE: trailers");
        assertThat(seen)
                .startsWith("HTTP/1.1 200 OK")
                .contains("GET /a?b=c\n", "X-forwarded-for: [10.0.0.1, 127.0.0.1]", "X-forwarded-proto: [http]")
                .contains("X-forwarded-host: [" + site.substring(7) + "]")
                .doesNotContainIgnoringCase("x-private")
                .doesNotContain("Te: ")
                .doesNotContain("secret of one hop");
    }

    @Test
    void large_bodies_go_both_ways() throws Exception {
        var file = Files.write(folder.resolve("large"), new byte[LARGE]);
        var answer = folder.resolve("answer");
        var head = curl(site + "/", "--data-binary", "@" + file, "--no-include", "--output", answer.toString());
        assertThat(head).isEmpty();
        assertThat(answer).hasSize(LARGE);
    }

    @Test
    void a_server_that_is_late_or_gone_has_a_status_of_its_own() throws Exception {
        assertThat(curl(site + "/slow"))
                .startsWith("HTTP/1.1 504 Gateway Timeout")
                .contains("takes too long");
        end.countDown();
        behind.stop(0);
        assertThat(curl(site + "/")).startsWith("HTTP/1.1 502 Bad Gateway").contains("does not answer");
    }

    @Test
    void many_clients_are_answered() throws Exception {
        var generator = Executables.find("h2load", "wrk")
                .orElseGet(() -> Assumptions.abort("there is neither h2load nor wrk on the path"));
        boolean h2load = generator.endsWith("h2load");
        var options = h2load
                ? List.of(generator.toString(), "--h1", "-n", "5000", "-c", "32", site + "/")
                : List.of(generator.toString(), "-d", "2", "-c", "32", "-t", "1", site + "/");
        var report = Processes.run(folder, LIMIT, options).stdout();
        if (h2load) {
            assertThat(report).contains("5000 succeeded, 0 failed, 0 errored");
        } else {
            assertThat(report).contains("requests in").doesNotContain("Non-2xx").doesNotContain("Socket errors");
        }
    }
}
