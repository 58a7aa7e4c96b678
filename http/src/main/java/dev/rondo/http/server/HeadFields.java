package dev.rondo.http.server;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import org.jspecify.annotations.Nullable;

/** The header fields that say how a request of HTTP/1.1 is to be read, found in one go. */
final class HeadFields {
    private int hosts;
    private int codings;
    private @Nullable String host;
    private @Nullable String coding;
    private @Nullable String length;
    private @Nullable String type;
    private @Nullable String expectation;
    private boolean close;
    private boolean keepAlive;

    HeadFields(HttpHeaders fields) {
        for (var all = fields.iteratorCharSequence(); all.hasNext(); ) {
            var field = all.next();
            take(field.getKey(), field.getValue());
        }
    }

    private void take(CharSequence name, CharSequence value) {
        switch (name.length()) {
            case 4 -> {
                if (is(name, HttpHeaderNames.HOST)) {
                    hosts++;
                    host = value.toString();
                }
            }
            case 6 -> expectation = is(name, HttpHeaderNames.EXPECT) ? value.toString() : expectation;
            case 10 -> {
                if (is(name, HttpHeaderNames.CONNECTION)) {
                    connection(value.toString());
                }
            }
            case 12 -> type = type == null && is(name, HttpHeaderNames.CONTENT_TYPE) ? value.toString() : type;
            case 14 -> length = is(name, HttpHeaderNames.CONTENT_LENGTH) ? value.toString() : length;
            case 17 -> {
                if (is(name, HttpHeaderNames.TRANSFER_ENCODING)) {
                    codings++;
                    coding = value.toString();
                }
            }
            default -> {}
        }
    }

    private static boolean is(CharSequence name, AsciiString known) {
        return known.contentEqualsIgnoreCase(name);
    }

    private void connection(String options) {
        for (var option : options.split(",", -1)) {
            close |= option.strip().equalsIgnoreCase("close");
            keepAlive |= option.strip().equalsIgnoreCase("keep-alive");
        }
    }

    /** How many fields name the host. */
    int hosts() {
        return hosts;
    }

    /** The last of them. */
    @Nullable String host() {
        return host;
    }

    /** Whether a body comes in chunks; null if nothing is said of that, false if it is something that is not understood. */
    @Nullable Boolean isChunked() {
        return codings == 0 ? null : codings == 1 && "chunked".equalsIgnoreCase(coding);
    }

    /** What the length of the body is said to be. Netty lets no two of these pass. */
    @Nullable String length() {
        return length;
    }

    @Nullable String type() {
        return type;
    }

    @Nullable String expectation() {
        return expectation;
    }

    /** Whether the client wants to send more requests on the connection (RFC 9112, section 9.3). */
    boolean isKeepAlive(boolean http10) {
        return !close && (!http10 || keepAlive);
    }
}
