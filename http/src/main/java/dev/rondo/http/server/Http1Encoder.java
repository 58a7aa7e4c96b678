package dev.rondo.http.server;

import dev.rondo.http.Response;
import dev.rondo.http.wire.HttpDate;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The bytes of responses of HTTP/1.1 (RFC 9112). For the loop's thread. */
final class Http1Encoder {
    static final byte[] LAST_CHUNK = ascii("0\r\n\r\n");
    static final byte[] CONTINUE = ascii("HTTP/1.1 100 Continue\r\n\r\n");
    static final byte[] LINE_END = ascii("\r\n");
    private static final byte[] CHUNKED = ascii("transfer-encoding: chunked\r\n");
    private static final byte[] CLOSE = ascii("connection: close\r\n");
    private static final byte[] KEEP_ALIVE = ascii("connection: keep-alive\r\n");
    private static final byte[] UPGRADE = ascii("connection: upgrade\r\n");
    private static final byte[] LENGTH = ascii("content-length: ");
    private static final byte[] TYPE = ascii("content-type: ");
    private static final byte[] SEPARATOR = ascii(": ");

    private final HttpDate date;

    /** The beginning of the last head without fields of its own, and what it was made of. */
    private byte[] plain = {};

    private int plainStatus;
    private @Nullable String plainType;
    private String plainDate = "";

    Http1Encoder(HttpDate date) {
        this.date = date;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String statusLine(int status) {
        return "HTTP/1.1 " + status + " " + HttpResponseStatus.valueOf(status).reasonPhrase() + "\r\n";
    }

    /**
     * The head of a response.
     *
     * @param length of the body, if that is known; otherwise -1
     * @param last whether the connection ends with this response
     */
    void encode(Response response, Outgoing.Framing framing, long length, boolean last, boolean http10, ByteBuf out) {
        if (response.headers().size() == 0) {
            out.writeBytes(plainBeginning(response.status(), response.body().type()));
        } else {
            ByteBufUtil.writeAscii(out, statusLine(response.status()));
            fields(response, out);
        }
        if (framing == Outgoing.Framing.CHUNKED) {
            out.writeBytes(CHUNKED);
        } else if (length >= 0) {
            out.writeBytes(LENGTH);
            digits(length, out);
            out.writeBytes(LINE_END);
        }
        if (response.status() == 101 || response.status() == 426) {
            out.writeBytes(UPGRADE);
        }
        if (last) {
            out.writeBytes(CLOSE);
        } else if (http10) {
            out.writeBytes(KEEP_ALIVE);
        }
        out.writeBytes(LINE_END);
    }

    /** Of a response without header fields of its own. Mostly it begins as the one before. */
    private byte[] plainBeginning(int status, @Nullable String type) {
        var now = date.line();
        if (status != plainStatus || !Objects.equals(type, plainType) || !now.equals(plainDate)) {
            plainStatus = status;
            plainType = type;
            plainDate = now;
            var field = type == null ? "" : "content-type: " + type + "\r\n";
            plain = (statusLine(status) + field + now).getBytes(StandardCharsets.ISO_8859_1);
        }
        return plain;
    }

    private void fields(Response response, ByteBuf out) {
        var headers = response.headers();
        var type = response.body().type();
        headers.forEach((name, value) -> {
            if (!isOurs(name)) {
                ByteBufUtil.writeAscii(out, name);
                field(SEPARATOR, value, out);
            }
        });
        if (type != null && !headers.contains("content-type")) {
            field(TYPE, type, out);
        }
        if (!headers.contains("date")) {
            ByteBufUtil.writeAscii(out, date.line());
        }
    }

    /** Where the body ends, and whether the connection lives on, is for the server to say. */
    private static boolean isOurs(String name) {
        return switch (name.length()) {
            case 10 -> name.equalsIgnoreCase("connection") || name.equalsIgnoreCase("keep-alive");
            case 14 -> name.equalsIgnoreCase("content-length");
            case 17 -> name.equalsIgnoreCase("transfer-encoding");
            default -> false;
        };
    }

    /** Characters of Latin-1, as {@link dev.rondo.http.Headers} lets no others pass. */
    private static void field(byte[] before, String value, ByteBuf out) {
        out.writeBytes(before);
        out.writeCharSequence(value, StandardCharsets.ISO_8859_1);
        out.writeBytes(LINE_END);
    }

    private static void digits(long number, ByteBuf out) {
        if (number < 10) {
            out.writeByte('0' + (int) number);
        } else {
            ByteBufUtil.writeAscii(out, Long.toString(number));
        }
    }

    /** What stands before the bytes of a chunk. */
    static void chunkSize(int size, ByteBuf out) {
        ByteBufUtil.writeAscii(out, Integer.toHexString(size));
        out.writeBytes(LINE_END);
    }
}
