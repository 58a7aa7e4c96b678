package dev.rondo.http.server;

import dev.rondo.http.HttpException;
import dev.rondo.http.Request;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * The path of a route: literal segments, parameters in braces, and at the end perhaps one that takes the rest, such as
 * {@code /users/{id}/files/{path...}}.
 */
record PathPattern(String text, List<Segment> segments) {
    /** @param name of a parameter, or the literal text */
    record Segment(Kind kind, String name) {}

    enum Kind {
        LITERAL,
        PARAMETER,
        REST
    }

    static PathPattern parse(String text) {
        if (!text.startsWith("/")) {
            throw wrong(text, "it must begin with a slash");
        }
        if (text.indexOf('?') >= 0 || text.indexOf('#') >= 0) {
            throw wrong(text, "it has no query; handlers ask for that with query(name)");
        }
        var segments = new ArrayList<Segment>();
        var names = new HashSet<String>();
        var parts = text.substring(1).split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            var segment = segment(text, parts[i]);
            if (segment.kind != Kind.LITERAL && !names.add(segment.name)) {
                throw wrong(text, "the parameter " + segment.name + " is there twice");
            }
            if (segment.kind == Kind.REST && i < parts.length - 1) {
                throw wrong(text, "what takes the rest must be at the end");
            }
            segments.add(segment);
        }
        return new PathPattern(text, List.copyOf(segments));
    }

    private static Segment segment(String text, String part) {
        if (!part.startsWith("{")) {
            if (part.indexOf('{') >= 0 || part.indexOf('}') >= 0) {
                throw wrong(text, "a parameter is a whole segment, such as /{id}/");
            }
            return new Segment(Kind.LITERAL, literal(text, part));
        }
        boolean rest = part.endsWith("...}");
        var name = part.endsWith("}") ? part.substring(1, part.length() - (rest ? 4 : 1)) : "";
        if (name.isEmpty() || !name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_')) {
            throw wrong(text, "'" + part + "' is no parameter; those look like {id} or {path...}");
        }
        return new Segment(rest ? Kind.REST : Kind.PARAMETER, name);
    }

    /** As it is in the paths of requests. */
    private static String literal(String text, String part) {
        try {
            return Request.get("/" + part).path().substring(1);
        } catch (IllegalArgumentException | HttpException never) {
            throw wrong(text, "no request asks for '" + part + "'; " + never.getMessage());
        }
    }

    private static IllegalArgumentException wrong(String text, String why) {
        return new IllegalArgumentException("'" + text + "' is no path of a route: " + why);
    }

    /** What its parameters are called, in their order. */
    List<String> names() {
        return segments.stream()
                .filter(segment -> segment.kind != Kind.LITERAL)
                .map(Segment::name)
                .toList();
    }
}
