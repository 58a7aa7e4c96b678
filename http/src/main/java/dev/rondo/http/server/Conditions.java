package dev.rondo.http.server;

import dev.rondo.http.Request;
import dev.rondo.http.wire.HttpDate;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Under which conditions a request wants something, in the order of RFC 9110, section 13.2.2.
 *
 * @param tag the strong entity tag of what there is
 * @param modified when that was last changed, to the second
 */
record Conditions(Request request, String tag, Instant modified, Instant now) {
    private static final Pattern TAG = Pattern.compile("\\G[ \t,]*((W/)?\"[!#-~\\x80-\\xff]*\")[ \t]*(?=,|$)");

    /** 200 if it is to be answered, 304 if the client has it already, 412 if it does not want it. */
    int status() {
        var match = list("If-Match");
        if (match != null) {
            if (!names(match, false)) {
                return 412;
            }
        } else {
            var since = date("If-Unmodified-Since");
            if (since != null && modified.isAfter(since)) {
                return 412;
            }
        }
        boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
        var noneMatch = list("If-None-Match");
        if (noneMatch != null) {
            return names(noneMatch, true) ? (reads ? 304 : 412) : 200;
        }
        var since = date("If-Modified-Since");
        return reads && since != null && !modified.isAfter(since) ? 304 : 200;
    }

    /** Whether a range still belongs to what the client has of it. Of tags and dates only those count that are beyond doubt. */
    boolean rangeHolds() {
        var wanted = request.header("If-Range");
        if (wanted == null || wanted.equals(tag)) {
            return true;
        }
        return modified.equals(HttpDate.parse(wanted)) && modified.isBefore(now.minusSeconds(1));
    }

    private @Nullable String list(String name) {
        var values = request.headers().all(name);
        return values.isEmpty() ? null : String.join(",", values);
    }

    /** A field that is there twice, or is no date, says nothing. */
    private @Nullable Instant date(String name) {
        var values = request.headers().all(name);
        return values.size() == 1 ? HttpDate.parse(values.getFirst()) : null;
    }

    private boolean names(String list, boolean weakly) {
        if (list.strip().equals("*")) {
            return true;
        }
        var tags = TAG.matcher(list);
        while (tags.find()) {
            boolean weak = tags.group(2) != null;
            var opaque = weak ? tags.group(1).substring(2) : tags.group(1);
            if (opaque.equals(tag) && (weakly || !weak)) {
                return true;
            }
        }
        return false;
    }
}
