package dev.rondo.js.host;

import dev.rondo.js.engine.Arguments;
import dev.rondo.js.engine.Engine;
import dev.rondo.js.http.HttpEvent;
import dev.rondo.js.http.HttpParser;
import dev.rondo.js.http.HttpSyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parsers of HTTP/1.1. An event is an array that begins with its name; what is wrong is one, too. */
final class HttpBinding {
    private HttpBinding() {}

    static Object create(Engine engine) {
        return new Binding(engine)
                .method(
                        "parser",
                        arguments -> new HttpParser(
                                arguments.truth(0), Math.clamp(arguments.integer(1), 1, Integer.MAX_VALUE)))
                .method("feed", arguments -> {
                    parser(arguments).feed(arguments.bytes(1));
                    return null;
                })
                .method("next", arguments -> event(() -> parser(arguments).next()))
                .method("finish", arguments -> event(() -> parser(arguments).finish()))
                .method("stop", arguments -> parser(arguments).stop())
                .method("skipBody", arguments -> {
                    parser(arguments).skipBody();
                    return null;
                })
                .object();
    }

    private interface Step {
        @Nullable HttpEvent take() throws HttpSyntaxException;
    }

    private static @Nullable Object event(Step step) {
        try {
            return switch (step.take()) {
                case null -> null;
                case HttpEvent.Head head ->
                    List.of(
                            "head",
                            head.major(),
                            head.minor(),
                            head.start(),
                            head.target(),
                            head.status(),
                            head.fields(),
                            head.isUpgrade(),
                            head.keepsAlive());
                case HttpEvent.Piece piece -> List.of("piece", piece.bytes());
                case HttpEvent.End end -> List.of("end", end.trailers());
            };
        } catch (HttpSyntaxException wrong) {
            return List.of("wrong", wrong.code(), wrong.getMessage(), wrong.position());
        }
    }

    private static HttpParser parser(Arguments arguments) {
        return arguments.host(0, HttpParser.class);
    }
}
