package dev.rondo.http.server;

import dev.rondo.http.Target;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The routes by the segments of their paths. Where several fit that answer the method, in each segment a literal counts more than a
 * parameter, and that more than the rest.
 */
final class RouteTree {
    private final Node root = new Node();

    /** Paths without parameters, which are found in one step. */
    private final Map<String, Found> literal = new HashMap<>();

    /** One place in the tree, and what answers there, by method. */
    static final class Node {
        private final Map<String, Node> literals = new HashMap<>();
        private @Nullable Node parameter;
        private @Nullable Node rest;
        final Map<String, Route> routes = new HashMap<>();

        /** What answers a method, also {@code HEAD} if only {@code GET} is there; null if nothing does. */
        @Nullable Route route(String method) {
            var route = routes.get(method);
            return route == null && method.equals("HEAD") ? routes.get("GET") : route;
        }

        /** The place for a segment behind this one, which is made if need be. */
        Node inside(PathPattern.Segment segment) {
            return switch (segment.kind()) {
                case LITERAL -> literals.computeIfAbsent(segment.name(), _ -> new Node());
                case PARAMETER -> {
                    parameter = Objects.requireNonNullElseGet(parameter, Node::new);
                    yield parameter;
                }
                case REST -> {
                    rest = Objects.requireNonNullElseGet(rest, Node::new);
                    yield rest;
                }
            };
        }
    }

    /** A place that fits a path, and the segments that stand for parameters, as they are in the path. */
    record Found(Node node, @Nullable Bound bound) {
        Map<String, String> parameters(Route route) {
            var values = new LinkedHashMap<String, String>();
            int i = route.names().size();
            for (var each = bound; each != null; each = each.before) {
                values.put(route.names().get(--i), Target.decode(each.segment));
            }
            return values;
        }
    }

    private record Bound(String segment, @Nullable Bound before) {}

    void add(Route route) {
        var node = root;
        for (var segment : route.pattern().segments()) {
            node = node.inside(segment);
        }
        if (node.routes.putIfAbsent(route.method(), route) != null) {
            throw new IllegalArgumentException("there are two routes for " + route.method() + " "
                    + route.pattern().text());
        }
        if (route.names().isEmpty()) {
            literal.putIfAbsent(route.pattern().text(), new Found(node, null));
        }
    }

    /** The place for a path that answers the method; if none does, that which counts most; null if there is none. */
    @Nullable Found find(String method, String path) {
        var known = literal.get(path);
        if (known != null && known.node.route(method) != null) {
            return known;
        }
        var answers = find(root, path, 1, null, node -> node.route(method) != null);
        return answers == null ? find(root, path, 1, null, node -> !node.routes.isEmpty()) : answers;
    }

    /** Which methods are answered at a path, by whatever place. */
    SortedSet<String> methods(String path) {
        var methods = new TreeSet<String>();
        var _ = find(root, path, 1, null, node -> {
            methods.addAll(node.routes.keySet());
            return false;
        });
        return methods;
    }

    private static @Nullable Found find(
            Node node, String path, int start, @Nullable Bound bound, Predicate<Node> wanted) {
        if (start > path.length()) {
            return wanted.test(node) ? new Found(node, bound) : null;
        }
        int slash = path.indexOf('/', start);
        int end = slash < 0 ? path.length() : slash;
        var segment = path.substring(start, end);
        var next = node.literals.get(segment);
        var found = next == null ? null : find(next, path, end + 1, bound, wanted);
        if (found == null && node.parameter != null && !segment.isEmpty()) {
            found = find(node.parameter, path, end + 1, new Bound(segment, bound), wanted);
        }
        if (found == null && node.rest != null && wanted.test(node.rest)) {
            found = new Found(node.rest, new Bound(path.substring(start), bound));
        }
        return found;
    }
}
