package dev.rondo.http.client;

import static dev.rondo.Rondo.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.http.Body;
import dev.rondo.http.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the client makes of the bytes of a server, right and wrong. */
@Timeout(30)
class ResponsesTest {
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String HELLO = OK + "Content-Length: 5\r\n\r\nhello";

    private static void accepts(String answer, String body) {
        Scripted.with(Scripted.once(answer), (server, client) -> {
            var response = client.get(server.url("/"));
            assertThat(response.body().text()).isEqualTo(body);
        });
    }

    private static void refuses(String answer, String message) {
        Scripted.with(Scripted.once(answer), (server, client) -> {
            assertThatThrownBy(() -> client.get(server.url("/")).body().bytes())
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("GET " + server.url("/") + ": ")
                    .hasMessageContaining(message);
            assertThat(client.statistics().connections()).isZero();
            assertThat(client.statistics().running()).isZero();
        });
    }

    /** The body is no good, but its end is known. */
    private static void breaks(String answer, String message) {
        Scripted.with(Scripted.always(answer), (server, client) -> {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> client.get(server.url("/")).body().bytes())
                        .hasMessageStartingWith("GET " + server.url("/") + ": ")
                        .hasMessageContaining(message);
            }
            while (client.statistics().running() > 0) {
                sleep(Duration.ofMillis(2));
            }
        });
    }

    @Test
    void bodies_end_by_their_length_their_last_chunk_or_the_end_of_the_connection() {
        accepts(HELLO, "hello");
        accepts(OK + "Transfer-Encoding: chunked\r\n\r\n2;x=y\r\nhe\r\n3\r\nllo\r\n0\r\nTrailer: x\r\n\r\n", "hello");
        accepts(OK + "\r\nhello", "hello");
        accepts("HTTP/1.0 200 OK\r\n\r\nhello", "hello");
        accepts(OK + "Content-Length: 0\r\n\r\n", "");
        accepts("HTTP/1.1 200 \r\nContent-Length: 2\r\n\r\nhi", "hi");
    }

    @Test
    void informational_responses_are_skipped() {
        accepts("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n" + HELLO, "hello");
        refuses("HTTP/1.1 102 Processing\r\n\r\n".repeat(101) + HELLO, "more than 100 informational responses");
        refuses("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n", "without being asked to");
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 304})
    void some_responses_have_no_body_whatever_they_say(int status) {
        var answer = "HTTP/1.1 " + status + " X\r\nContent-Length: 5\r\n\r\n";
        Scripted.with(Scripted.always(answer), (server, client) -> {
            for (int i = 0; i < 3; i++) {
                assertThat(client.get(server.url("/")).body().bytes()).isEmpty();
            }
            assertThat(server.accepted()).isEqualTo(1);
        });
    }

    @Test
    void a_response_to_head_says_how_long_the_body_would_be() {
        Scripted.with(Scripted.always(OK + "Content-Length: 5\r\n\r\n"), (server, client) -> {
            for (int i = 0; i < 3; i++) {
                var response = client.send(Request.of("HEAD", server.url("/")));
                assertThat(response.body().length()).isEqualTo(5);
                assertThat(response.body().bytes()).isEmpty();
            }
            assertThat(server.accepted()).isEqualTo(1);
        });
    }

    @Test
    void bodies_that_are_cut_off_are_errors() {
        refuses(OK + "Content-Length: 6\r\n\r\nhello", "before the end of the response");
        refuses(OK + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n", "before the end of the response");
        refuses(OK + "Transfer-Encoding: chunked\r\n\r\n5\r\nhel", "before the end of the response");
        refuses(OK + "Content-Le", "before the end of the response");
        refuses("", "the server has closed the connection before its response");
    }

    @Test
    void a_body_that_ends_with_the_connection_is_cut_off_if_that_fails() {
        Scripted.with(
                peer -> {
                    peer.request();
                    peer.send(OK + "\r\nhalf");
                    sleep(Duration.ofMillis(20));
                    peer.socket.reset();
                },
                (server, client) -> {
                    var body = client.get(server.url("/")).body();
                    assertThatThrownBy(body::text).hasMessageContaining("the connection failed before the end");
                });
    }

    @Test
    void or_is_closed_here() {
        Scripted.with(
                peer -> {
                    peer.request();
                    peer.send(OK + "\r\nhalf");
                    peer.hang();
                },
                (server, client) -> {
                    var body = client.get(server.url("/")).body();
                    client.close();
                    assertThatThrownBy(body::text).hasMessageContaining("the client was closed");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Content-Length: 5~Content-Length: 6~~hello",
                "Content-Length: 5~Content-Length: 5~~hello",
                "Content-Length: 5, 6~~hello",
                "Content-Length: +5~~hello",
                "Content-Length: -5~~hello",
                "Content-Length: 0x5~~hello",
                "Content-Length: 99999999999999999999~~hello",
                "Content-Length : 5~~hello",
                "Content-Length: 5~Transfer-Encoding: chunked~~0~~",
                "Transfer-Encoding: gzip, chunked~~0~~",
                "Transfer-Encoding: chunked, gzip~~0~~",
                "Transfer-Encoding: xchunked~~0~~",
                "Transfer-Encoding: chunked~Transfer-Encoding: chunked~~0~~",
                "Transfer-Encoding: chunked~~5x~hello~0~~",
                "Transfer-Encoding: chunked~~-5~hello~0~~",
                "Transfer-Encoding: chunked~~FFFFFFFFFFFFFFFFF~hello~0~~",
                "Transfer-Encoding: chunked~~5~hello0~~",
                "No colon~~",
                ": no name~~",
                "Na me: x~Content-Length: 0~~",
                "A: b\u0000c~Content-Length: 0~~",
            })
    void what_could_be_understood_in_two_ways_is_refused(String rest) {
        refuses(OK + rest.replace("~", "\r\n"), "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/2.0 200 OK\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 20 OK\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 2000 OK\r\nContent-Length: 0\r\n\r\n",
                "ICY 200 OK\r\n\r\n",
                "SSH-2.0-OpenSSH_9.2\r\n\r\n",
                "HTTP/1.1 200 OK\nContent-Length: 0\n\n",
                "HTTP/1.1 200 OK\r\nA: b\rContent-Length: 0\r\n\r\n",
            })
    void what_is_no_response_is_refused(String answer) {
        refuses(answer, "");
    }

    @Test
    void header_fields_have_limits() {
        refuses(
                OK + "A: b\r\n".repeat(201) + "\r\n",
                "201 header fields, which are more than 200; headerCount allows more");
        refuses(OK + "A: " + "b".repeat(70_000) + "\r\n\r\n", "longer than 65536 bytes; headerBytes allows more");
        refuses("HTTP/1.1 200 " + "b".repeat(70_000) + "\r\n\r\n", "headerBytes allows more");
    }

    @Test
    void nothing_that_stands_behind_a_response_answers_the_next_request() {
        Scripted.with(Scripted.always(HELLO + HELLO.replace("hello", "bogus")), (server, client) -> {
            for (int i = 0; i < 5; i++) {
                assertThat(client.get(server.url("/")).body().text()).isEqualTo("hello");
            }
            assertThat(server.accepted()).isEqualTo(5);
        });
        Scripted.with(Scripted.always(HELLO + "x"), (server, client) -> {
            for (int i = 0; i < 3; i++) {
                assertThat(client.get(server.url("/")).body().text()).isEqualTo("hello");
            }
            assertThat(server.accepted()).isEqualTo(3);
        });
    }

    @Test
    void nor_does_the_beginning_of_a_response() {
        Scripted.with(
                peer -> {
                    peer.request();
                    peer.send(HELLO + OK);
                    if (peer.request() != null) {
                        peer.send(HELLO.substring(OK.length()).replace("hello", "bogus"));
                    }
                },
                (server, client) -> {
                    for (int i = 0; i < 2; i++) {
                        assertThat(client.get(server.url("/")).body().text()).isEqualTo("hello");
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {HELLO, OK, "x"})
    void what_comes_on_an_idle_connection_closes_it(String bytes) {
        Scripted.with(
                peer -> {
                    peer.request();
                    peer.send(HELLO);
                    sleep(Duration.ofMillis(20));
                    peer.send(bytes);
                    peer.request();
                },
                (server, client) -> {
                    assertThat(client.get(server.url("/")).body().text()).isEqualTo("hello");
                    while (client.statistics().connections() > 0) {
                        sleep(Duration.ofMillis(5));
                    }
                });
    }

    @Test
    void a_connection_that_is_said_to_close_is_not_used_again() {
        for (var answer : new String[] {
            OK + "Connection: close\r\nContent-Length: 5\r\n\r\nhello",
            "HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nhello"
        }) {
            Scripted.with(Scripted.always(answer), (server, client) -> {
                for (int i = 0; i < 3; i++) {
                    assertThat(client.get(server.url("/")).body().text()).isEqualTo("hello");
                }
                assertThat(server.accepted()).isEqualTo(3);
            });
        }
    }

    @Test
    void the_server_may_say_how_long_it_keeps_a_connection() {
        var answer = OK + "Keep-Alive: timeout=1, max=5\r\nContent-Length: 5\r\n\r\nhello";
        Scripted.with(Scripted.always(answer), (server, client) -> {
            assertThat(client.get(server.url("/")).body().text()).isEqualTo("hello");
            while (client.statistics().connections() > 0) {
                sleep(Duration.ofMillis(5));
            }
        });
    }

    private static String gzip(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    private static String deflate(byte[] bytes, boolean bare) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var deflate = new DeflaterOutputStream(out, new Deflater(9, bare))) {
            deflate.write(bytes);
        }
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    private static String coded(String coding, String body) {
        return OK + "Content-Encoding: " + coding + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    @Test
    void bodies_that_are_compressed_twice_are_left_to_the_caller() {
        Scripted.with(
                Scripted.once(OK + "Content-Encoding: gzip\r\nContent-Encoding: br\r\nContent-Length: 2\r\n\r\nxy"),
                (server, client) -> {
                    var response = client.get(server.url("/"));
                    assertThat(response.headers().all("content-encoding")).containsExactly("gzip", "br");
                    assertThat(response.body().text()).isEqualTo("xy");
                });
    }

    @Test
    void compressed_bodies_are_decompressed() throws IOException {
        var text = "so und so ".repeat(5000);
        var plain = text.getBytes(StandardCharsets.UTF_8);
        accepts(coded("gzip", gzip(plain)), text);
        accepts(coded("GZip", gzip(plain) + gzip(plain)), text + text);
        accepts(coded("deflate", deflate(plain, false)), text);
        accepts(coded("deflate", deflate(plain, true)), text);
        accepts(coded("gzip", ""), "");
        accepts(coded("gzip", gzip(new byte[0])), "");
        var named = gzip(plain);
        var extras = "\u001f\u008b\b\u001e\0\0\0\0\0\0" + "\3\0abc" + "name\0" + "comment\0" + "xx";
        accepts(coded("gzip", extras + named.substring(10)), text);
        accepts(coded("br", "as it is"), "as it is");
    }

    @Test
    void compressed_bodies_that_are_damaged_are_errors() throws IOException {
        var plain = "so und so ".repeat(5000).getBytes(StandardCharsets.UTF_8);
        var good = gzip(plain);
        breaks(coded("gzip", good.substring(0, good.length() - 1)), "ends before its end");
        breaks(coded("gzip", good.substring(0, 20)), "ends before its end");
        breaks(coded("gzip", good.substring(0, 5)), "ends before its end");
        breaks(coded("gzip", "hello"), "is not");
        breaks(coded("gzip", good + "x"), "is not");
        int last = good.length() - 6;
        breaks(
                coded("gzip", good.substring(0, last) + (char) (good.charAt(last) ^ 1) + good.substring(last + 1)),
                "checksum");
        breaks(coded("deflate", deflate(plain, false) + "x"), "behind");
        breaks(coded("deflate", "x\u009c\u00ff\u00ff\u00ff"), "damaged");
    }

    @Test
    void a_bomb_is_refused() throws IOException {
        breaks(coded("gzip", gzip(new byte[20_000_000])), "more than 200 times longer by decompression");
    }

    @Test
    void the_head_of_a_decompressed_response_says_nothing_of_the_compression() throws IOException {
        Scripted.with(Scripted.always(coded("gzip", gzip(new byte[10]))), (server, client) -> {
            var response = client.get(server.url("/"));
            assertThat(response.header("content-encoding")).isNull();
            assertThat(response.header("content-length")).isNull();
            assertThat(response.body().length()).isEqualTo(-1);
            assertThat(response.body().bytes()).hasSize(10);
            assertThat(server.requests.getFirst()).contains("accept-encoding: gzip, deflate\r\n");
            var raw = client.send(Request.get(server.url("/")).header("Accept-Encoding", "gzip"));
            assertThat(raw.header("content-encoding")).isEqualTo("gzip");
            assertThat(raw.body().bytes()).hasSize((int) raw.body().length());
        });
    }

    @Test
    void a_body_that_is_collected_has_a_limit_and_one_that_is_read_has_none() {
        var answer = OK + "Transfer-Encoding: chunked\r\n\r\n" + "A\r\n0123456789\r\n".repeat(20) + "0\r\n\r\n";
        Scripted.with(
                Scripted.always(answer),
                () -> HttpClient.builder().collectedBytes(100).build(),
                (server, client) -> {
                    assertThatThrownBy(() -> client.get(server.url("/")).body().bytes())
                            .hasMessageContaining("longer than the 100 bytes")
                            .hasMessageContaining("collectedBytes");
                    int count = 0;
                    var body = client.get(server.url("/")).body();
                    for (var piece = body.read(); piece != null; piece = body.read()) {
                        count += piece.remaining();
                    }
                    assertThat(count).isEqualTo(200);
                });
        Scripted.with(
                Scripted.always(HELLO),
                () -> HttpClient.builder().collectedBytes(4).build(),
                (server, client) -> assertThatThrownBy(
                                () -> client.get(server.url("/")).body().bytes())
                        .hasMessageContaining("longer than the 4 bytes"));
    }

    @Test
    void a_server_that_says_nothing_is_too_late() {
        Scripted.with(
                peer -> {
                    peer.request();
                    peer.request();
                },
                () -> HttpClient.builder().responseTime(Duration.ofMillis(50)).build(),
                (server, client) -> assertThatThrownBy(() -> client.get(server.url("/")))
                        .isInstanceOf(HttpTimeoutException.class)
                        .hasMessage("GET " + server.url("/")
                                + ": no response has come within 50 ms; responseTime allows more"));
    }

    @Test
    void a_server_that_says_no_more_is_too_late() {
        Scripted.with(
                peer -> {
                    peer.request();
                    peer.send(OK + "Content-Length: 5\r\n\r\nhel");
                    peer.request();
                },
                () -> HttpClient.builder().bodyTime(Duration.ofMillis(50)).build(),
                (server, client) -> {
                    var response = client.get(server.url("/"));
                    assertThatThrownBy(() -> response.body().text())
                            .isInstanceOf(HttpTimeoutException.class)
                            .hasMessageContaining("no more of the body has come within 50 ms; bodyTime allows more");
                });
    }

    @Test
    void a_server_that_takes_nothing_is_too_late() {
        Scripted.with(
                peer -> {
                    peer.request();
                    peer.hang();
                },
                () -> HttpClient.builder().sendTime(Duration.ofMillis(50)).build(),
                (server, client) -> assertThatThrownBy(
                                () -> client.post(server.url("/"), Body.of(new byte[50_000_000], "a/b")))
                        .isInstanceOf(HttpTimeoutException.class)
                        .hasMessageContaining(
                                "the server has taken nothing of the body within 50 ms; sendTime allows more"));
    }
}
