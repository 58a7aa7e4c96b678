package dev.rondo.http.client;

import dev.rondo.http.Headers;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.ArrayList;
import java.util.Locale;

/** Header fields as HTTP/2 has them (RFC 9113, section 8). */
final class Http2Fields {
    private Http2Fields() {}

    /** Those of a request. */
    static Http2Headers of(Call call) {
        var request = call.request();
        var address = call.address();
        var host = request.header("host");
        var fields = new DefaultHttp2Headers()
                .method(request.method())
                .scheme(address.origin().scheme())
                .authority(host == null ? address.origin().authority() : host)
                .path(address.target());
        RequestFields.forEach(call, (name, value) -> {
            var lower = name.toLowerCase(Locale.ROOT);
            if (!lower.equals("te") || value.equalsIgnoreCase("trailers")) {
                fields.add(lower, value);
            }
        });
        long length = RequestFields.length(call);
        if (length >= 0) {
            fields.addLong("content-length", length);
        }
        return fields;
    }

    /** Whether a value must not stand in the table of the compression, where others could guess it. */
    static boolean isSecret(CharSequence name) {
        return switch (name.toString()) {
            case "authorization", "cookie", "proxy-authorization" -> true;
            default -> false;
        };
    }

    /** @throws IllegalArgumentException if it is none */
    static int status(Http2Headers fields) {
        var status = fields.status();
        if (status == null || !status.toString().matches("[1-9][0-9]{2}")) {
            throw new IllegalArgumentException("its status is " + status);
        }
        return Integer.parseInt(status.toString());
    }

    /** @throws IllegalArgumentException if there are too many, or some are none */
    static Headers of(Http2Headers fields, Settings settings) {
        ResponseHead.checkCount(fields.size(), settings);
        var all = new ArrayList<String>(2 * fields.size());
        fields.forEach(field -> {
            var name = field.getKey().toString();
            if (!name.startsWith(":")) {
                all.add(name);
                all.add(field.getValue().toString());
            }
        });
        return Headers.of(all.toArray(String[]::new));
    }

    /** @throws IllegalArgumentException if it is none */
    static long length(Headers headers) {
        var all = headers.all("content-length");
        if (all.isEmpty()) {
            return -1;
        }
        if (all.size() > 1 || !all.getFirst().matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException("its Content-Length is " + all);
        }
        return Long.parseLong(all.getFirst());
    }

    static String error(long code) {
        var known = Http2Error.valueOf(code);
        return known == null ? "code " + code : known.name();
    }
}
