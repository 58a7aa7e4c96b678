package dev.rondo.http.server;

import static dev.rondo.Rondo.go;
import static dev.rondo.Rondo.run;
import static dev.rondo.Rondo.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.fiber.Fiber;
import dev.rondo.http.Response;
import java.time.Duration;

/** A server for the time of a test, after which nothing runs any more. */
final class Serving {
    static final String HOST = " HTTP/1.1\r\nHost: x\r\n";
    static final String END = HOST + "Connection: close\r\n\r\n";
    static final Duration A_MOMENT = Duration.ofMillis(200);

    /** Answers with the word that is the path, as a line. */
    static final Routes WORDS =
            Routes.create().get("/{word}", request -> Response.text(request.parameter("word") + "\n"));

    /** What talks to a server. */
    interface Client {
        void talk(HttpServer server) throws Exception;
    }

    private Serving() {}

    static void serve(HttpHandler handler, Client client) {
        serve(HttpServer.builder().handler(handler), client);
    }

    static void serve(Limits limits, Routes routes, Client client) {
        serve(HttpServer.builder().limits(limits).handler(routes), client);
    }

    static void serve(HttpServerBuilder builder, Client client) {
        run(() -> {
            var server = builder.start();
            try (server) {
                client.talk(server);
            }
            assertThat(server.statistics().running()).isZero();
            assertThat(server.statistics().connections()).isZero();
        });
    }

    static void awaitConnections(HttpServer server, int count) {
        while (server.statistics().connections() < count) {
            sleep(Duration.ofMillis(1));
        }
    }

    /** Closes a server, which no longer listens then, and whose connections know that it closes; what waits until they have ended. */
    static Fiber<?> closing(HttpServer server) {
        var closing = go(server::close);
        while (server.address() != null) {
            sleep(Duration.ofMillis(1));
        }
        return closing;
    }

    static String get(String path) {
        return "GET " + path + HOST + "\r\n";
    }

    /** Asks {@link #WORDS}. */
    static String word(String word) {
        return get("/" + word.replace(" ", "%20"));
    }

    /** A request without a body, after which the connection ends; header fields each with their line's end. */
    static String request(String line, String... fields) {
        return line + HOST + "Connection: close\r\n" + String.join("", fields) + "\r\n";
    }

    /** A request with a body, after which the connection ends. */
    static String post(String path, String type, String body) {
        return "POST " + path + HOST + "Connection: close\r\nContent-Type: " + type + "\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    static String post(String path, String body) {
        return "POST " + path + HOST + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    static String bodyOf(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + "\r\n\r\n".length());
    }
}
