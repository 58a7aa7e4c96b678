package dev.rondo.loop;

import dev.rondo.context.Context;
import java.util.Objects;

/**
 * A promise that was rejected while nobody was listening. Runtimes with promises tell the loop through
 * {@link LoopSupport#rejected} and {@link LoopSupport#handled}; if at the end of the checkpoint still nobody listens, the
 * rejection is reported. This class reports to the loop's {@link RejectionHandler}; guests with rules of their own extend
 * it.
 */
public class Rejection {
    private final EventLoop loop;
    private final Object promise;
    private final Throwable reason;
    final long unit;

    /** In which the handlers run. */
    final Context context;

    State state = State.PENDING;

    /** A rejection by the unit of work that runs now. */
    public Rejection(EventLoop loop, Object promise, Throwable reason) {
        this.loop = Objects.requireNonNull(loop, "loop");
        this.promise = Objects.requireNonNull(promise, "promise");
        this.reason = Objects.requireNonNull(reason, "reason");
        unit = loop.runner().running();
        context = loop.runner().context().capture();
    }

    /** The promise. */
    public final Object promise() {
        return promise;
    }

    /** Why it was rejected. */
    public final Throwable reason() {
        return reason;
    }

    /**
     * Nobody listened until the end of the checkpoint.
     *
     * @throws Throwable what is then an uncaught error
     */
    protected void unhandled() throws Throwable {
        var handler = loop.runner().rejectionHandler();
        if (handler == null) {
            loop.runner().failed(reason, unit);
        } else {
            handler.unhandled(promise, reason);
        }
    }

    /**
     * Somebody began to listen after {@link #unhandled}.
     *
     * @throws Throwable what is then an uncaught error
     */
    protected void handledLate() throws Throwable {
        var handler = loop.runner().rejectionHandler();
        if (handler != null) {
            handler.handledLate(promise, reason);
        }
    }

    enum State {
        /** Waits for the end of the checkpoint. */
        PENDING,
        /** Somebody listened in time. */
        HANDLED,
        /** Was reported. */
        REPORTED,
        /** Was reported, and now somebody listens. */
        LATE
    }
}
