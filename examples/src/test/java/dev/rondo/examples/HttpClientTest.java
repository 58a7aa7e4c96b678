package dev.rondo.examples;

import static dev.rondo.Rondo.run;
import static dev.rondo.Rondo.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rondo.scope.DeadlineExceededException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The JDK's client, in its blocking form, and a server that answers only when it is told to. */
@Timeout(60)
class HttpClientTest {
    private final Semaphore answers = new Semaphore(0);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;

    HttpClientTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        answers.release(2);
        server.stop(0);
        threads.close();
        client.close();
    }

    @Test
    void a_slow_answer_lets_the_loop_go_on() {
        assertThat(HeldBack.<String>call(answers::release, this::get)).isEqualTo("the answer");
    }

    @Test
    void an_answer_that_takes_too_long_is_not_waited_for() {
        run(() -> assertThatThrownBy(() -> within(Duration.ofMillis(50), this::get))
                .isInstanceOf(DeadlineExceededException.class)
                .hasCauseInstanceOf(InterruptedException.class));
    }

    private String get() throws IOException, InterruptedException {
        var address = server.getAddress();
        var uri = URI.create("http://" + address.getHostString() + ":" + address.getPort() + "/");
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
    }

    private void answer(HttpExchange exchange) throws IOException {
        answers.acquireUninterruptibly();
        byte[] body = "the answer".getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
