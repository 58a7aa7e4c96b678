package dev.rondo.http.server;

import dev.rondo.http.HttpException;
import dev.rondo.http.Request;
import dev.rondo.http.Response;
import dev.rondo.http.websocket.WebSocket;
import dev.rondo.http.websocket.WebSocketHandler;
import dev.rondo.http.websocket.WebSocketSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which handler answers which request. A path has literal segments and parameters, {@code /users/{id}}, of which the last may take
 * the rest, {@code /files/{path...}}; of the routes that have the method, in each segment a literal counts more than a parameter.
 * {@code HEAD} is answered as {@code GET} unless there is a route for it, {@code OPTIONS} by the methods that there are; a path that
 * has routes for other methods only is answered with 405.
 *
 * <p>To be filled before a server uses it, by any one thread. It is a handler itself, so that a test can ask it without a server.
 */
public final class Routes implements HttpHandler {
    private final RouteTree tree;
    private final String prefix;
    private final @Nullable Routes outer;
    private final List<HttpFilter> filters = new ArrayList<>();

    private Routes(RouteTree tree, String prefix, @Nullable Routes outer) {
        this.tree = tree;
        this.prefix = prefix;
        this.outer = outer;
    }

    /** Without any route. */
    public static Routes create() {
        return new Routes(new RouteTree(), "", null);
    }

    /** Answers {@code GET}. */
    public Routes get(String path, HttpHandler handler) {
        return route("GET", path, handler);
    }

    /** Answers {@code POST}. */
    public Routes post(String path, HttpHandler handler) {
        return route("POST", path, handler);
    }

    /** Answers {@code PUT}. */
    public Routes put(String path, HttpHandler handler) {
        return route("PUT", path, handler);
    }

    /** Answers {@code PATCH}. */
    public Routes patch(String path, HttpHandler handler) {
        return route("PATCH", path, handler);
    }

    /** Answers {@code DELETE}. */
    public Routes delete(String path, HttpHandler handler) {
        return route("DELETE", path, handler);
    }

    /**
     * Answers a method.
     *
     * @throws IllegalArgumentException if the path is none, or there is a route for this already
     */
    public Routes route(String method, String path, HttpHandler handler) {
        Objects.requireNonNull(handler, "handler");
        var pattern = PathPattern.parse(prefix + path);
        tree.add(new Route(method, pattern, pattern.names(), filtered(handler), null));
        return this;
    }

    /**
     * Accepts WebSockets, with the {@linkplain WebSocketSettings#standard() standard} settings; other requests are told to ask for
     * one.
     *
     * @throws IllegalArgumentException as {@link #route}
     */
    public Routes webSocket(String path, WebSocketHandler handler) {
        return webSocket(path, WebSocketSettings.standard(), handler);
    }

    /** As {@link #webSocket(String, WebSocketHandler)}, with other settings. */
    public Routes webSocket(String path, WebSocketSettings settings, WebSocketHandler handler) {
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(handler, "handler");
        return get(path, request -> WebSocket.accept(request, settings, handler));
    }

    /**
     * Answers a method in a callback of the loop, before which no filter stands.
     *
     * @throws IllegalArgumentException as {@link #route}
     */
    public Routes callback(String method, String path, HttpCallback callback) {
        Objects.requireNonNull(callback, "callback");
        var pattern = PathPattern.parse(prefix + path);
        tree.add(new Route(method, pattern, pattern.names(), null, callback));
        return this;
    }

    /**
     * Answers {@code GET} and {@code HEAD} with the files of a folder, as {@link StaticFiles#of} does.
     *
     * @throws IllegalArgumentException as {@link #route}
     */
    public Routes files(String path, Path folder) {
        return files(path, StaticFiles.of(folder));
    }

    /**
     * Answers {@code GET} and {@code HEAD} with files.
     *
     * @throws IllegalArgumentException as {@link #route}
     */
    public Routes files(String path, StaticFiles files) {
        var base = withoutSlash(path);
        var whole = prefix + base;
        int depth = (int) whole.chars().filter(c -> c == '/').count();
        if (!whole.isEmpty()) {
            get(base, request -> files.answer(request, depth));
        }
        return get(base + "/{file...}", request -> files.answer(request, depth));
    }

    private static String withoutSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** More routes, whose paths begin with a prefix, and before which filters of their own may stand. */
    public Routes group(String prefix, Consumer<Routes> group) {
        group.accept(new Routes(tree, this.prefix + withoutSlash(prefix), this));
        return this;
    }

    /** Stands before all handlers of these routes and of the groups in them, behind the filters that were added before. */
    public Routes filter(HttpFilter filter) {
        filters.add(Objects.requireNonNull(filter, "filter"));
        return this;
    }

    /** Filters may still be added, so that they are put together when the first request comes. */
    private HttpHandler filtered(HttpHandler handler) {
        return new HttpHandler() {
            private @Nullable HttpHandler whole;

            @Override
            public Response handle(Request request) throws Exception {
                var chain = whole;
                if (chain == null) {
                    chain = chain(handler);
                    whole = chain;
                }
                return chain.handle(request);
            }
        };
    }

    /** Those of the outermost routes stand before everything, and not here. */
    private HttpHandler chain(HttpHandler handler) {
        if (outer == null) {
            return handler;
        }
        return outer.chain(behind(filters, handler));
    }

    private static HttpHandler behind(List<HttpFilter> filters, HttpHandler handler) {
        var chain = handler;
        for (var filter : filters.reversed()) {
            var next = chain;
            chain = request -> filter.filter(request, next);
        }
        return chain;
    }

    RouteTree.@Nullable Found find(String method, String path) {
        return tree.find(method, path);
    }

    @Override
    public Response handle(Request request) throws Exception {
        return filters.isEmpty()
                ? dispatch(request)
                : behind(filters, this::dispatch).handle(request);
    }

    private Response dispatch(Request request) throws Exception {
        var found = request instanceof IncomingRequest incoming && incoming.found() != null
                ? incoming.found()
                : tree.find(request.method(), request.path());
        if (found == null) {
            throw new HttpException(404, "there is nothing at " + request.path());
        }
        var route = found.node().route(request.method());
        if (route == null) {
            return otherMethod(request);
        }
        return answer(route, found, request);
    }

    private static Response answer(Route route, RouteTree.Found found, Request request) throws Exception {
        var handler = route.handler();
        if (handler == null) {
            throw new IllegalStateException(
                    "the route " + route.pattern().text() + " is a callback, and needs a server; test it with one");
        }
        return handler.handle(route.names().isEmpty() ? request : request.withParameters(found.parameters(route)));
    }

    private Response otherMethod(Request request) {
        var methods = tree.methods(request.path());
        methods.add("OPTIONS");
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        var allowed = String.join(", ", methods);
        return request.method().equals("OPTIONS")
                ? Response.noContent().header("Allow", allowed)
                : new HttpException(405, request.method() + " is not to be had here, but " + allowed)
                        .problem()
                        .response()
                        .header("Allow", allowed);
    }
}
