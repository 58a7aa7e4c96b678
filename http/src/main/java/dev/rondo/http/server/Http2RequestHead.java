package dev.rondo.http.server;

import dev.rondo.http.HttpException;
import dev.rondo.http.wire.IncomingBody;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaderValidationUtil;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import org.jspecify.annotations.Nullable;

/**
 * What a client of HTTP/2 says of its request (RFC 9113, section 8.3.1), as it would be said in HTTP/1.1. What is malformed by the rules
 * of HTTP/2 is no request at all; what only this server does not take is refused with a status, as there.
 *
 * @param target the path and the query
 * @param fields without those that begin with a colon; the authority is the field {@code host}
 */
record Http2RequestHead(String method, String target, HttpHeaders fields) {
    /** @throws Http2Exception if it is malformed, and the stream is to be reset */
    static Http2RequestHead of(int stream, Http2Headers head) throws Http2Exception {
        var method = head.method();
        if (method == null || HttpHeaderValidationUtil.validateToken(method) != -1) {
            throw malformed(stream, "the method is no token");
        }
        var fields =
                DefaultHttpHeadersFactory.headersFactory().withValidation(false).newHeaders();
        for (var field : head) {
            var name = field.getKey();
            if (name.charAt(0) == ':') {
                checkPseudo(stream, name.toString());
            } else {
                fields.add(name, trimmed(stream, name, field.getValue()));
            }
        }
        joinCookies(fields);
        setHost(stream, head.authority(), fields);
        var path = head.path();
        return new Http2RequestHead(method.toString(), path == null ? "" : path.toString(), fields);
    }

    /** Netty lets no unknown ones pass, nor any twice. */
    private static void checkPseudo(int stream, String name) throws Http2Exception {
        if (name.equals(":status") || name.equals(":protocol")) {
            throw malformed(stream, name + " has no place in this request");
        }
    }

    private static CharSequence trimmed(int stream, CharSequence name, CharSequence value) throws Http2Exception {
        if (!value.isEmpty() && (isBlank(value.charAt(0)) || isBlank(value.charAt(value.length() - 1)))) {
            throw malformed(stream, "the value of " + name + " begins or ends with white space");
        }
        return value;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** Clients may cut them, for the sake of compression (section 8.2.3). */
    private static void joinCookies(HttpHeaders fields) {
        var cookies = fields.getAll("cookie");
        if (cookies.size() > 1) {
            fields.set("cookie", String.join("; ", cookies));
        }
    }

    private static void setHost(int stream, @Nullable CharSequence authority, HttpHeaders fields)
            throws Http2Exception {
        if (authority == null) {
            return;
        }
        if (authority.toString().indexOf('@') >= 0) {
            throw malformed(stream, ":authority names a user");
        }
        for (var host : fields.getAll("host")) {
            if (!authority.toString().equalsIgnoreCase(host)) {
                throw malformed(stream, "host is not what :authority says");
            }
        }
        fields.set("host", authority);
    }

    private static Http2Exception malformed(int stream, String why) {
        return Http2Exception.streamError(stream, Http2Error.PROTOCOL_ERROR, "%s", why);
    }

    /** How many bytes the body has; -1 if it does not say. Netty has seen to it that this is one number. */
    long length() {
        var length = fields.get("content-length");
        return length == null ? -1 : Long.parseLong(length);
    }

    /** @throws HttpException if it is to be refused */
    void check(Limits limits) {
        if (fields.size() > limits.headerCount()) {
            throw new HttpException(
                    431,
                    fields.size() + " header fields are more than the " + limits.headerCount()
                            + " that are taken here");
        }
        if (method.equals("CONNECT")) {
            throw new HttpException(501, "this server is no proxy");
        }
        int hosts = fields.getAll("host").size();
        if (hosts != 1) {
            throw new HttpException(400, "a request has one :authority or Host, and this has " + hosts);
        }
        if (!target.startsWith("/") && !target.equals("*")) {
            throw new HttpException(400, "the target must be a path");
        }
        RequestHead.checkTarget(method, target);
        if (length() > limits.bodyBytes()) {
            throw IncomingBody.tooLarge(limits.bodyBytes());
        }
    }

    /** @throws HttpException if it expects what nobody understands here */
    boolean expectsContinue() {
        var expectation = fields.get("expect");
        if (expectation != null && !expectation.equalsIgnoreCase("100-continue")) {
            throw new HttpException(417, "the only expectation that is understood here is 100-continue");
        }
        return expectation != null;
    }
}
