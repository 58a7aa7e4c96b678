package dev.rondo.js.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpParserTest {
    private static final String TWO = """
            POST /a?b HTTP/1.1
            Host: x
            Transfer-Encoding: chunked

            3
            abc
            2;x=y
            de
            0
            Sum: 5

            GET / HTTP/1.1
            Host: y
            Connection: close

            """.replace("\n", "\r\n");

    private static final List<String> EVENTS_OF_TWO = List.of(
            "POST /a?b [Host, x, Transfer-Encoding, chunked] true",
            "abcde",
            "end [Sum, 5]",
            "GET / [Host, y, Connection, close] false",
            "end []");

    @Test
    void requests_are_found_wherever_the_bytes_are_cut() throws HttpSyntaxException {
        var bytes = TWO.getBytes(StandardCharsets.ISO_8859_1);
        for (int cut = 0; cut < bytes.length; cut++) {
            var parser = new HttpParser(true, 1000);
            var events = new ArrayList<String>();
            parser.feed(Arrays.copyOf(bytes, cut));
            take(parser, events);
            parser.feed(Arrays.copyOfRange(bytes, cut, bytes.length));
            take(parser, events);
            assertThat(joined(events)).as("cut at " + cut).isEqualTo(EVENTS_OF_TWO);
            assertThat(parser.finish()).isNull();
        }
    }

    @Test
    void a_response_without_a_length_ends_with_its_connection() throws HttpSyntaxException {
        var parser = new HttpParser(false, 1000);
        parser.feed(bytes("HTTP/1.1 200 OK\r\nA: b\r\n\r\nall of it"));
        var events = new ArrayList<String>();
        take(parser, events);
        assertThat(events).containsExactly("OK 200 [A, b] false", "all of it");
        assertThat(parser.finish()).isEqualTo(new HttpEvent.End(List.of()));
    }

    @Test
    void what_comes_behind_an_upgrade_is_left() throws HttpSyntaxException {
        var parser = new HttpParser(true, 1000);
        parser.feed(bytes("GET / HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\nother"));
        assertThat(parser.next())
                .isInstanceOfSatisfying(
                        HttpEvent.Head.class,
                        head -> assertThat(head.isUpgrade()).isTrue());
        assertThat(parser.stop()).isEqualTo(bytes("other"));
        assertThat(parser.next()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "HPE_INVALID_EOF_STATE, GET / HT",
        "HPE_UNEXPECTED_CONTENT_LENGTH, 'POST / HTTP/1.1|Content-Length: 1|Content-Length: 1||'",
        "HPE_INVALID_CONTENT_LENGTH, 'POST / HTTP/1.1|Content-Length: 0x1||'",
        "HPE_INVALID_CONTENT_LENGTH, 'POST / HTTP/1.1|Content-Length: 99999999999999999999||'",
        "HPE_INVALID_TRANSFER_ENCODING, 'POST / HTTP/1.1|Content-Length: 1|Transfer-Encoding: chunked||'",
        "HPE_INVALID_TRANSFER_ENCODING, 'POST / HTTP/1.1|Transfer-Encoding: gzip||'",
        "HPE_INVALID_HEADER_TOKEN, 'GET / HTTP/1.1|A: b| c||'",
        "HPE_INVALID_CHUNK_SIZE, 'POST / HTTP/1.1|Transfer-Encoding: chunked||0x1|'",
        "HPE_INVALID_CHUNK_SIZE, 'POST / HTTP/1.1|Transfer-Encoding: chunked||fffffffffffffffff|'",
        "HPE_CLOSED_CONNECTION, 'GET / HTTP/1.0||GET / HTTP/1.0||'",
        "HPE_HEADER_OVERFLOW, 'GET /0123456789012345678901234567890123456789012345678901234567890123456789 HTTP/1.1||'",
    })
    void what_could_be_understood_in_two_ways_is_refused(String code, String text) {
        assertThatThrownBy(() -> {
                    var parser = new HttpParser(true, 64);
                    parser.feed(bytes(text.replace("|", "\r\n")));
                    take(parser, new ArrayList<>());
                    parser.finish();
                })
                .isInstanceOfSatisfying(
                        HttpSyntaxException.class,
                        wrong -> assertThat(wrong.code()).isEqualTo(code));
    }

    @Test
    void bytes_that_were_changed_at_random_are_read_or_refused() {
        for (int seed = 0; seed < 20_000; seed++) {
            var random = new Random(seed);
            var bytes = bytes(TWO);
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            var parser = new HttpParser(true, 1000);
            try {
                parser.feed(bytes);
                var events = new ArrayList<String>();
                take(parser, events);
                assertThat(events.size()).as("seed " + seed).isLessThan(10);
            } catch (HttpSyntaxException refused) {
                assertThat(refused.position()).as("seed " + seed).isBetween(0, bytes.length + 1);
            }
        }
    }

    private static void take(HttpParser parser, List<String> events) throws HttpSyntaxException {
        for (var event = parser.next(); event != null; event = parser.next()) {
            events.add(
                    switch (event) {
                        case HttpEvent.Head head ->
                            head.start() + " " + (head.status() == 0 ? head.target() : head.status()) + " "
                                    + head.fields() + " " + head.keepsAlive();
                        case HttpEvent.Piece piece -> new String(piece.bytes(), StandardCharsets.ISO_8859_1);
                        case HttpEvent.End end -> "end " + end.trailers();
                    });
        }
    }

    /** The pieces of a body as one. */
    private static List<String> joined(List<String> events) {
        var all = new ArrayList<String>();
        for (var event : events) {
            boolean isPiece = event.matches("[a-e]+");
            if (isPiece && !all.isEmpty() && all.getLast().matches("[a-e]+")) {
                all.set(all.size() - 1, all.getLast() + event);
            } else {
                all.add(event);
            }
        }
        return all;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
