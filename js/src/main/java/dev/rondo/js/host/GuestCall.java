package dev.rondo.js.host;

import dev.rondo.js.engine.Engine;
import dev.rondo.trace.Originated;
import org.jspecify.annotations.Nullable;

/** A function of JavaScript as a callback: it runs with what its asynchronous code had with it when this was made. */
final class GuestCall implements Runnable, Originated {
    private final Engine engine;
    private final Object function;
    private final int origin;
    private final Object[] arguments;
    private final Object captured;

    GuestCall(Engine engine, Object function, int origin, Object... arguments) {
        this.engine = engine;
        this.function = function;
        this.origin = origin;
        this.arguments = arguments;
        captured = engine.captureAsync();
    }

    @Override
    public void run() {
        call(arguments);
    }

    /** Runs with these arguments instead of those that were given before. */
    void call(@Nullable Object... values) {
        if (engine.isClosed()) {
            return;
        }
        runPart(values);
        engine.enter();
        try {
            engine.endTask();
        } finally {
            engine.leave();
        }
    }

    /** Runs as a part of the task that runs, such as a tick. */
    void runPart() {
        if (!engine.isClosed()) {
            runPart(arguments);
        }
    }

    private void runPart(@Nullable Object... values) {
        engine.enter();
        var before = engine.swapAsync(captured);
        try {
            var _ = engine.call(function, engine.undefined(), values);
        } catch (Throwable error) {
            engine.failed();
            throw error;
        } finally {
            var _ = engine.swapAsync(before);
            engine.leave();
        }
    }

    @Override
    public int origin() {
        return origin;
    }
}
