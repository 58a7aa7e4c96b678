package dev.rondo.loop;

import dev.rondo.context.Context;
import dev.rondo.context.ContextSlot;
import dev.rondo.internal.Sneaky;
import dev.rondo.trace.Kind;
import dev.rondo.trace.Recorder;
import org.jspecify.annotations.Nullable;

/**
 * Runs one unit of work at a time: gives it an id, its cause and its context, tells the recorder, and takes its error to
 * the handler.
 */
final class Runner {
    final Recorder recorder;
    private ContextSlot slot = ContextSlot.ofThread();
    private @Nullable ErrorHandler handler;
    private @Nullable RejectionHandler rejectionHandler;
    private Runnable afterError = () -> {};
    private long lastId;
    private long running;
    private long units;

    Runner(Recorder recorder) {
        this.recorder = recorder;
    }

    /** From now on the calling thread is the loop's. */
    void bind() {
        slot = ContextSlot.ofThread();
    }

    ContextSlot slot() {
        return slot;
    }

    Context context() {
        return slot.current();
    }

    long running() {
        return running;
    }

    long units() {
        return units;
    }

    @Nullable ErrorHandler onError(@Nullable ErrorHandler next) {
        var before = handler;
        handler = next;
        return before;
    }

    void onRejection(@Nullable RejectionHandler handler) {
        rejectionHandler = handler;
    }

    @Nullable RejectionHandler rejectionHandler() {
        return rejectionHandler;
    }

    /** What is to be done once a handler has dealt with an error. */
    void afterError(Runnable action) {
        afterError = action;
    }

    /** The task joins a queue. */
    void queued(Task task) {
        task.id = ++lastId;
        task.cause = running;
        if (task.context == null) {
            task.context = slot.current().capture();
        }
        task.knownOrigin = task.origin();
        recorder.queued(task.id, task.kind(), task.cause, task.knownOrigin);
    }

    /** Makes the work that runs now the cause of the task, and its context the task's. */
    void attribute(Task task) {
        task.cause = running;
        task.context = slot.current().capture();
    }

    /** The task joins a queue; its cause and context are known to it, as when another thread posted it. */
    void queuedElsewhere(Task task) {
        task.id = ++lastId;
        task.knownOrigin = task.origin();
        recorder.queued(task.id, task.kind(), task.cause, task.knownOrigin);
    }

    void cancelled(Task task) {
        recorder.cancelled(task.id, task.kind(), task.cause, task.knownOrigin);
    }

    /** Runs the task, and says whether it ended without an error. */
    boolean run(Task task) {
        var context = task.context == null ? Context.EMPTY : task.context;
        // not a resource of try, which would take another method around this one, and half a nanosecond
        var threadLocals = ContextSlot.setThreadLocals(context);
        Kind kind = task.kind();
        long id = task.id;
        long cause = task.cause;
        recorder.run(id, kind, cause, task.knownOrigin);
        long outerUnit = running;
        running = id;
        units++;
        var outerContext = slot.swap(context);
        try {
            task.run();
            return true;
        } catch (Throwable error) {
            recorder.failed(id, kind, cause, task.knownOrigin);
            failed(error, id);
            return false;
        } finally {
            // a loop may run inside a callback of another, and a task inside a task
            running = outerUnit;
            slot.swap(outerContext);
            if (threadLocals != null) {
                threadLocals.close();
            }
        }
    }

    /**
     * Tells of a rejection, whose unit of work has ended, and says whether that ended without an error. What it queues has
     * that unit as its cause.
     */
    boolean tell(Rejection rejection, Body body) {
        long outerUnit = running;
        running = rejection.unit;
        var outerContext = slot.swap(rejection.context);
        try (var _ = ContextSlot.setThreadLocals(rejection.context)) {
            body.run();
            return true;
        } catch (Throwable error) {
            failed(error, rejection.unit);
            return false;
        } finally {
            running = outerUnit;
            slot.swap(outerContext);
        }
    }

    /**
     * Takes an error that nobody caught to the handler. Without one it is thrown on, out of the loop, with the stack of
     * what queued what added to it.
     *
     * @param unit the unit of work that failed
     */
    void failed(Throwable error, long unit) {
        AsyncStack.addTo(error, recorder, unit);
        if (handler == null) {
            throw Sneaky.rethrow(error);
        }
        try {
            handler.uncaught(error);
        } catch (Throwable fatal) {
            // a handler that says the same in other words has passed the stack on
            if (!fatal.equals(error) && !AsyncStack.isIn(fatal)) {
                fatal.addSuppressed(error);
            }
            throw Sneaky.rethrow(fatal);
        }
        afterError.run();
    }

    /** A callback that may throw anything. */
    interface Body {
        void run() throws Throwable;
    }
}
