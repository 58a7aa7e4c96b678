package dev.rondo.conformance.fiber;

import dev.rondo.loop.EventLoop;
import dev.rondo.loop.LoopModel;
import dev.rondo.loop.RejectionHandler;
import dev.rondo.loop.VirtualClock;
import dev.rondo.promise.Promise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a random program has around it while it runs in Java: its output, and the promises it has given names to. */
final class World {
    final Map<Integer, Promise<Object>> promises = new HashMap<>();
    private final StringBuilder output = new StringBuilder();

    /** Runs the statements as a script, and answers with what they print. */
    static String run(LoopModel model, List<Statement> script) {
        var world = new World();
        try (var loop =
                EventLoop.builder().model(model).clock(VirtualClock.create()).build()) {
            loop.onUnhandledRejection(new RejectionHandler() {
                @Override
                public void unhandled(Object promise, Throwable reason) {
                    world.log("unhandled " + reason.getMessage());
                }

                @Override
                public void handledLate(Object promise, Throwable reason) {
                    world.log("handled after all");
                }
            });
            loop.run(() -> world.call(script));
        }
        return world.output.toString();
    }

    /** Runs the body of a function, and answers with its result. */
    @Nullable Object call(List<Statement> body) {
        var returned = block(body);
        return returned == null ? null : returned.value();
    }

    /** Runs the statements until one returns; null if none does. */
    Statement.@Nullable Returned block(List<Statement> statements) {
        for (var statement : statements) {
            var returned = statement.run(this);
            if (returned != null) {
                return returned;
            }
        }
        return null;
    }

    void log(String line) {
        output.append(line).append('\n');
    }

    /** As {@code show} in {@link RandomProgram}'s JavaScript. */
    static String show(@Nullable Object value) {
        if (value instanceof List<?> values) {
            var shown = new ArrayList<String>();
            values.forEach(each -> shown.add(show(each)));
            return "[" + String.join(",", shown) + "]";
        }
        if (value instanceof Throwable reason) {
            return String.valueOf(reason.getMessage());
        }
        return value == null ? "undefined" : value.toString();
    }
}
