package dev.rondo.http.client;

import dev.rondo.http.Headers;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.ArrayList;
import java.util.regex.Pattern;

/**
 * What the head of a response of HTTP/1.1 says.
 *
 * @param length of the body; -1 if nobody knows
 * @param untilClose whether the body ends with the connection
 * @param bodiless whether no body follows, whatever the length
 */
record ResponseHead(int status, Headers headers, long length, boolean untilClose, boolean bodiless) {
    private static final Pattern TIMEOUT = Pattern.compile("(?i)(?:.*[,\\s])?timeout\\s*=\\s*\"?(\\d{1,6})\\b.*");

    private static final int MARGIN = 1000;

    /** @throws IllegalArgumentException if it is none that one should believe */
    static ResponseHead judge(HttpResponse head, boolean toHead, Settings settings) {
        var wrong = head.decoderResult().cause();
        if (wrong != null) {
            throw new IllegalArgumentException(
                    switch (wrong) {
                        case TooLongHttpLineException _, TooLongHttpHeaderException _ ->
                            "its head is longer than " + settings.headerBytes() + " bytes; headerBytes allows more";
                        default -> String.valueOf(wrong.getMessage());
                    },
                    wrong);
        }
        if (!head.protocolVersion().equals(HttpVersion.HTTP_1_1)
                && !head.protocolVersion().equals(HttpVersion.HTTP_1_0)) {
            throw new IllegalArgumentException("its version is " + head.protocolVersion());
        }
        int status = head.status().code();
        if (status < 100 || status > 999) {
            throw new IllegalArgumentException("a status has three digits, and this is " + status);
        }
        var fields = head.headers();
        boolean bodiless = toHead || status < 200 || status == 204 || status == 304;
        var coding = fields.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        if (!coding.isEmpty()
                && !bodiless
                && (coding.size() > 1 || !coding.getFirst().equalsIgnoreCase("chunked"))) {
            throw new IllegalArgumentException("its transfer coding is " + coding + ", and only chunked is known here");
        }
        long length = coding.isEmpty() ? length(fields) : -1;
        boolean empty = bodiless && (length < 0 || (!toHead && status != 304));
        return new ResponseHead(
                status,
                headers(fields, settings),
                empty ? 0 : length,
                !bodiless && coding.isEmpty() && length < 0,
                bodiless);
    }

    private static long length(HttpHeaders fields) {
        var all = fields.getAll(HttpHeaderNames.CONTENT_LENGTH);
        if (all.isEmpty()) {
            return -1;
        }
        var length = all.getFirst();
        if (all.size() > 1 || length.length() > 18 || !length.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("its Content-Length is " + all);
        }
        return Long.parseLong(length);
    }

    private static Headers headers(HttpHeaders fields, Settings settings) {
        checkCount(fields.size(), settings);
        var all = new ArrayList<String>(2 * fields.size());
        fields.forEach(field -> {
            all.add(field.getKey());
            all.add(field.getValue());
        });
        return Headers.of(all.toArray(String[]::new));
    }

    static void checkCount(int count, Settings settings) {
        if (count > settings.headerCount()) {
            throw new IllegalArgumentException("it has " + count + " header fields, which are more than "
                    + settings.headerCount() + "; headerCount allows more");
        }
    }

    /** How long an idle connection may be kept, so that the server does not close it first, as some say in a field; {@link Long#MAX_VALUE} if it does not. */
    long keepAliveMillis() {
        var said = headers.first("keep-alive");
        var timeout = said == null ? null : TIMEOUT.matcher(said);
        return timeout == null || !timeout.matches()
                ? Long.MAX_VALUE
                : Math.max(1, 1000 * Long.parseLong(timeout.group(1)) - MARGIN);
    }
}
