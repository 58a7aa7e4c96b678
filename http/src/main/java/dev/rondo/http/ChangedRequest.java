package dev.rondo.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request with other header fields or another body, and otherwise as it was. */
record ChangedRequest(Request original, Headers headers, Body body) implements Request {
    @Override
    public String method() {
        return original.method();
    }

    @Override
    public String target() {
        return original.target();
    }

    @Override
    public String path() {
        return original.path();
    }

    @Override
    public @Nullable Connection connection() {
        return original.connection();
    }

    @Override
    public String parameter(String name) {
        return original.parameter(name);
    }

    @Override
    public Request withParameters(Map<String, String> parameters) {
        return new ChangedRequest(original.withParameters(parameters), headers, body);
    }

    @Override
    public String toString() {
        return original.toString();
    }
}
