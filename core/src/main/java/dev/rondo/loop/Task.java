package dev.rondo.loop;

import dev.rondo.context.Context;
import dev.rondo.trace.Kind;
import dev.rondo.trace.Origin;
import org.jspecify.annotations.Nullable;

/**
 * A unit of work of an event loop: what runs as a whole, and is followed by the model's checkpoint.
 *
 * <p>Most code queues a {@link Runnable}. Runtimes that are built on the loop extend this class, so that a promise's
 * reaction or a guest language's job is one object, visible to the recorder under its own kind and origin. A task waits
 * in one queue at a time, and may be queued again once it runs.
 */
public abstract class Task {
    @Nullable Task next;

    long id;
    long cause;

    /** As it was when the task joined its queue, so that it is found out once. */
    int knownOrigin;

    @Nullable Context context;

    /** A task that runs in the context that is current when it is queued. */
    protected Task() {}

    /** A task that runs in the given context. */
    protected Task(Context context) {
        this.context = context;
    }

    /**
     * Does the work, on the loop's thread.
     *
     * @throws Throwable an error nobody caught; it goes to the loop's handler
     */
    protected abstract void run() throws Throwable;

    /**
     * Makes the work that runs now the cause of this task, and its context this task's. For tasks that another thread
     * will post; what the loop's own thread queues is attributed then.
     */
    public final void attributeTo(EventLoop loop) {
        loop.checkThread();
        loop.runner().attribute(this);
    }

    /** From now on the task runs in the context that is current on the loop. For tasks that run in pieces. */
    protected final void keepContext(EventLoop loop) {
        var current = loop.runner().context();
        // mostly it is the same, and a write costs the collector's barrier
        if (context != current) {
            context = current;
        }
    }

    /** The kind under which the recorder shows this task. */
    protected abstract Kind kind();

    /** The code that this task is to run; see {@link Origin}. */
    protected int origin() {
        return Origin.of(getClass());
    }

    /** A task of the given kind that runs a callback. */
    static Task of(Kind kind, Runnable callback) {
        return new Callback(kind, callback);
    }

    private static final class Callback extends Task {
        private final Kind kind;
        private final Runnable callback;

        Callback(Kind kind, Runnable callback) {
            this.kind = kind;
            this.callback = callback;
        }

        @Override
        protected void run() {
            callback.run();
        }

        @Override
        protected Kind kind() {
            return kind;
        }

        @Override
        protected int origin() {
            return Origin.ofCallback(callback);
        }
    }
}
