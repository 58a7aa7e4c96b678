package dev.rondo.js.host;

import dev.rondo.js.engine.Arguments;
import dev.rondo.js.engine.Engine;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.LoopModel;
import dev.rondo.trace.Kind;
import org.jspecify.annotations.Nullable;

/** What a browser's loop has and Node's has not: frames, idle periods, callbacks with a checkpoint of their own. */
final class BrowserBinding {
    private final Engine engine;
    private final EventLoop loop;

    BrowserBinding(Engine engine) {
        this.engine = engine;
        loop = engine.loop();
    }

    Object create() {
        return new Binding(engine)
                .value("isChrome72", loop.model() == LoopModel.CHROME72)
                .method("requestFrame", this::requestFrame)
                .method("requestIdle", this::requestIdle)
                .method("scheduleUrgent", this::scheduleUrgent)
                .method("dispatch", this::dispatch)
                .method("now", _ -> loop.uptime().toNanos() / 1e6)
                .method("isScript", arguments -> engine.isScript(arguments.string(0)))
                .method("syntaxError", arguments -> engine.syntaxError(arguments.value(0)))
                .method("evaluate", arguments -> engine.evaluate(arguments.string(0), arguments.string(1)))
                .object();
    }

    private @Nullable Object requestFrame(Arguments arguments) {
        loop.support().requestFrame(task(Kind.FRAME, arguments));
        return null;
    }

    private @Nullable Object requestIdle(Arguments arguments) {
        loop.support().requestIdle(task(Kind.IDLE, arguments));
        return null;
    }

    /** Runs a task as soon as the running one has ended, before those that wait. */
    private @Nullable Object scheduleUrgent(Arguments arguments) {
        loop.support().schedule(task(Kind.TASK, arguments));
        return null;
    }

    /** Calls a function now, with the checkpoint after it; its error is reported and not thrown. */
    private @Nullable Object dispatch(Arguments arguments) {
        loop.support().dispatch(task(Kind.TASK, arguments));
        return null;
    }

    /** A call of the first argument, on behalf of the second, with the rest. */
    private GuestTask task(Kind kind, Arguments arguments) {
        return new GuestTask(engine, kind, arguments.function(0), arguments.value(1), arguments.rest(2));
    }
}
