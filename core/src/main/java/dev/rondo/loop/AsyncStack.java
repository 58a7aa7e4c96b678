package dev.rondo.loop;

import dev.rondo.trace.Event;
import dev.rondo.trace.Origin;
import dev.rondo.trace.Recorder;
import java.io.Serial;

/**
 * The asynchronous stack of an error, attached to it as a suppressed exception: the unit of work that failed, the one
 * that queued it, the one that queued that, as far back as the recorder remembers. Its stack trace has one frame for each
 * unit.
 */
public final class AsyncStack extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private static final int MOST_FRAMES = 32;

    private AsyncStack(StackTraceElement[] frames) {
        super("asynchronous stack: what queued what");
        setStackTrace(frames);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }

    /** Adds the stack that leads to the unit, unless the error has one. */
    static void addTo(Throwable error, Recorder recorder, long unit) {
        if (isIn(error)) {
            return;
        }
        var frames = recorder.chain(unit, MOST_FRAMES).stream()
                .map(AsyncStack::frame)
                .toArray(StackTraceElement[]::new);
        if (frames.length > 0) {
            error.addSuppressed(new AsyncStack(frames));
        }
    }

    /** Whether the error has an asynchronous stack. */
    static boolean isIn(Throwable error) {
        for (var suppressed : error.getSuppressed()) {
            if (suppressed instanceof AsyncStack) {
                return true;
            }
        }
        return false;
    }

    private static StackTraceElement frame(Event event) {
        return new StackTraceElement("async " + event.kind(), "#" + event.id(), Origin.describe(event.origin()), -1);
    }
}
