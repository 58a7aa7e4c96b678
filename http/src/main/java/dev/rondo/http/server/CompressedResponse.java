package dev.rondo.http.server;

import dev.rondo.http.MediaType;
import dev.rondo.http.Response;
import dev.rondo.http.wire.Tokens;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which responses are worth it to be compressed, and may be. */
final class CompressedResponse {
    private static final Set<String> TYPES = Set.of(
            "application/javascript",
            "application/ecmascript",
            "application/manifest+json",
            "application/wasm",
            "application/x-ndjson",
            "application/xml",
            "image/bmp",
            "image/svg+xml",
            "font/otf",
            "font/ttf");

    private CompressedResponse() {}

    static boolean isWorthIt(Response response, int least) {
        int status = response.status();
        var headers = response.headers();
        long length = response.body().length();
        return status >= 200
                && status != 204
                && status != 206
                && status != 304
                && response.takeover() == null
                && (length < 0 || length >= least)
                && !headers.contains("Content-Encoding")
                && !headers.contains("Content-Range")
                && !Tokens.has(headers.all("Cache-Control"), "no-transform")
                && isWorthIt(
                        Objects.requireNonNullElse(headers.first("Content-Type"), ""),
                        response.body().type());
    }

    private static boolean isWorthIt(String said, @Nullable String known) {
        var type = said.isEmpty() ? Objects.requireNonNullElse(known, "") : said;
        int end = type.indexOf(';');
        var essence = (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        return essence.startsWith("text/")
                || MediaType.isJson(essence)
                || essence.endsWith("+xml")
                || TYPES.contains(essence);
    }
}
