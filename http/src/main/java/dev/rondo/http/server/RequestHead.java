package dev.rondo.http.server;

import dev.rondo.http.Body;
import dev.rondo.http.HttpException;
import dev.rondo.http.wire.IncomingBody;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import org.jspecify.annotations.Nullable;

/** Whether a request of HTTP/1.1 is one that a server should answer (RFC 9110 and 9112), and what it says of itself. */
final class RequestHead {
    private RequestHead() {}

    /** @throws HttpException if it is to be refused, and the connection with it */
    static Http1Exchange judge(HttpRequest head, Http1Connection connection, IncomingBody.Source source) {
        var limits = connection.service().limits;
        if (head.decoderResult().isFailure()) {
            throw refusal(head.decoderResult().cause(), limits);
        }
        boolean http10 = head.protocolVersion().equals(HttpVersion.HTTP_1_0);
        if (!http10 && !head.protocolVersion().equals(HttpVersion.HTTP_1_1)) {
            throw new HttpException(505, head.protocolVersion() + " is not spoken here, but HTTP/1.1");
        }
        checkCount(head, limits);
        checkTarget(head.method().name(), head.uri());
        var fields = new HeadFields(head.headers());
        checkHost(head, fields, http10);
        var incoming = body(fields, source, limits);
        var request = new IncomingRequest(
                head.method().name(),
                head.uri(),
                head.headers(),
                incoming == null ? nothing(fields.type()) : incoming,
                connection);
        var _ = request.path();
        var exchange = new Http1Exchange(connection, request, http10, fields.isKeepAlive(http10), incoming);
        exchange.expectsContinue = expectsContinue(fields, http10, incoming);
        return exchange;
    }

    /** A body without bytes, which may say what it is, as an empty form does. */
    static Body nothing(@Nullable String type) {
        return type == null ? Body.empty() : Body.of(new byte[0], type);
    }

    private static void checkCount(HttpRequest head, Limits limits) {
        int count = head.headers().size();
        if (count > limits.headerCount()) {
            throw new HttpException(
                    431, count + " header fields are more than the " + limits.headerCount() + " that are taken here");
        }
    }

    /** What the target says of the host counts, and not what the field says (RFC 9112, section 3.2.2). */
    private static void checkHost(HttpRequest head, HeadFields fields, boolean http10) {
        if (fields.hosts() != 1 && !(http10 && fields.hosts() == 0)) {
            throw new HttpException(400, "a request of HTTP/1.1 has one Host, and this has " + fields.hosts());
        }
        if (fields.host() != null && !Authority.isValid(fields.host())) {
            throw new HttpException(400, "the Host must be a name or an address, and perhaps a port");
        }
        if (isAbsolute(head.uri())) {
            var authority = Authority.of(head.uri());
            if (!Authority.isValid(authority)) {
                throw new HttpException(400, "the target must have a name or an address, and perhaps a port");
            }
            head.headers().set(HttpHeaderNames.HOST, authority);
        }
    }

    private static boolean isAbsolute(String target) {
        return target.regionMatches(true, 0, "http://", 0, "http://".length())
                || target.regionMatches(true, 0, "https://", 0, "https://".length());
    }

    static void checkTarget(String method, String target) {
        for (int i = 0; i < target.length(); i++) {
            char c = target.charAt(i);
            if (c <= ' ' || c >= 127 || c == '#') {
                throw new HttpException(400, "the target has a character that is to be percent-encoded");
            }
        }
        if (target.startsWith("/") || isAbsolute(target)) {
            return;
        }
        if (target.equals("*") && method.equals("OPTIONS")) {
            return;
        }
        throw method.equals("CONNECT")
                ? new HttpException(501, "this server is no proxy")
                : new HttpException(400, "the target must be a path");
    }

    private static @Nullable IncomingBody body(HeadFields fields, IncomingBody.Source source, Limits limits) {
        var chunked = fields.isChunked();
        if (chunked != null) {
            if (!chunked) {
                throw new HttpException(501, "the only transfer coding here is chunked");
            }
            return new IncomingBody(source, -1, fields.type(), limits.bodyBytes(), limits.collectedBytes());
        }
        var given = fields.length();
        if (given == null) {
            return null;
        }
        long length = length(given);
        if (length > limits.bodyBytes()) {
            throw IncomingBody.tooLarge(limits.bodyBytes());
        }
        return length == 0
                ? null
                : new IncomingBody(source, length, fields.type(), limits.bodyBytes(), limits.collectedBytes());
    }

    private static long length(String given) {
        if (!given.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new HttpException(400, "the Content-Length must be digits only");
        }
        try {
            return Long.parseLong(given);
        } catch (NumberFormatException tooLong) {
            throw new HttpException(413, "the Content-Length is beyond all limits", tooLong);
        }
    }

    private static boolean expectsContinue(HeadFields fields, boolean http10, @Nullable IncomingBody incoming) {
        var expectation = fields.expectation();
        if (expectation == null) {
            return false;
        }
        if (!HttpHeaderValues.CONTINUE.toString().equalsIgnoreCase(expectation)) {
            throw new HttpException(417, "the only expectation that is understood here is 100-continue");
        }
        return incoming != null && !http10;
    }

    /** What is answered to bytes that are no request. */
    static HttpException refusal(Throwable wrong, Limits limits) {
        return switch (wrong) {
            case TooLongHttpLineException _ ->
                new HttpException(414, "the request line is longer than " + limits.headerBytes() + " bytes");
            case TooLongHttpHeaderException _ ->
                new HttpException(431, "the header fields are longer than " + limits.headerBytes() + " bytes");
            default -> new HttpException(400, "that is no request of HTTP/1.1: " + wrong.getMessage());
        };
    }
}
