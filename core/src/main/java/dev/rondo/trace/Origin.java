package dev.rondo.trace;

import dev.rondo.internal.SpinLock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where work comes from, as a number that fits into a recorded event.
 *
 * <p>The origin of a Java callback is its class, and that of a lambda the line on which it was first queued, if that line is
 * in the class that the lambda is in. Guests of the loop name their own places. Origins are interned for the life of the process; there are as many as there are places
 * in the code. All methods may be called from any thread.
 */
public final class Origin {
    /** The origin of work of which nothing is known. */
    public static final int UNKNOWN = 0;

    private static final SpinLock LOCK = new SpinLock();
    private static final Map<String, Integer> IDS = new HashMap<>();
    private static final List<String> NAMES = new ArrayList<>(List.of("unknown"));
    private static final StackWalker STACK = StackWalker.getInstance();
    private static final ClassValue<Integer> BY_CLASS = new ClassValue<>() {
        @Override
        protected Integer computeValue(Class<?> type) {
            return of(readable(type));
        }
    };

    private Origin() {}

    /** The origin of callbacks of this class. */
    public static int of(Class<?> callback) {
        return BY_CLASS.get(callback);
    }

    /** The origin of this callback. */
    public static int ofCallback(Object callback) {
        return callback instanceof Originated originated ? originated.origin() : of(callback.getClass());
    }

    /** The origin with this description, such as {@code order.js:3:1 (main)}. */
    public static int of(String description) {
        LOCK.lock();
        try {
            var known = IDS.get(description);
            if (known != null) {
                return known;
            }
            NAMES.add(description);
            IDS.put(description, NAMES.size() - 1);
            return NAMES.size() - 1;
        } finally {
            LOCK.unlock();
        }
    }

    /**
     * The description of an origin.
     *
     * @throws IllegalArgumentException if there is no such origin
     */
    public static String describe(int origin) {
        LOCK.lock();
        try {
            if (origin < 0 || origin >= NAMES.size()) {
                throw new IllegalArgumentException("there is no origin " + origin + "; origins come from Origin.of");
            }
            return NAMES.get(origin);
        } finally {
            LOCK.unlock();
        }
    }

    private static String readable(Class<?> type) {
        var name = type.getName();
        int lambda = name.indexOf("$$Lambda");
        if (lambda < 0) {
            return name;
        }
        var around = name.substring(0, lambda);
        return STACK.walk(frames -> frames.filter(frame -> frame.getClassName().equals(around))
                        .findFirst())
                .map(Origin::place)
                .orElse(around + " (lambda)");
    }

    /** A lambda's class does not say where it was written, but it is asked for first where it is queued. */
    private static String place(StackWalker.StackFrame frame) {
        var method = frame.getMethodName();
        if (method.startsWith("lambda$")) {
            method = method.substring("lambda$".length(), method.lastIndexOf('$'));
        }
        return frame.getFileName() + ":" + frame.getLineNumber() + " (" + frame.getClassName() + "." + method + ")";
    }
}
