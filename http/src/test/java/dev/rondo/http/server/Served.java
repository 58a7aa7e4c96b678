package dev.rondo.http.server;

import static dev.rondo.Rondo.run;

/** A server for the time of one test. */
final class Served {
    /** What is done with it. */
    interface Client {
        void talk(HttpServer server) throws Exception;
    }

    private Served() {}

    static void by(HttpHandler handler, Client client) {
        by(HttpServer.builder().handler(handler), client);
    }

    static void by(HttpServerBuilder builder, Client client) {
        run(() -> {
            try (var server = builder.port(0).start()) {
                client.talk(server);
            }
        });
    }

    /** A request without a body, after which the connection ends; header fields each with their line's end. */
    static String request(String line, String... fields) {
        return line + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + String.join("", fields) + "\r\n";
    }

    /** A request with a body. */
    static String post(String path, String type, String body) {
        return "POST " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: " + type
                + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }
}
