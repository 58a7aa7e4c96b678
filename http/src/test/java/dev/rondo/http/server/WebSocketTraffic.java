package dev.rondo.http.server;

import static dev.rondo.http.server.RawWebSocket.BINARY;
import static dev.rondo.http.server.RawWebSocket.CLOSE;
import static dev.rondo.http.server.RawWebSocket.FIN;
import static dev.rondo.http.server.RawWebSocket.PING;
import static dev.rondo.http.server.RawWebSocket.PONG;
import static dev.rondo.http.server.RawWebSocket.RSV1;
import static dev.rondo.http.server.RawWebSocket.TEXT;
import static dev.rondo.http.server.RawWebSocket.frame;

import dev.rondo.net.Fuzz;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;

/** Clients of WebSockets, with compression and without. */
final class WebSocketTraffic implements FuzzedServer.Traffic {
    private static final List<String> SOUND = List.of(
            frame(FIN | TEXT, "hello"),
            frame(FIN | TEXT, RawWebSocket.utf8("gr\u00fc\u00dfe")),
            frame(TEXT, "one") + frame(FIN | PING, "p") + frame(0, "two") + frame(FIN, "three"),
            frame(FIN | BINARY, "\0\1".repeat(200)),
            frame(FIN | BINARY, "z".repeat(70_000)),
            frame(FIN | RSV1 | TEXT, deflated("hello ".repeat(500))),
            frame(RSV1 | TEXT, deflated("bye").substring(0, 2))
                    + frame(FIN, deflated("bye").substring(2)),
            frame(FIN | RSV1 | BINARY, deflated("\0".repeat(500_000))),
            frame(FIN | PING, ""),
            frame(FIN | PONG, "unasked"),
            frame(FIN | CLOSE, "\u0003\u00e8bye"),
            frame(FIN | CLOSE, ""));
    private static final List<String> PIECES = List.of(
            "\0",
            "\u00ff",
            "\u0088\u0080\0\0\0\0",
            "\u00c1\u0080\0\0\0\0",
            "\u0080\u0080\0\0\0\0",
            "\u0089\u00ff\0\0\0\0",
            "\u00ff\u00ff\u007f\u00ff\u00ff\u00ff",
            "y".repeat(20_000));

    private static String deflated(String text) {
        try (var deflater = new Deflater(6, true)) {
            deflater.setInput(text.getBytes(StandardCharsets.ISO_8859_1));
            var bytes = new byte[10_000];
            int count = deflater.deflate(bytes, 0, bytes.length, Deflater.SYNC_FLUSH);
            return new String(bytes, 0, count - 4, StandardCharsets.ISO_8859_1);
        }
    }

    @Override
    public String greeting(Random random) {
        return "GET /ws" + RawWebSocket.HANDSHAKE
                + (random.nextBoolean() ? "Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n" : "\r\n");
    }

    @Override
    public String next(Random random) {
        var bytes = new StringBuilder();
        for (int i = random.nextInt(6); i >= 0; i--) {
            bytes.append(Fuzz.one(random, SOUND));
        }
        return Fuzz.mutate(random, bytes.toString(), PIECES);
    }

    /** Frames without masks, and nothing behind a close frame; a client that goes away may miss the end of the last. */
    @Override
    public int count(String answers) {
        int count = 0;
        boolean closed = false;
        for (int at = 0; at + 10 < answers.length(); count++) {
            int first = answers.charAt(at);
            int length = answers.charAt(at + 1);
            int opcode = first & 15;
            boolean control = opcode >= CLOSE;
            if (closed
                    || (first & 0x30) != 0
                    || length > 127
                    || opcode > PONG
                    || (opcode > BINARY && opcode < CLOSE)
                    || (control && (length > 125 || (first & FIN) == 0))) {
                throw new IllegalStateException("frame " + count + " is wrong: " + Shown.of(answers.substring(at)));
            }
            closed = opcode == CLOSE;
            at += 2;
            if (length == 126) {
                length = answers.charAt(at) << 8 | answers.charAt(at + 1);
                at += 2;
            } else if (length == 127) {
                length = answers.charAt(at + 5) << 16 | answers.charAt(at + 6) << 8 | answers.charAt(at + 7);
                at += 8;
            }
            at += length;
        }
        return count;
    }
}
