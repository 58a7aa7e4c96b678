package dev.rondo.http.server;

import static dev.rondo.Rondo.scope;
import static dev.rondo.Rondo.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.rondo.http.Response;
import dev.rondo.loop.EventLoop;
import dev.rondo.net.Network;
import dev.rondo.net.Program;
import dev.rondo.net.TcpSocket;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Many requests, {@code rondo.requests}, leave neither memory nor descriptors nor timers behind. In a process of its own, where nobody
 * looks for lost buffers.
 */
@Timeout(300)
@DisabledOnOs(OS.WINDOWS)
class ManyRequestsTest {
    private static final int REQUESTS = Integer.getInteger("rondo.requests", 100_000);
    private static final int CONNECTIONS = 20;
    private static final int AHEAD = 8;

    /** How many requests come on a connection before another one takes its place. */
    private static final int EACH = 1000;

    /** Bytes. Pools and tables still grow a little, but if each request left something, it would be this at least. */
    private static final long LEAST_OBJECT = 16;

    private static final long ROOM = 500_000;

    /** Prints what there is more after the requests than before. */
    static final class Load {
        private static final String GOOD = "good";

        private Load() {}

        static void main(String[] arguments) {
            int requests = Integer.parseInt(arguments[1]);
            var routes = Routes.create()
                    .get("/fiber/{id}", request -> Response.text(GOOD))
                    .callback("GET", "/callback", (request, reply) -> reply.send(Response.text(GOOD)))
                    .get("/stream", request -> Response.stream("text/plain", out -> out.write(GOOD)))
                    .post("/body", request -> Response.text(request.body().text()));
            Network.run(arguments[0], () -> {
                try (var server = HttpServer.start(0, routes)) {
                    load(server, requests / 2);
                    long descriptors = descriptors();
                    long timers = timers();
                    long heap = heap();
                    load(server, requests);
                    long more = heap() - heap;
                    IO.println(descriptors() - descriptors);
                    IO.println(timers() - timers);
                    IO.println(more);
                    IO.println(server.statistics().requests());
                }
            });
        }

        private static void load(HttpServer server, int requests) {
            scope(scope -> {
                for (int i = 0; i < CONNECTIONS; i++) {
                    scope.fork(() -> {
                        for (int sent = 0; sent < requests / CONNECTIONS; sent += EACH) {
                            connection(server);
                        }
                    });
                }
            });
            while (server.statistics().connections() > 0) {
                sleep(Duration.ofMillis(1));
            }
        }

        private static void connection(HttpServer server) throws IOException {
            var host = " HTTP/1.1\r\nHost: x\r\n";
            var ahead = "GET /fiber/1" + host + "\r\n" + "GET /callback" + host + "\r\n" + "GET /stream" + host + "\r\n"
                    + "POST /body" + host + "Content-Length: 4\r\n\r\n" + GOOD;
            try (var socket = TcpSocket.connect("127.0.0.1", server.port())) {
                for (int sent = 0; sent < EACH; sent += AHEAD) {
                    socket.write(ahead.repeat(AHEAD / 4));
                    awaitAnswers(socket);
                }
            }
        }

        /** Each answer has the word once, and it is nowhere else. */
        private static void awaitAnswers(TcpSocket socket) throws IOException {
            int answers = 0;
            int matched = 0;
            while (answers < AHEAD) {
                var piece = socket.read();
                if (piece == null) {
                    throw new IOException("the server has closed after " + answers + " of " + AHEAD);
                }
                while (piece.hasRemaining()) {
                    byte next = piece.get();
                    matched = next == GOOD.charAt(matched) ? matched + 1 : next == GOOD.charAt(0) ? 1 : 0;
                    if (matched == GOOD.length()) {
                        answers++;
                        matched = 0;
                    }
                }
            }
        }

        private static long descriptors() {
            return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                    .getOpenFileDescriptorCount();
        }

        private static long timers() {
            return EventLoop.current().statistics().timers();
        }

        private static long heap() {
            System.gc();
            return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void heap_and_descriptors_and_timers_stay_flat(String transport) throws IOException {
        var process = Program.of(Load.class)
                .options("-XX:+UseSerialGC")
                .process(transport, "" + REQUESTS)
                .redirectErrorStream(true)
                .start();
        try (var output = process.inputReader()) {
            var lines = output.readAllLines();
            IO.println(REQUESTS + " requests by " + transport
                    + ": more descriptors, timers, bytes of the heap; all requests: " + lines);
            assertThat(lines).hasSize(4);
            assertThat(Long.parseLong(lines.getFirst())).as("descriptors").isLessThan(5);
            assertThat(Long.parseLong(lines.get(1))).as("timers").isLessThan(5);
            assertThat(Long.parseLong(lines.get(2)))
                    .as("bytes of the heap")
                    .isLessThan(Math.max(ROOM, REQUESTS * LEAST_OBJECT / 2));
            assertThat(Long.parseLong(lines.getLast())).isGreaterThanOrEqualTo(REQUESTS + REQUESTS / 2);
        } finally {
            process.destroyForcibly();
        }
    }
}
