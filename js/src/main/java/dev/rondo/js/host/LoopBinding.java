package dev.rondo.js.host;

import dev.rondo.js.engine.Arguments;
import dev.rondo.js.engine.Engine;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.Handle;
import dev.rondo.loop.Immediate;
import dev.rondo.loop.Timer;
import dev.rondo.trace.Kind;
import dev.rondo.trace.Originated;
import org.jspecify.annotations.Nullable;

/** The queues of the loop: timers, immediates, ticks, microtasks. */
final class LoopBinding {
    private final Engine engine;
    private final EventLoop loop;

    LoopBinding(Engine engine) {
        this.engine = engine;
        loop = engine.loop();
    }

    void addTo(Binding binding) {
        binding.method("nextTick", this::nextTick)
                .method("queueMicrotask", this::queueMicrotask)
                .method("queueTask", this::queueTask)
                .method("queuePolled", this::queuePolled)
                .method("queueClose", this::queueClose)
                .method("dispatch", this::dispatch)
                .method("handle", _ -> Handle.of(loop))
                .method("refHandle", arguments -> done(reference(arguments.host(0, Handle.class), arguments.truth(1))))
                .method("idleTime", _ -> (double) loop.statistics().waited().toNanos())
                .method("loopTime", _ -> loop.uptime().toMillis())
                .method("startTimer", this::startTimer)
                .method(
                        "refreshTimer",
                        arguments -> done(arguments.host(0, Timer.class).refresh()))
                .method("refTimer", this::refTimer)
                .method("closeTimer", this::closeTimer)
                .method("isInterval", this::isInterval)
                .method("startImmediate", this::startImmediate)
                .method("refImmediate", this::refImmediate)
                .method("closeImmediate", this::closeImmediate);
    }

    private @Nullable Object nextTick(Arguments arguments) {
        loop.nextTick(new GuestTask(engine, Kind.TICK, arguments.function(0), arguments.value(1), arguments.rest(2)));
        return null;
    }

    private @Nullable Object queueMicrotask(Arguments arguments) {
        loop.queueMicrotask(new GuestTask(engine, Kind.MICROTASK, arguments.function(0), arguments.value(1)));
        return null;
    }

    private @Nullable Object queueTask(Arguments arguments) {
        loop.execute(new GuestTask(engine, Kind.TASK, arguments.function(0), arguments.value(1), arguments.rest(2)));
        return null;
    }

    private @Nullable Object queuePolled(Arguments arguments) {
        loop.support().queuePolled(new GuestTask(engine, Kind.TASK, arguments.function(0), arguments.value(1)));
        return null;
    }

    private @Nullable Object queueClose(Arguments arguments) {
        loop.queueClose(
                new GuestCall(engine, arguments.function(0), engine.origin(arguments.value(1)), arguments.rest(2)));
        return null;
    }

    /**
     * Runs a function as a unit of work of its own inside the one that runs, with the checkpoint after it, and says whether
     * both ended without an error.
     */
    private Object dispatch(Arguments arguments) {
        var task = new GuestTask(engine, Kind.TASK, arguments.function(0), arguments.value(1), arguments.rest(2));
        return loop.support().dispatch(task);
    }

    private static Handle reference(Handle handle, boolean ref) {
        return ref ? handle.ref() : handle.unref();
    }

    private Object startTimer(Arguments arguments) {
        var run = new GuestCall(engine, arguments.function(0), engine.origin(arguments.value(1)));
        long millis = arguments.integer(2);
        return arguments.truth(3) ? new Interval(engine, run).start(millis) : loop.setTimeout(run, millis);
    }

    /** An interval, which ends with the engine. */
    private static final class Interval implements Runnable, Originated {
        private final Engine engine;
        private final GuestCall call;
        private @Nullable Timer timer;

        Interval(Engine engine, GuestCall call) {
            this.engine = engine;
            this.call = call;
        }

        Timer start(long millis) {
            var started = engine.loop().setInterval(this, millis);
            timer = started;
            return started;
        }

        @Override
        public void run() {
            if (engine.isClosed() && timer != null) {
                timer.close();
            } else {
                call.run();
            }
        }

        @Override
        public int origin() {
            return call.origin();
        }
    }

    private @Nullable Object refTimer(Arguments arguments) {
        var timer = arguments.host(0, Timer.class);
        return done(arguments.truth(1) ? timer.ref() : timer.unref());
    }

    private @Nullable Object closeTimer(Arguments arguments) {
        arguments.host(0, Timer.class).close();
        return null;
    }

    private Object isInterval(Arguments arguments) {
        return arguments.host(0, Timer.class).isInterval();
    }

    private Object startImmediate(Arguments arguments) {
        return loop.setImmediate(new GuestCall(engine, arguments.function(0), engine.origin(arguments.value(1))));
    }

    private @Nullable Object refImmediate(Arguments arguments) {
        var immediate = arguments.host(0, Immediate.class);
        return done(arguments.truth(1) ? immediate.ref() : immediate.unref());
    }

    private @Nullable Object closeImmediate(Arguments arguments) {
        arguments.host(0, Immediate.class).close();
        return null;
    }

    /** For methods of which JavaScript wants no result. */
    private static @Nullable Object done(Object ignored) {
        return null;
    }
}
