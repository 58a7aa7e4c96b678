package dev.rondo.http;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A request with all that it says. */
record PlainRequest(
        String method,
        String target,
        Headers headers,
        Body body,
        @Nullable Connection connection,
        Map<String, String> parameters)
        implements Request {
    PlainRequest {
        Objects.requireNonNull(headers, "headers");
        Objects.requireNonNull(body, "body");
        if (!FieldSyntax.isToken(Objects.requireNonNull(method, "method"))) {
            throw new IllegalArgumentException("'" + FieldSyntax.visible(method) + "' is no method of HTTP");
        }
        if (target.isEmpty() || target.chars().anyMatch(c -> c <= ' ' || c >= 127)) {
            throw new IllegalArgumentException("'" + FieldSyntax.visible(target)
                    + "' is no target of a request; spaces and the like are to be percent-encoded");
        }
    }

    @Override
    public String parameter(String name) {
        var value = parameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the route has no parameter '" + name + "', but " + parameters.keySet());
        }
        return value;
    }

    @Override
    public Request withParameters(Map<String, String> found) {
        return new PlainRequest(method, target, headers, body, connection, Map.copyOf(found));
    }

    @Override
    public String toString() {
        return method + " " + target;
    }
}
