package dev.rondo.http.server;

import static dev.rondo.Rondo.run;
import static dev.rondo.http.server.RawWebSocket.BINARY;
import static dev.rondo.http.server.RawWebSocket.CLOSE;
import static dev.rondo.http.server.RawWebSocket.FIN;
import static dev.rondo.http.server.RawWebSocket.HANDSHAKE;
import static dev.rondo.http.server.RawWebSocket.PING;
import static dev.rondo.http.server.RawWebSocket.RSV1;
import static dev.rondo.http.server.RawWebSocket.TEXT;
import static dev.rondo.http.server.RawWebSocket.frame;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.http.websocket.WebSocketSettings;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a server does with clients of WebSockets that do wrong, in bytes. */
@Timeout(30)
class WebSocketRefusalTest {
    private static final String DEFLATE = "Sec-WebSocket-Extensions: permessage-deflate\r\n";
    private static final WebSocketSettings SMALL =
            WebSocketSettings.standard().frameBytes(70_000).messageBytes(100_000);

    private interface Client {
        void talk(HttpServer server) throws Exception;
    }

    private static void serve(WebSocketSettings settings, Client client) {
        run(() -> {
            var routes = Routes.create().webSocket("/echo", settings, socket -> {
                for (var message : socket.messages()) {
                    socket.send(message);
                }
            });
            try (var server = HttpServer.start(0, routes)) {
                client.talk(server);
            }
        });
    }

    private static String deflated(byte[] bytes) {
        var deflater = new Deflater(9, true);
        deflater.setInput(bytes);
        var out = new ByteArrayOutputStream();
        var buffer = new byte[4096];
        for (int n = 1; n > 0; ) {
            n = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
            out.write(buffer, 0, n);
        }
        deflater.end();
        var text = out.toString(StandardCharsets.ISO_8859_1);
        return text.substring(0, text.length() - 4);
    }

    static Stream<Arguments> wrongFrames() {
        return Stream.of(
                Arguments.of("without a mask", "\u0081\u0005hello", 1002),
                Arguments.of("reserved bit 1", frame(FIN | RSV1 | TEXT, "x"), 1002),
                Arguments.of("reserved bit 2", frame(FIN | 0x20 | TEXT, "x"), 1002),
                Arguments.of("reserved bit 3", frame(FIN | 0x10 | TEXT, "x"), 1002),
                Arguments.of("reserved opcode 3", frame(FIN | 3, "x"), 1002),
                Arguments.of("reserved opcode 11", frame(FIN | 11, "x"), 1002),
                Arguments.of("a ping in fragments", frame(PING, "x"), 1002),
                Arguments.of("a close in fragments", frame(CLOSE, "\u0003\u00e8"), 1002),
                Arguments.of("a ping of 126 bytes", frame(FIN | PING, "x".repeat(126)), 1002),
                Arguments.of("a continuation of nothing", frame(FIN, "x"), 1002),
                Arguments.of("a message inside another", frame(TEXT, "x") + frame(FIN | TEXT, "y"), 1002),
                Arguments.of("a close of one byte", frame(FIN | CLOSE, "\u0003"), 1002),
                Arguments.of("the code 999", frame(FIN | CLOSE, "\u0003\u00e7"), 1002),
                Arguments.of("the code 1005", frame(FIN | CLOSE, "\u0003\u00ed"), 1002),
                Arguments.of("the code 1006", frame(FIN | CLOSE, "\u0003\u00ee"), 1002),
                Arguments.of("the code 1015", frame(FIN | CLOSE, "\u0003\u00f7"), 1002),
                Arguments.of("the code 5000", frame(FIN | CLOSE, "\u0013\u0088"), 1002),
                Arguments.of("the code 65535", frame(FIN | CLOSE, "\u00ff\u00ff"), 1002),
                Arguments.of("a length in more bytes than it needs", "\u0081\u00fe\0\u0001\0\0\0\0x", 1002),
                Arguments.of("a negative length", "\u0081\u00ff\u0080\0\0\0\0\0\0\u0001", 1002),
                Arguments.of("text that is not UTF-8", frame(FIN | TEXT, "\u00c3("), 1007),
                Arguments.of("half a character", frame(FIN | TEXT, "a\u00e2\u0082"), 1007),
                Arguments.of("a surrogate", frame(FIN | TEXT, "\u00ed\u00a0\u0080"), 1007),
                Arguments.of("half a character at the end of fragments", frame(TEXT, "a") + frame(FIN, "\u00e2"), 1007),
                Arguments.of("a reason that is not UTF-8", frame(FIN | CLOSE, "\u0003\u00e8\u00ff"), 1007),
                Arguments.of("a frame that is too large", "\u0082\u00ff\0\0\0\0\0\u0001\u0011q", 1009),
                Arguments.of(
                        "fragments that are too large",
                        frame(BINARY, "x".repeat(60_000)) + frame(FIN, "x".repeat(40_001)),
                        1009));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongFrames")
    void a_client_that_breaks_the_protocol_is_told_so_and_cut_off(String what, String bytes, int code) {
        serve(SMALL, server -> {
            try (var client = RawWebSocket.open(server, "/echo")) {
                client.raw().send(bytes);
                assertThat(client.read().code()).isEqualTo(code);
                assertThat(client.raw().all()).isEmpty();
            }
        });
    }

    static Stream<Arguments> wrongCompressedFrames() {
        var bomb = deflated(new byte[10_000_000]);
        assertThat(bomb.length()).isLessThan(12_000);
        return Stream.of(
                Arguments.of("a bomb", frame(FIN | RSV1 | BINARY, bomb), 1009),
                Arguments.of("one byte too many", frame(FIN | RSV1 | BINARY, deflated(new byte[100_001])), 1009),
                Arguments.of(
                        "a bomb in fragments",
                        frame(RSV1 | BINARY, bomb.substring(0, 50)) + frame(FIN, bomb.substring(50)),
                        1009),
                Arguments.of("what cannot be inflated", frame(FIN | RSV1 | TEXT, "\u00ff\u00ff\u00ff"), 1007),
                Arguments.of(
                        "text that is not UTF-8",
                        frame(FIN | RSV1 | TEXT, deflated(new byte[] {(byte) 0xc3, 0x28})),
                        1007),
                Arguments.of("a compressed ping", frame(FIN | RSV1 | PING, "x"), 1002),
                Arguments.of(
                        "the bit on a continuation",
                        frame(RSV1 | TEXT, deflated(new byte[9])) + frame(FIN | RSV1, "x"),
                        1002),
                Arguments.of("another bit", frame(FIN | RSV1 | 0x20 | TEXT, deflated(new byte[9])), 1002));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongCompressedFrames")
    void what_is_wrong_with_compression_is_told_too(String what, String bytes, int code) {
        serve(SMALL, server -> {
            try (var client = RawWebSocket.open(server, "/echo", DEFLATE)) {
                assertThat(client.head).contains("Sec-WebSocket-Extensions: permessage-deflate");
                client.raw().send(bytes);
                assertThat(client.read().code()).isEqualTo(code);
                assertThat(client.raw().all()).isEmpty();
            }
        });
    }

    @Test
    void messages_of_exactly_the_limit_are_taken() {
        serve(SMALL.compression(true), server -> {
            try (var client = RawWebSocket.open(server, "/echo", DEFLATE)) {
                client.send(FIN | RSV1 | BINARY, deflated(new byte[100_000]));
                assertThat(client.read().first()).isEqualTo(FIN | RSV1 | BINARY);
                client.send(BINARY, "x".repeat(60_000));
                client.send(FIN, "x".repeat(40_000));
                assertThat(client.read().first()).isEqualTo(FIN | RSV1 | BINARY);
            }
        });
    }

    /** What replaces a line of the handshake, and what is answered. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Upgrade: websocket             | X: y                           | 426 | upgrade: websocket
                    Connection: keep-alive, Upgrade| Connection: keep-alive         | 426 | upgrade: websocket
                    Sec-WebSocket-Version: 13      | X: y                           | 426 | sec-websocket-version: 13
                    Sec-WebSocket-Version: 13      | Sec-WebSocket-Version: 8       | 426 | sec-websocket-version: 13
                    Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ== | X: y              | 400 | Sec-WebSocket-Key
                    Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ== | Sec-WebSocket-Key: c2hvcnQ= | 400 | Sec-WebSocket-Key
                    Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ== | Sec-WebSocket-Key: *  | 400 | Sec-WebSocket-Key
                    Host: x                        | Host: x~Origin: http://y       | 403 | origin
                    Host: x                        | Host: x~Origin: http://x:81    | 403 | origin
                    Host: x                        | Host: x~Origin: null           | 403 | origin
                    Host: x                        | Host: x~Content-Length: 1      | 400 | no body
                    Host: x                        | Host: x~Origin: http://x       | 101 | sec-websocket-accept
                    Host: x                        | Host: x~Origin: http://OK.Example | 101 | sec-websocket-accept
                    Host: x                        | Host: x:81~Origin: http://x:81 | 101 | s3pPLMBiTxaQ9kYGzzhZRbK+xOo=
                    """)
    void a_handshake_that_is_wrong_is_refused(String line, String instead, int status, String says) {
        serve(SMALL.origins("http://ok.example"), server -> {
            var handshake = HANDSHAKE.replace(line + "\r\n", instead.replace("~", "\r\n") + "\r\n");
            assertThat(handshake).isNotEqualTo(HANDSHAKE);
            try (var raw = Raw.connect(server)) {
                raw.send("GET /echo" + handshake + "\r\n" + (status == 101 ? "" : "x"));
                raw.end();
                assertThat(raw.all().toLowerCase(Locale.ROOT))
                        .startsWith("http/1.1 " + status + " ")
                        .contains(says.toLowerCase(Locale.ROOT));
            }
        });
    }

    @Test
    void other_methods_are_no_handshake() {
        serve(
                SMALL,
                server -> assertThat(Raw.ask(server, "HEAD /echo" + HANDSHAKE + "\r\n" + "GET / HTTP/1.0\r\n\r\n"))
                        .startsWith("HTTP/1.1 405 ")
                        .contains("Allow: GET"));
    }

    @Test
    void what_a_client_sends_before_it_has_the_answer_is_never_taken_for_frames() {
        serve(
                SMALL,
                server -> assertThat(Raw.ask(server, "GET /echo" + HANDSHAKE + "\r\n" + frame(FIN | TEXT, "early")))
                        .startsWith("HTTP/1.1 400 ")
                        .contains("connection: close"));
    }
}
