package dev.rondo.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A client of WebSockets that sends frames, right or wrong. */
final class RawWebSocket implements AutoCloseable {
    static final String HANDSHAKE = " HTTP/1.1\r\n" + """
              Host: x
              Upgrade: websocket
              Connection: keep-alive, Upgrade
              Sec-WebSocket-Version: 13
              Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
              """.replace("\n", "\r\n");
    static final int FIN = 0x80;
    static final int RSV1 = 0x40;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;
    private static final String MASK = "\u00124Vx";

    private final Raw raw;

    /** What the server has answered. */
    final String head;

    private RawWebSocket(Raw raw, String head) {
        this.raw = raw;
        this.head = head;
    }

    /** What a server sends. */
    record Frame(int first, String payload) {
        /** The code of a close frame. */
        int code() {
            return first == (FIN | CLOSE) && payload.length() >= 2 ? payload.charAt(0) * 256 + payload.charAt(1) : 0;
        }
    }

    static RawWebSocket open(HttpServer server, String path, String... fields) throws IOException {
        var raw = Raw.connect(server);
        raw.send("GET " + path + HANDSHAKE + String.join("", fields) + "\r\n");
        var head = raw.until("\r\n\r\n");
        assertThat(head).startsWith("HTTP/1.1 101 ");
        return new RawWebSocket(raw, head);
    }

    Raw raw() {
        return raw;
    }

    /** The bytes of a masked frame, each a character. */
    static String frame(int first, String payload) {
        // unmasking is slow while Netty looks for leaks, and a mask of zeros is one, too
        if (payload.length() > 10_000) {
            return (char) first + length(payload.length(), 0x80) + "\0\0\0\0" + payload;
        }
        var bytes = new StringBuilder()
                .append((char) first)
                .append(length(payload.length(), 0x80))
                .append(MASK);
        for (int i = 0; i < payload.length(); i++) {
            bytes.append((char) (payload.charAt(i) ^ MASK.charAt(i % 4)));
        }
        return bytes.toString();
    }

    static String length(int length, int mask) {
        if (length < 126) {
            return String.valueOf((char) (mask | length));
        }
        if (length < 65536) {
            return "" + (char) (mask | 126) + (char) (length >> 8) + (char) (length & 255);
        }
        return (char) (mask | 127)
                + "\0\0\0\0"
                + (char) (length >>> 24)
                + (char) (length >> 16 & 255)
                + (char) (length >> 8 & 255)
                + (char) (length & 255);
    }

    static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    void send(int first, String payload) throws IOException {
        raw.send(frame(first, payload));
    }

    void text(String text) throws IOException {
        send(FIN | TEXT, utf8(text));
    }

    Frame read() throws IOException {
        int first = raw.exactly(1).charAt(0);
        int length = raw.exactly(1).charAt(0);
        if (length == 126) {
            var two = raw.exactly(2);
            length = two.charAt(0) * 256 + two.charAt(1);
        } else if (length == 127) {
            var four = raw.exactly(8).substring(4);
            length = (four.charAt(0) << 24) + (four.charAt(1) << 16) + (four.charAt(2) << 8) + four.charAt(3);
        }
        return new Frame(first, raw.exactly(length));
    }

    @Override
    public void close() throws IOException {
        raw.close();
    }
}
