package dev.rondo.http.server;

import static dev.rondo.Rondo.scope;
import static dev.rondo.Rondo.sleep;
import static dev.rondo.Rondo.within;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.http.HttpException;
import dev.rondo.http.Response;
import dev.rondo.http.websocket.WebSocketSettings;
import dev.rondo.net.Fuzz;
import dev.rondo.net.Network;
import dev.rondo.net.TcpSocket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

/** A server, and random clients of it, most of them wrong: each is answered soundly, none holds it, and nothing is left of them. */
final class FuzzedServer {
    private static final int AT_ONCE = 100;
    private static final int MOST_PIECES = 200;
    private static final Duration A_MOMENT = Duration.ofMillis(150);
    private static final Duration TOO_LONG = Duration.ofSeconds(20);

    private static final Limits SHORT = Limits.standard()
            .headerTime(A_MOMENT)
            .idleTime(A_MOMENT)
            .bodyTime(A_MOMENT)
            .sendTime(Duration.ofSeconds(5))
            .goneTime(A_MOMENT);

    private static final WebSocketSettings SOCKETS = WebSocketSettings.standard()
            .closeTime(A_MOMENT)
            .pingInterval(A_MOMENT)
            .pongTime(A_MOMENT);

    private static final Routes ROUTES = Routes.create()
            .get("/", request -> Response.text("good"))
            .get(
                    "/stream",
                    request -> Response.stream("text/plain", out -> {
                        for (int i = 0; i < 20; i++) {
                            out.write("piece".repeat(i));
                        }
                    }))
            .get("/slow", request -> {
                sleep(Duration.ofMillis(3));
                return Response.text("slow");
            })
            .get("/fails", request -> {
                throw new HttpException(418, "it fails");
            })
            .delete("/{name}", request -> Response.noContent())
            .post("/whole", request -> Response.text(request.body().text()))
            .post("/ignore", request -> Response.text("ignored"))
            .post("/back", request -> Response.of(request.body()))
            .webSocket("/ws", SOCKETS, socket -> {
                for (var message : socket.messages()) {
                    socket.send(message);
                }
            })
            .callback("GET", "/callback", (request, reply) -> reply.send(Response.text("callback")))
            .callback("POST", "/callback", (request, reply) -> reply.send(Response.of(request.body())));

    /** What clients say, and what they should hear. */
    interface Traffic {
        /** What a client sends and waits to be answered for, before the rest; perhaps nothing. Each character is a byte. */
        String greeting(Random random);

        String next(Random random);

        /**
         * How many answers these are.
         *
         * @throws IllegalStateException if there is anything else
         */
        int count(String answers);
    }

    private final HttpServer server;
    private final Traffic traffic;
    private int connections;
    private long answers;

    private FuzzedServer(HttpServer server, Traffic traffic) {
        this.server = server;
        this.traffic = traffic;
    }

    /** Plays for {@code rondo.seconds}, or these. */
    static void play(String transport, int seconds, Traffic traffic) {
        long first = Fuzz.firstSeed();
        long end = Fuzz.end(seconds);
        Network.run(transport, () -> {
            try (var server = HttpServer.builder().limits(SHORT).handler(ROUTES).start()) {
                var fuzzed = new FuzzedServer(server, traffic);
                for (long seed = first; seed == first || System.nanoTime() < end; seed += AT_ONCE) {
                    fuzzed.round(seed);
                }
                IO.println(fuzzed.connections + " connections, " + fuzzed.answers + " answers");
                assertThat(fuzzed.answers).isPositive();
            }
        });
    }

    private void round(long first) throws IOException {
        scope(scope -> {
            for (long seed = first; seed < first + AT_ONCE; seed++) {
                long one = seed;
                scope.fork(() -> {
                    int heard = play(one);
                    answers += heard;
                });
            }
        });
        connections += AT_ONCE;
        assertThat(Raw.ask(server, "GET /" + Serving.END)).endsWith("good");
        within(TOO_LONG, () -> {
            while (server.statistics().connections() > 0) {
                sleep(Duration.ofMillis(1));
            }
        });
        assertThat(server.statistics().running()).as("running after %d", first).isZero();
        assertThat(server.statistics().failed()).as("failed after %d", first).isZero();
    }

    private int play(long seed) {
        var random = new Random(seed);
        var greeting = traffic.greeting(random);
        var bytes = traffic.next(random).getBytes(StandardCharsets.ISO_8859_1);
        try {
            return within(TOO_LONG, () -> {
                try (var socket = TcpSocket.connect("127.0.0.1", server.port())) {
                    socket.write(greeting.getBytes(StandardCharsets.ISO_8859_1));
                    // while many are greeted at once, some wait too long, and are closed
                    return greeting.isEmpty() || socket.read() != null ? play(socket, bytes, random) : 0;
                }
            });
        } catch (Exception wrong) {
            throw new AssertionError(
                    "with -Drondo.seed=" + seed + ", " + bytes.length + " bytes: "
                            + Shown.of(new String(bytes, StandardCharsets.ISO_8859_1)),
                    wrong);
        }
    }

    private int play(TcpSocket socket, byte[] bytes, Random random) throws IOException {
        int way = random.nextInt(8);
        var answer = new ByteArrayOutputStream();
        var cut = new AtomicBoolean();
        scope(scope -> {
            scope.fork(() -> {
                try {
                    send(socket, bytes, random, way);
                } catch (IOException reset) {
                    cut.set(true); // the one that writes is told, and then perhaps not the one that reads
                }
            });
            try {
                for (var piece = socket.read(); piece != null; piece = socket.read()) {
                    while (piece.hasRemaining()) {
                        answer.write(piece.get());
                    }
                }
            } catch (IOException reset) {
                cut.set(true);
            }
        });
        return cut.get() ? 0 : traffic.count(answer.toString(StandardCharsets.ISO_8859_1));
    }

    private static void send(TcpSocket socket, byte[] bytes, Random random, int way) throws IOException {
        int most = 1 + random.nextInt(random.nextBoolean() ? 50 : 100_000) + bytes.length / MOST_PIECES;
        for (int at = 0; at < bytes.length; ) {
            int count = Math.min(bytes.length - at, 1 + random.nextInt(most));
            socket.write(ByteBuffer.wrap(bytes, at, count));
            at += count;
            if (random.nextInt(20) == 0) {
                sleep(Duration.ofMillis(random.nextInt(3)));
            }
            if (way == 0 && random.nextInt(20) == 0) {
                socket.reset();
                throw new IOException("reset here");
            }
        }
        socket.flush();
        if (way > 2) {
            socket.end();
        }
    }
}
