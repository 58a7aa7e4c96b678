package dev.rondo.http.server;

import dev.rondo.http.Headers;
import dev.rondo.http.MediaType;
import dev.rondo.http.Response;
import dev.rondo.http.wire.Tokens;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Which responses are worth it to be compressed, and may be, or stand for one that was. */
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
        if (status == 304) {
            return stands(response, least);
        }
        long length = response.body().length();
        return status >= 200
                && status != 204
                && status != 206
                && response.takeover() == null
                && (length < 0 || length >= least)
                && !headers.contains("Content-Range")
                && mayBe(headers)
                && isWorthIt(
                        Objects.requireNonNullElse(headers.first("Content-Type"), ""),
                        Objects.requireNonNullElse(response.body().type(), ""));
    }

    /** Whether one which says that nothing has changed stands for one that is; if nobody knows, it may. */
    private static boolean stands(Response response, int least) {
        return mayBe(response.headers())
                && (!(response.body() instanceof UnchangedBody unchanged)
                        || (unchanged.size() >= least && isWorthIt("", unchanged.typeOfAll())));
    }

    private static boolean mayBe(Headers headers) {
        return !headers.contains("Content-Encoding") && !Tokens.has(headers.all("Cache-Control"), "no-transform");
    }

    private static boolean isWorthIt(String said, String known) {
        var type = said.isEmpty() ? known : said;
        int end = type.indexOf(';');
        var essence = (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        return essence.startsWith("text/")
                || MediaType.isJson(essence)
                || essence.endsWith("+xml")
                || TYPES.contains(essence);
    }
}
