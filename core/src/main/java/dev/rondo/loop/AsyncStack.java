package dev.rondo.loop;

import dev.rondo.trace.Event;
import dev.rondo.trace.Origin;
import dev.rondo.trace.Recorder;
import java.io.Serial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
        for (var suppressed : error.getSuppressed()) {
            if (suppressed instanceof AsyncStack) {
                return;
            }
        }
        var frames = frames(recorder.events(), unit);
        if (!frames.isEmpty()) {
            error.addSuppressed(new AsyncStack(frames.toArray(StackTraceElement[]::new)));
        }
    }

    private static List<StackTraceElement> frames(List<Event> events, long unit) {
        Map<Long, Event> units = HashMap.newHashMap(events.size());
        for (var event : events) {
            if (event.id() != 0) {
                units.put(event.id(), event);
            }
        }
        var frames = new ArrayList<StackTraceElement>();
        var event = units.get(unit);
        while (event != null && frames.size() < MOST_FRAMES) {
            frames.add(new StackTraceElement(
                    "async " + event.kind(), "#" + event.id(), Origin.describe(event.origin()), -1));
            event = units.get(event.cause());
        }
        return frames;
    }
}
