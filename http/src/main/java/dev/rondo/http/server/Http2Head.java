package dev.rondo.http.server;

import dev.rondo.http.Response;
import dev.rondo.http.wire.HttpDate;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.Locale;

/** The heads of responses of HTTP/2 (RFC 9113, section 8.3.2). */
final class Http2Head {
    private Http2Head() {}

    /** @param length of the body, if that is known; otherwise -1 */
    static Http2Headers of(Response response, long length, HttpDate date) {
        var fields = response.headers();
        var type = response.body().type();
        var head = new DefaultHttp2Headers(false, 4 + fields.size());
        head.status(HttpResponseStatus.valueOf(response.status()).codeAsText());
        fields.forEach((name, value) -> {
            var lower = name.toLowerCase(Locale.ROOT);
            if (!isOurs(lower)) {
                head.add(lower, value);
            }
        });
        if (type != null && !head.contains("content-type")) {
            head.add("content-type", type);
        }
        if (length >= 0) {
            head.add("content-length", Long.toString(length));
        }
        if (!head.contains("date")) {
            head.add("date", date.text());
        }
        return head;
    }

    /** Where the body ends is for the server to say; the others belong to connections of HTTP/1.1 (section 8.2.2). */
    private static boolean isOurs(String name) {
        return switch (name) {
            case "connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade", "content-length" ->
                true;
            default -> false;
        };
    }
}
