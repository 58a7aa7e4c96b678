package dev.rondo.http.server;

import static dev.rondo.Rondo.run;
import static dev.rondo.Rondo.scope;
import static dev.rondo.Rondo.sleep;
import static dev.rondo.Rondo.within;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.http.HttpException;
import dev.rondo.http.Response;
import dev.rondo.net.TcpSocket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/**
 * Random clients, most of them wrong, for {@code rondo.seconds}: each is answered with responses and nothing else, none holds the
 * server, and after all of them nothing is left. Each connection is played again by its seed, {@code rondo.seed}.
 */
class ServerFuzzTest {
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
            .callback("GET", "/callback", (request, reply) -> reply.send(Response.text("callback")))
            .callback("POST", "/callback", (request, reply) -> reply.send(Response.of(request.body())));

    @Test
    void whatever_clients_send_the_server_answers_and_goes_on() {
        long first = Long.getLong("rondo.seed", System.nanoTime());
        long end = System.nanoTime()
                + Duration.ofSeconds(Long.getLong("rondo.seconds", 8)).toNanos();
        IO.println("seeds from " + first + " on");
        var totals = new long[2];
        run(() -> {
            var server = HttpServer.builder().limits(SHORT).handler(ROUTES).start();
            try (server) {
                for (long seed = first; seed == first || System.nanoTime() < end; seed += AT_ONCE) {
                    round(server, seed, totals);
                }
            }
        });
        IO.println(totals[0] + " connections, " + totals[1] + " responses");
        assertThat(totals[1]).isPositive();
    }

    private static void round(HttpServer server, long first, long[] totals) throws IOException {
        scope(scope -> {
            for (long seed = first; seed < first + AT_ONCE; seed++) {
                long one = seed;
                scope.fork(() -> {
                    int responses = play(server, one);
                    totals[1] += responses;
                });
            }
        });
        totals[0] += AT_ONCE;
        assertThat(Raw.ask(server, "GET /" + Serving.END)).endsWith("good");
        within(TOO_LONG, () -> {
            while (server.statistics().connections() > 0) {
                sleep(Duration.ofMillis(1));
            }
        });
        assertThat(server.statistics().running()).as("running after %d", first).isZero();
        assertThat(server.statistics().failed()).as("failed after %d", first).isZero();
    }

    private static int play(HttpServer server, long seed) {
        var random = new Random(seed);
        var bytes = new Mutations(random).next().getBytes(StandardCharsets.ISO_8859_1);
        try {
            return within(TOO_LONG, () -> {
                try (var socket = TcpSocket.connect("127.0.0.1", server.port())) {
                    return play(socket, bytes, random);
                }
            });
        } catch (Exception wrong) {
            throw new AssertionError(
                    "with -Drondo.seed=" + seed + ", " + bytes.length + " bytes: "
                            + Shown.of(new String(bytes, StandardCharsets.ISO_8859_1)),
                    wrong);
        }
    }

    private static int play(TcpSocket socket, byte[] bytes, Random random) throws IOException {
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
        return cut.get() ? 0 : Answers.count(answer.toString(StandardCharsets.ISO_8859_1));
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
