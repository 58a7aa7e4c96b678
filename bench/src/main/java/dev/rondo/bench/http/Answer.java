package dev.rondo.bench.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * An answer of a server, with its length stated in the head.
 *
 * @param head status line and headers, with the empty line behind them
 * @param body what follows
 */
record Answer(String head, String body) {
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d+) *$");
    private static final Pattern DATE = Pattern.compile("(?im)^date:");
    private static final String END = "\r\n\r\n";
    private static final int LARGEST = 1 << 16;

    /** The bytes of a request for {@code GET}. */
    static byte[] get(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The bytes of a request for {@code POST}. */
    static byte[] post(String path, String body) {
        return ("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: " + body.length() + END + body)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Sends a request over a channel that blocks, and waits for the answer, which nothing may follow. */
    static Answer exchange(SocketChannel channel, byte[] request) throws IOException {
        var out = ByteBuffer.wrap(request);
        while (out.hasRemaining()) {
            channel.write(out);
        }
        var in = ByteBuffer.allocate(LARGEST);
        while (channel.read(in) > 0) {
            var text = new String(in.array(), 0, in.position(), StandardCharsets.ISO_8859_1);
            int end = text.indexOf(END);
            if (end < 0) {
                continue;
            }
            var answer = new Answer(text.substring(0, end + END.length()), text.substring(end + END.length()));
            if (answer.body.length() >= answer.statedLength()) {
                return answer;
            }
        }
        throw new IOException("the server ended the connection after " + in.position() + " bytes of an answer");
    }

    private int statedLength() throws IOException {
        var matcher = LENGTH.matcher(head);
        if (!matcher.find()) {
            throw new IOException("the server does not say how long its answer is:\n" + head);
        }
        return Integer.parseInt(matcher.group(1));
    }

    boolean isOk() {
        return head.startsWith("HTTP/1.1 200 ");
    }

    boolean hasDate() {
        return DATE.matcher(head).find();
    }

    int length() {
        return head.length() + body.length();
    }
}
