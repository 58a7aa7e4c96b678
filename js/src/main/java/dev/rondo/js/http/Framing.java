package dev.rondo.js.http;

import java.util.Locale;

/** What the fields of a head say about where the message ends, and what becomes of the connection. */
final class Framing {
    /** For trailers, which say nothing. */
    static final Framing NONE = new Framing(false, false);

    private final boolean counts;
    private final boolean isRequest;
    private boolean hasCoding;
    private boolean close;
    private boolean keepAlive;
    private boolean connectionUpgrade;
    private boolean upgrade;
    private boolean chunked;
    private long length = -1;

    Framing(boolean counts, boolean isRequest) {
        this.counts = counts;
        this.isRequest = isRequest;
    }

    void field(String name, String value, Input input) throws HttpSyntaxException {
        if (!counts) {
            return;
        }
        switch (name.toLowerCase(Locale.ROOT)) {
            case "content-length" -> contentLength(value, input);
            case "transfer-encoding" -> transferEncoding(value, input);
            case "connection", "proxy-connection" -> connection(value);
            case "upgrade" -> upgrade = true;
            default -> {}
        }
    }

    private void contentLength(String value, Input input) throws HttpSyntaxException {
        if (length >= 0) {
            throw input.wrong("HPE_UNEXPECTED_CONTENT_LENGTH", "Duplicate Content-Length");
        }
        if (hasCoding) {
            throw input.wrong("HPE_INVALID_CONTENT_LENGTH", "Content-Length can't be present with Transfer-Encoding");
        }
        if (value.isEmpty()) {
            throw input.wrong("HPE_INVALID_CONTENT_LENGTH", "Empty Content-Length");
        }
        if (!value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw input.wrong("HPE_INVALID_CONTENT_LENGTH", "Invalid character in Content-Length");
        }
        length = 0;
        for (int i = 0; i < value.length(); i++) {
            int digit = value.charAt(i) - '0';
            if (length > (Long.MAX_VALUE - digit) / 10) {
                throw input.wrong("HPE_INVALID_CONTENT_LENGTH", "Content-Length overflow");
            }
            length = 10 * length + digit;
        }
    }

    private void transferEncoding(String value, Input input) throws HttpSyntaxException {
        if (length >= 0) {
            throw input.wrong(
                    "HPE_INVALID_TRANSFER_ENCODING", "Transfer-Encoding can't be present with Content-Length");
        }
        hasCoding = true;
        for (var each : value.split(",", -1)) {
            if (chunked && isRequest) {
                throw input.wrong("HPE_INVALID_TRANSFER_ENCODING", "Invalid `Transfer-Encoding` header value");
            }
            chunked = each.strip().equalsIgnoreCase("chunked");
        }
    }

    private void connection(String value) {
        for (var each : value.split(",", -1)) {
            switch (each.strip().toLowerCase(Locale.ROOT)) {
                case "close" -> close = true;
                case "keep-alive" -> keepAlive = true;
                case "upgrade" -> connectionUpgrade = true;
                default -> {}
            }
        }
    }

    boolean asksForUpgrade() {
        return upgrade && connectionUpgrade;
    }

    boolean hasCoding() {
        return hasCoding;
    }

    boolean isChunked() {
        return chunked;
    }

    /** How long the body is; -1 if no field says so. */
    long length() {
        return length;
    }

    boolean keepsAlive(int major, int minor) {
        boolean byDefault = (major > 0 && minor > 0) || major > 1;
        return byDefault ? !close : keepAlive;
    }
}
