package dev.rondo.http.client;

import dev.rondo.http.wire.Tokens;
import java.util.Locale;
import java.util.function.BiConsumer;

/** The header fields of a request as they are sent, whatever the version. */
final class RequestFields {
    private RequestFields() {}

    /** Whether the client asks for compressed bodies by itself. */
    static boolean asksForCompression(Call call) {
        var headers = call.request().headers();
        return call.settings().decompress() && !headers.contains("accept-encoding") && !headers.contains("range");
    }

    /** Whether the connection is for this request only. */
    static boolean isLast(Call call) {
        return Tokens.has(call.request().headers().all("connection"), "close");
    }

    /** All but those that say whom it is for, how long the body is and what the connection is to do. */
    static void forEach(Call call, BiConsumer<String, String> field) {
        var request = call.request();
        var headers = request.headers();
        var ofConnection = headers.all("connection"); // names others (RFC 9110, section 7.6.1)
        headers.forEach((name, value) -> {
            if (!isOurs(name) && !Tokens.has(ofConnection, name)) {
                field.accept(name, value);
            }
        });
        var type = request.body().type();
        if (type != null && !headers.contains("content-type")) {
            field.accept("content-type", type);
        }
        if (asksForCompression(call)) {
            field.accept("accept-encoding", "gzip, deflate");
        }
        if (Upload.isExpecting(call)) {
            field.accept("expect", "100-continue");
        }
    }

    /** How long the body is, as far as it is to be said; -1 if it is not. */
    static long length(Call call) {
        long length = call.request().body().length();
        return length != 0
                ? length
                : switch (call.request().method()) {
                    case "POST", "PUT", "PATCH" -> 0;
                    default -> -1;
                };
    }

    private static boolean isOurs(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "host",
                    "connection",
                    "keep-alive",
                    "proxy-connection",
                    "upgrade",
                    "content-length",
                    "transfer-encoding",
                    "expect" -> true;
            default -> false;
        };
    }
}
