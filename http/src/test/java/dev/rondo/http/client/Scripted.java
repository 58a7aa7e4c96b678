package dev.rondo.http.client;

import static dev.rondo.Rondo.go;
import static dev.rondo.Rondo.run;

import dev.rondo.net.TcpServer;
import dev.rondo.net.TcpSocket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A server that says the bytes that a test wants, right or wrong. */
final class Scripted implements AutoCloseable {
    /** What happens on one connection. */
    @FunctionalInterface
    interface Script {
        void play(Peer peer) throws Exception;
    }

    @FunctionalInterface
    interface Test {
        void with(Scripted server, HttpClient client) throws Exception;
    }

    private final TcpServer server;
    private final CompletableFuture<String> end = new CompletableFuture<>();
    final List<String> requests = new ArrayList<>();

    private Scripted(Script script) throws IOException {
        server = TcpServer.bind(0);
        go(() -> server.serve(socket -> script.play(new Peer(socket))));
    }

    /** Runs a test against a script, on a loop of its own. */
    static void with(Script script, Test test) {
        with(script, HttpClient::create, test);
    }

    @FunctionalInterface
    interface Maker {
        HttpClient make() throws IOException;
    }

    static void with(Script script, Maker maker, Test test) {
        run(() -> {
            try (var server = new Scripted(script);
                    var client = maker.make()) {
                test.with(server, client);
            }
        });
    }

    /** Answers each request with the same bytes, and keeps the connection. */
    static Script always(String answer) {
        return peer -> {
            while (peer.request() != null) {
                peer.send(answer);
            }
        };
    }

    /** Answers the first request, and closes the connection. */
    static Script once(String answer) {
        return peer -> {
            peer.request();
            peer.send(answer);
        };
    }

    static Scripted start(Script script) throws IOException {
        return new Scripted(script);
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    int port() {
        return server.port();
    }

    long accepted() {
        return server.statistics().accepted();
    }

    @Override
    public void close() {
        end.complete("the test is over");
        server.close();
    }

    /** The client, as the server sees it. */
    final class Peer {
        final TcpSocket socket;

        /** The first connection has the number 1. */
        final long number = accepted();

        private Peer(TcpSocket socket) {
            this.socket = socket;
        }

        /** The head of the next request; null at the end. */
        @Nullable String request() throws IOException {
            var head = until("\r\n\r\n");
            if (head != null) {
                requests.add(head);
            }
            return head;
        }

        @Nullable String until(String end) throws IOException {
            var read = new ByteArrayOutputStream();
            var octet = ByteBuffer.allocate(1);
            while (!read.toString(StandardCharsets.ISO_8859_1).endsWith(end)) {
                octet.clear();
                if (socket.read(octet) < 0) {
                    return null;
                }
                read.write(octet.get(0));
            }
            return read.toString(StandardCharsets.ISO_8859_1);
        }

        /** Does nothing until the test is over. */
        void hang() throws Exception {
            end.get();
        }

        /** Each character is a byte. */
        void send(String bytes) throws IOException {
            socket.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        }
    }
}
