package dev.rondo.js.host;

import dev.rondo.js.engine.Engine;
import dev.rondo.loop.Task;
import dev.rondo.trace.Kind;

/** A call of a function of JavaScript as a unit of work of its own. */
final class GuestTask extends Task {
    private final Kind kind;
    private final int origin;
    private final GuestCall call;

    /** @param original the function of the program on whose behalf {@code function} runs */
    GuestTask(Engine engine, Kind kind, Object function, Object original, Object... arguments) {
        this.kind = kind;
        origin = engine.origin(original);
        call = new GuestCall(engine, function, origin, arguments);
    }

    @Override
    protected void run() {
        if (kind == Kind.TICK || kind == Kind.MICROTASK) {
            call.runPart();
        } else {
            call.run();
        }
    }

    @Override
    protected Kind kind() {
        return kind;
    }

    @Override
    protected int origin() {
        return origin;
    }
}
