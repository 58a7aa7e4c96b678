package dev.rondo.http.server;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What answers requests of one method to one path: a handler or a callback.
 *
 * @param names of the parameters in the path, in their order
 */
record Route(
        String method,
        PathPattern pattern,
        List<String> names,
        @Nullable HttpHandler handler,
        @Nullable HttpCallback callback) {}
