package dev.rondo.http.server;

import java.util.List;
import java.util.Random;

/** Traffic of clients as it should be, and what chance makes of it. Each character is a byte. */
final class Mutations {
    private static final List<String> SOUND = List.of(
            "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /callback HTTP/1.1\r\nHost: x\r\nAccept: */*\r\nX-Long: " + "y".repeat(300) + "\r\n\r\n",
            "GET /stream?q=%41+b HTTP/1.1\r\nHost: [::1]:80\r\n\r\n",
            "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
            "GET /stream HTTP/1.0\r\n\r\n",
            "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET http://x/slow HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /fails HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /ws" + RawWebSocket.HANDSHAKE + "Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n",
            "DELETE /%c3%a9 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
            post("/whole", 5),
            post("/whole", 3000),
            post("/callback", 70_000),
            post("/ignore", 70_000),
            post("/ignore", 400_000),
            post("/back", 100_000),
            post("/back", 10),
            chunked("/whole", "5\r\nhello\r\n6;e=f\r\n world\r\n0\r\n\r\n"),
            chunked("/callback", "1\r\nx\r\n".repeat(50) + "0\r\nTrailer: x\r\n\r\n"),
            chunked("/back", "fff\r\n" + "z".repeat(0xfff) + "\r\n0\r\n\r\n"),
            chunked("/ignore", "10000\r\n" + "z".repeat(0x10000) + "\r\n0\r\n\r\n"),
            "POST /whole HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\nhello",
            "POST /back HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\nhello");

    private static final List<String> PIECES = List.of(
            "\r",
            "\n",
            "\r\n",
            "\r\n\r\n",
            "\0",
            " ",
            "\t",
            ":",
            ";",
            ",",
            "\"",
            "%",
            "0",
            "-1",
            "99999999999999999999",
            "7fffffff",
            "Content-Length: 3\r\n",
            "Transfer-Encoding: chunked\r\n",
            "Connection: close\r\n",
            "Expect: 100-continue\r\n",
            "HTTP/1.1",
            "\u00ff",
            "0\r\n\r\n",
            "x".repeat(20_000));

    private final Random random;

    Mutations(Random random) {
        this.random = random;
    }

    private static String post(String path, int size) {
        return "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + size + "\r\n\r\n" + "b".repeat(size);
    }

    private static String chunked(String path, String chunks) {
        return "POST " + path + " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks;
    }

    /** A few requests one after another, of which something may be wrong. */
    String next() {
        var bytes = new StringBuilder();
        for (int i = random.nextInt(5); i >= 0; i--) {
            bytes.append(SOUND.get(random.nextInt(SOUND.size())));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            mutate(bytes);
        }
        return bytes.toString();
    }

    private void mutate(StringBuilder bytes) {
        int at = place(bytes);
        int end = Math.min(bytes.length(), at + 1 + random.nextInt(8));
        switch (random.nextInt(7)) {
            case 0 -> bytes.insert(at, PIECES.get(random.nextInt(PIECES.size())));
            case 1 -> bytes.replace(at, end, PIECES.get(random.nextInt(PIECES.size())));
            case 2 -> bytes.delete(at, end);
            case 3 -> bytes.insert(at, bytes.substring(at, end));
            case 4 -> bytes.setLength(at);
            case 5 -> bytes.insert(at, (char) random.nextInt(256));
            default -> {
                if (at < bytes.length()) {
                    bytes.setCharAt(at, (char) (bytes.charAt(at) ^ 1 << random.nextInt(8)));
                }
            }
        }
    }

    /** Mostly where a head is, or a chunk begins, since bodies may be anything. */
    private int place(StringBuilder bytes) {
        int anywhere = random.nextInt(bytes.length() + 1);
        int line = bytes.indexOf("\r\n", anywhere);
        return random.nextInt(4) == 0 || line < 0 ? anywhere : Math.max(0, line - random.nextInt(20));
    }
}
