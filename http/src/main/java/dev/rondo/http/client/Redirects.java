package dev.rondo.http.client;

import dev.rondo.http.Headers;
import dev.rondo.http.Request;
import dev.rondo.http.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a client asks next when it is told to ask elsewhere (RFC 9110, section 15.4). */
final class Redirects {
    /** Fields that are for one origin only. */
    private static final List<String> SECRETS = List.of("authorization", "cookie", "proxy-authorization", "host");

    private Redirects() {}

    /**
     * The next request; null if the response is to be handed over as it is.
     *
     * @throws IOException if the redirect must not be followed
     */
    static @Nullable Call next(Call call, Response response, int done) throws IOException {
        var location = response.header("location");
        if (location == null
                || !isRedirect(response.status())
                || call.settings().redirects() == 0) {
            return null;
        }
        if (done >= call.settings().redirects()) {
            throw call.error("more than " + done + " redirects in a row; redirects allows more");
        }
        if (response.headers().all("location").size() > 1) {
            throw call.error("the redirect names more than one place");
        }
        Address next;
        try {
            next = call.address().resolve(location);
        } catch (IllegalArgumentException wrong) {
            throw call.error("the redirect leads nowhere: " + wrong.getMessage(), wrong);
        }
        if (call.address().origin().secure() && !next.origin().secure()) {
            throw call.error("the redirect leads from https to " + next + ", which is not encrypted");
        }
        var request = call.request();
        var rest = secretsRemoved(request.headers(), call.address().origin().equals(next.origin()));
        if (becomesGet(response.status(), request.method())) {
            return new Call(Request.get(next.text()).headers(contentRemoved(rest)), next, call.settings());
        }
        if (!call.isReplayable()) {
            throw call.error("the redirect wants the body once more, and that was a stream");
        }
        var again = Request.of(request.method(), next.text()).headers(rest).body(request.body());
        return new Call(again, next, call.settings());
    }

    private static boolean isRedirect(int status) {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
    }

    private static boolean becomesGet(int status, String method) {
        return switch (status) {
            case 301, 302 -> method.equals("POST");
            case 303 -> !method.equals("HEAD");
            default -> false;
        };
    }

    private static Headers secretsRemoved(Headers headers, boolean sameOrigin) {
        var rest = headers;
        if (!sameOrigin) {
            for (var name : SECRETS) {
                rest = rest.remove(name);
            }
        }
        return rest;
    }

    private static Headers contentRemoved(Headers headers) {
        var names = new ArrayList<String>();
        headers.forEach((name, _) -> names.add(name));
        var rest = headers;
        for (var name : names) {
            var lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-") || lower.equals("expect") || lower.equals("digest")) {
                rest = rest.remove(name);
            }
        }
        return rest;
    }
}
