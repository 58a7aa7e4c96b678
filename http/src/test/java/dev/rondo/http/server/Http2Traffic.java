package dev.rondo.http.server;

import static dev.rondo.http.server.RawHttp2.CONTINUATION;
import static dev.rondo.http.server.RawHttp2.DATA;
import static dev.rondo.http.server.RawHttp2.END_HEADERS;
import static dev.rondo.http.server.RawHttp2.END_STREAM;
import static dev.rondo.http.server.RawHttp2.HEADERS;
import static dev.rondo.http.server.RawHttp2.PING;
import static dev.rondo.http.server.RawHttp2.PRIORITY;
import static dev.rondo.http.server.RawHttp2.RST_STREAM;
import static dev.rondo.http.server.RawHttp2.WINDOW_UPDATE;

import dev.rondo.net.Fuzz;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Clients of HTTP/2. */
final class Http2Traffic implements FuzzedServer.Traffic {
    private static final int MOST_OF_A_FRAME = 16 * 1024;
    private static final List<String> PIECES = List.of(
            "\0",
            "\u00ff",
            "\0\0\0\4\1\0\0\0\0",
            "\0\0\4\3\0\0\0\0\1\0\0\0\10",
            "\0\0\4\10\0\0\0\0\1\0\0\0\0",
            "\0\0\10\6\0\0\0\0\0abcdefgh",
            "\0\0\1\1\5\0\0\0\11\u0082",
            "\0\0\0\11\4\0\0\0\1",
            "\0\100\1",
            "\u007f\u00ff\u00ff\u00ff",
            "x".repeat(20_000));

    @Override
    public String greeting(Random random) {
        return "";
    }

    @Override
    public String next(Random random) {
        var bytes = new StringBuilder(RawHttp2.PREFACE);
        int window = random.nextInt(4) == 0 ? random.nextInt(100) : 65_535;
        bytes.append(text(RawHttp2.settings(4, window)));
        int streams = 1 + random.nextInt(6);
        for (int i = 0; i < streams; i++) {
            bytes.append(stream(2 * i + 1, random));
        }
        return Fuzz.mutate(random, bytes.toString(), PIECES);
    }

    private static String stream(int id, Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> get(id, "/slow") + frame(RST_STREAM, 0, id, RawHttp2.number(8));
            case 1 -> get(id, "/fails") + frame(PING, 0, 0, new byte[8]);
            case 2 -> get(id, "/stream") + frame(WINDOW_UPDATE, 0, id, RawHttp2.number(1000));
            case 3 -> get(id, "/callback") + frame(PRIORITY, 0, id, new byte[5]);
            case 4 -> post(id, "/whole", random, "content-length", "3000") + data(id, true, 3000);
            case 5 -> post(id, "/back", random) + data(id, false, 9000) + data(id, false, 0) + trailers(id);
            case 6 -> post(id, "/ignore", random) + data(id, false, 16_000).repeat(10);
            default -> post(id, "/callback", random) + data(id, false, 1).repeat(20) + data(id, true, 10);
        };
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String frame(int type, int flags, int id, byte... payload) {
        return text(RawHttp2.bytes(type, flags, id, payload));
    }

    private static String get(int id, String path) {
        return frame(HEADERS, END_HEADERS | END_STREAM, id, RawHttp2.request("GET", path));
    }

    /** With its header fields in one frame or in two. */
    private static String post(int id, String path, Random random, String... more) {
        var head = RawHttp2.request("POST", path, more);
        int cut = random.nextInt(2 * head.length);
        return cut >= head.length
                ? frame(HEADERS, END_HEADERS, id, head)
                : frame(HEADERS, 0, id, Arrays.copyOf(head, cut))
                        + frame(CONTINUATION, END_HEADERS, id, Arrays.copyOfRange(head, cut, head.length));
    }

    private static String data(int id, boolean last, int size) {
        return frame(DATA, last ? END_STREAM : 0, id, new byte[size]);
    }

    private static String trailers(int id) {
        return frame(HEADERS, END_HEADERS | END_STREAM, id, RawHttp2.fields("sum", "1"));
    }

    /** Whole frames, none longer than the client allows, with fields that can be understood. */
    @Override
    public int count(String answers) {
        if (answers.startsWith("HTTP/1.1 ")) {
            return Answers.count(answers);
        }
        var bytes = Unpooled.wrappedBuffer(answers.getBytes(StandardCharsets.ISO_8859_1));
        var hpack = new DefaultHttp2HeadersDecoder();
        int count = 0;
        while (bytes.isReadable()) {
            int length = bytes.readMedium();
            int type = bytes.readByte();
            int flags = bytes.readByte();
            int id = bytes.readInt();
            if (length > MOST_OF_A_FRAME
                    || type > CONTINUATION
                    || id < 0
                    || (count == 0 && type != RawHttp2.SETTINGS)) {
                throw new IllegalStateException("frame " + count + " has type " + type + ", length " + length);
            }
            var payload = bytes.readSlice(length);
            if (type == HEADERS) {
                try {
                    if ((flags & END_HEADERS) == 0
                            || hpack.decodeHeaders(id, payload).status() == null) {
                        throw new IllegalStateException("a head without a status, or with more to come");
                    }
                } catch (Http2Exception wrong) {
                    throw new IllegalStateException("fields of frame " + count + " cannot be understood", wrong);
                }
            }
            count++;
        }
        return count;
    }
}
