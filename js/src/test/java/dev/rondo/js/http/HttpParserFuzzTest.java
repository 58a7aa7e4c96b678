package dev.rondo.js.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Mutated messages, for {@code rondo.seconds}: they are understood or refused, and the same however they are cut up. */
class HttpParserFuzzTest {
    private static final int HEAD_BYTES = 1000;
    private static final String REQUESTS = """
            POST /a?b HTTP/1.1
            Host: x
            Transfer-Encoding: chunked

            3
            abc
            2;x="y"
            de
            0
            Sum: 5

            PUT http://x/ HTTP/1.1
            Content-Length: 4

            bodyCONNECT x:80 HTTP/1.0
            Connection: keep-alive, Upgrade
            Upgrade: y

            """.replace("\n", "\r\n");
    private static final String RESPONSES = """
            HTTP/1.1 100 Continue

            HTTP/1.1 200 OK
            Content-Length: 3

            abcHTTP/1.1 204 No Content
            X: y

            HTTP/1.1 200
            Transfer-Encoding: gzip, chunked

            1
            x
            0

            HTTP/1.0 404 Not Found

            to the end""".replace("\n", "\r\n");
    private static final List<String> PIECES = List.of(
            "\r",
            "\n",
            "\0",
            " ",
            ":",
            ";",
            "\u00ff",
            "ffffffffffffffff",
            "Content-Length: 3\r\n",
            "Transfer-Encoding: chunked\r\n",
            "Connection: close\r\n",
            "\r\n\r\n",
            "0\r\n\r\n",
            "y".repeat(1100));

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String mutate(String sound, Random random) {
        var bytes = new StringBuilder(sound);
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            int at = random.nextInt(bytes.length() + 1);
            int end = Math.min(bytes.length(), at + 1 + random.nextInt(6));
            switch (random.nextInt(5)) {
                case 0 -> bytes.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 1 -> bytes.replace(at, end, PIECES.get(random.nextInt(PIECES.size())));
                case 2 -> bytes.delete(at, end);
                case 3 -> bytes.insert(at, bytes.substring(at, end));
                default -> bytes.insert(at, (char) random.nextInt(256));
            }
        }
        return bytes.toString();
    }

    /** The events, with pieces of bodies put together, and how it ends. */
    private static List<String> events(String text, boolean requests, @Nullable Random cuts) {
        var parser = new HttpParser(requests, HEAD_BYTES);
        var events = new ArrayList<String>();
        try {
            for (int at = 0; at < text.length(); ) {
                int end = cuts == null ? text.length() : Math.min(text.length(), at + 1 + cuts.nextInt(20));
                parser.feed(bytes(text.substring(at, end)));
                at = end;
                take(parser, events);
            }
            events.add(String.valueOf(parser.finish()));
        } catch (HttpSyntaxException refused) {
            // which of two faults comes first may depend on the pieces, as in Node
            assertThat(refused.code()).startsWith("HPE_");
            events.add("refused");
        }
        return events;
    }

    private static void take(HttpParser parser, List<String> events) throws HttpSyntaxException {
        for (var event = parser.next(); event != null; event = parser.next()) {
            if (!(event instanceof HttpEvent.Piece(var piece))) {
                events.add(event.toString());
            } else if (!events.isEmpty() && events.getLast().startsWith("body ")) {
                events.add(events.removeLast() + new String(piece, StandardCharsets.ISO_8859_1));
            } else {
                events.add("body " + new String(piece, StandardCharsets.ISO_8859_1));
            }
        }
    }

    @Test
    void what_is_mutated_is_understood_or_refused_the_same_however_it_is_cut() {
        long seed = Long.getLong("rondo.seed", System.nanoTime());
        IO.println("seeds from " + seed + " on");
        long end = System.nanoTime()
                + Duration.ofSeconds(Long.getLong("rondo.seconds", 2)).toNanos();
        do {
            var random = new Random(seed);
            boolean requests = random.nextBoolean();
            var text = mutate(requests ? REQUESTS : RESPONSES, random);
            assertThat(events(text, requests, random))
                    .as("with -Drondo.seed=%d: %s", seed, text)
                    .isEqualTo(events(text, requests, null));
            seed++;
        } while (System.nanoTime() < end);
    }
}
