package dev.rondo.http.client;

import static dev.rondo.Rondo.go;
import static dev.rondo.Rondo.run;
import static dev.rondo.Rondo.scope;
import static dev.rondo.Rondo.sleep;
import static dev.rondo.Rondo.within;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.http.Body;
import dev.rondo.http.Request;
import dev.rondo.net.Fuzz;
import dev.rondo.net.TcpServer;
import dev.rondo.net.TcpSocket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever servers send, a request ends with a response or an {@link IOException}, and the client goes on. A seed that fails is
 * played again with {@code -Drondo.seed}; {@code -Drondo.seconds} says how long each of the two versions is tried.
 */
@Timeout(600)
class ClientFuzzTest {
    private static final int AT_ONCE = 20;
    private static final Duration A_MOMENT = Duration.ofMillis(500);
    private static final Duration TOO_LONG = Duration.ofSeconds(20);
    private static final String OK = "HTTP/1.1 200 OK\r\n";

    /** What servers of HTTP/1.1 say; each character is a byte. */
    private static final List<String> RESPONSES = List.of(
            OK + "Content-Length: 5\r\n\r\nhello",
            OK + "Content-Length: 0\r\nConnection: close\r\n\r\n",
            OK + "Keep-Alive: timeout=5, max=3\r\nContent-Length: 70000\r\n\r\n" + "x".repeat(70_000),
            OK + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6;e=f\r\n world\r\n0\r\nTrailer: x\r\n\r\n",
            OK + "\r\nup to the end",
            "HTTP/1.0 200 OK\r\n\r\nold",
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early\r\nLink: x\r\n\r\n" + OK + "Content-Length: 2\r\n\r\nhi",
            "HTTP/1.1 204 No Content\r\nETag: x\r\n\r\n",
            "HTTP/1.1 304 Not Modified\r\nContent-Length: 7\r\n\r\n",
            "HTTP/1.1 302 Found\r\nLocation: ../again?x#y\r\nContent-Length: 1\r\n\r\n.",
            "HTTP/1.1 307 Again\r\nLocation: /again\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n.\r\n0\r\n\r\n",
            OK + "Content-Encoding: gzip\r\nContent-Length: " + gzip().length() + "\r\n\r\n" + gzip(),
            OK + "Content-Encoding: deflate\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nx\u009c\u0003\r\n0\r\n\r\n");

    /** And those of HTTP/2, whose first stream has the number 3 here; 0x88 is the status 200. */
    private static final List<String> FRAMES = List.of(
            frame(4, 0, 0, "\0\u0003\0\0\0d"),
            frame(4, 1, 0, ""),
            frame(1, 4, 3, "\u0088"),
            frame(1, 5, 3, "\u0088"),
            frame(1, 4, 3, "\u0088") + frame(0, 1, 3, "hello"),
            frame(1, 4, 3, "\u0088") + frame(0, 0, 3, "hello") + frame(1, 5, 3, "@\u0001a\u0001b"),
            frame(6, 0, 0, "12345678") + frame(1, 4, 3, "\u0088") + frame(0, 1, 3, "x".repeat(16_384)),
            frame(1, 0, 3, "\u0088") + frame(9, 4, 3, "@\u0001a\u0001b"),
            frame(1, 4, 3, "\u0088\\\u00015"),
            frame(1, 4, 3, "H\u0003103"),
            frame(0, 0, 3, "hello"),
            frame(0, 1, 3, "hello"),
            frame(0, 9, 3, "\u0003helloxyz"),
            frame(0, 0, 3, "x".repeat(16_384)),
            frame(3, 0, 3, "\0\0\0\u0007"),
            frame(6, 0, 0, "12345678"),
            frame(7, 0, 0, "\0\0\0\u0003\0\0\0\0"),
            frame(8, 0, 0, "\0\u0001\0\0"),
            frame(8, 0, 3, "\0\u0001\0\0"),
            frame(5, 4, 3, "\0\0\0\u0002\u0082"),
            frame(2, 0, 3, "\0\0\0\0\u0010"));

    private static final List<String> PIECES = List.of(
            "\r",
            "\n",
            "\r\n",
            "\r\n\r\n",
            "\0",
            " ",
            ":",
            ",",
            "0",
            "-1",
            "99999999999999999999",
            "7fffffff",
            OK,
            "Content-Length: 3\r\n",
            "Transfer-Encoding: chunked\r\n",
            "0\r\n\r\n",
            "\u00ff",
            "\u0080\0\0\0",
            "x".repeat(20_000));

    private static String gzip() {
        var bytes = new ByteArrayOutputStream();
        try (var packing = new GZIPOutputStream(bytes)) {
            packing.write("so und so ".repeat(100).getBytes(StandardCharsets.US_ASCII));
        } catch (IOException inMemory) {
            throw new AssertionError(inMemory);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    private static String frame(int type, int flags, int stream, String payload) {
        int length = payload.length();
        return "" + (char) (length >> 16) + (char) (length >> 8 & 0xff) + (char) (length & 0xff) + (char) type
                + (char) flags + "\0\0\0" + (char) stream + payload;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatever_servers_send_each_request_ends_and_the_client_goes_on(boolean http2) {
        long first = Fuzz.firstSeed();
        long end = Fuzz.end(4);
        run(() -> {
            try (var server = TcpServer.bind(0)) {
                var random = new Random(first);
                go(() -> server.serve(socket -> answer(socket, http2, random)));
                int responses = 0;
                for (long seed = first; seed == first || System.nanoTime() < end; seed += AT_ONCE) {
                    random.setSeed(seed);
                    responses += round(http2, "http://127.0.0.1:" + server.port() + "/", seed);
                }
                IO.println(server.statistics().accepted() + " connections, " + responses + " responses");
                assertThat(responses).isPositive();
            }
        });
    }

    private static HttpClient client(boolean http2) {
        return HttpClient.builder()
                .priorKnowledge(http2)
                .connectTime(A_MOMENT)
                .responseTime(A_MOMENT)
                .bodyTime(A_MOMENT)
                .unreadTime(A_MOMENT)
                .sendTime(A_MOMENT)
                .idleTime(A_MOMENT)
                .build();
    }

    private static int round(boolean http2, String address, long seed) {
        var responses = new int[1];
        try {
            within(TOO_LONG, () -> {
                scope(scope -> {
                    for (int i = 0; i < AT_ONCE; i++) {
                        int kind = i % 4;
                        scope.fork(() -> {
                            int one = askThrice(http2, address, kind);
                            responses[0] += one;
                        });
                    }
                });
            });
        } catch (Exception | AssertionError wrong) {
            throw new AssertionError("with -Drondo.seed=" + seed, wrong);
        }
        return responses[0];
    }

    private static int askThrice(boolean http2, String address, int kind) {
        int responses = 0;
        try (var client = client(http2)) {
            for (int i = 0; i < 3; i++) {
                responses += ask(client, address, kind);
            }
            while (client.statistics().running() > 0) {
                sleep(Duration.ofMillis(1));
            }
        }
        return responses;
    }

    private static int ask(HttpClient client, String address, int kind) {
        var request = kind == 1
                ? Request.of("HEAD", address)
                : kind == 2 ? Request.post(address, Body.of(new byte[100_000], "a/b")) : Request.get(address);
        try (var response = client.send(request)) {
            if (kind != 3) {
                response.body().bytes();
            }
            return 1;
        } catch (IOException wrong) {
            return 0;
        }
    }

    private static void answer(TcpSocket socket, boolean http2, Random random) {
        try {
            if (http2 && socket.read() != null) {
                send(socket, random.nextInt(8) == 0 ? next(random, FRAMES) : FRAMES.getFirst(), random);
            }
            for (int i = 0; i < 3 && socket.read() != null; i++) {
                send(socket, next(random, http2 ? FRAMES : RESPONSES), random);
            }
            if (random.nextInt(4) == 0) {
                socket.reset();
            }
        } catch (IOException gone) {
            // the client has seen enough
        }
    }

    private static void send(TcpSocket socket, String text, Random random) throws IOException {
        var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        int most = 1 + random.nextInt(100_000) + bytes.length / 10;
        for (int at = 0; at < bytes.length; ) {
            int count = Math.min(bytes.length - at, 1 + random.nextInt(most));
            socket.write(ByteBuffer.wrap(bytes, at, count));
            socket.flush();
            at += count;
        }
    }

    /** A few answers, of which something may be wrong. */
    private static String next(Random random, List<String> sound) {
        var bytes = new StringBuilder();
        for (int i = random.nextInt(3); i >= 0; i--) {
            bytes.append(Fuzz.one(random, sound));
        }
        return Fuzz.mutate(random, bytes.toString(), PIECES);
    }
}
