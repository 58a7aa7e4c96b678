package dev.rondo.js.engine;

import com.oracle.truffle.js.runtime.builtins.JSFunctionObject;
import com.oracle.truffle.js.runtime.objects.Undefined;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.Task;
import dev.rondo.trace.Kind;
import java.io.Serial;
import java.util.ArrayDeque;

/** Stands where GraalJS keeps its promise jobs, and hands each on to the loop; to GraalJS it is always empty. */
final class PromiseJobs extends ArrayDeque<JSFunctionObject> {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Engine engine;
    private final transient EventLoop loop;

    PromiseJobs(Engine engine, EventLoop loop) {
        super(1);
        this.engine = engine;
        this.loop = loop;
    }

    @Override
    public void push(JSFunctionObject job) {
        loop.queueMicrotask(new Job(engine, job));
    }

    private static final class Job extends Task {
        private final Engine engine;
        private final JSFunctionObject function;
        private final int origin;
        private final Object captured;

        Job(Engine engine, JSFunctionObject function) {
            this.engine = engine;
            this.function = function;
            origin = Inspection.originOfJob(engine, function);
            captured = engine.captureAsync();
        }

        @Override
        protected void run() {
            if (engine.isClosed()) {
                return;
            }
            engine.enter();
            // reactions bring their own; that of a thenable is the one that was current when it was met
            var before = engine.swapAsync(captured);
            try {
                var _ = engine.call(function, Undefined.instance);
            } finally {
                var _ = engine.swapAsync(before);
                engine.leave();
            }
        }

        @Override
        protected Kind kind() {
            return Kind.REACTION;
        }

        @Override
        protected int origin() {
            return origin;
        }
    }
}
