package dev.rondo.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where work comes from, as a number that fits into a recorded event.
 *
 * <p>The origin of a Java callback is its class, which for a lambda is one class per place in the source. Guests of the
 * loop name their own places. Origins are interned for the life of the process; there are as many as there are places
 * in the code. All methods may be called from any thread.
 */
public final class Origin {
    /** The origin of work of which nothing is known. */
    public static final int UNKNOWN = 0;

    private static final ConcurrentHashMap<String, Integer> IDS = new ConcurrentHashMap<>();
    private static final List<String> NAMES = new ArrayList<>(List.of("unknown"));
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
        return IDS.computeIfAbsent(description, Origin::add);
    }

    /** The description of an origin. */
    public static String describe(int origin) {
        synchronized (NAMES) {
            return NAMES.get(origin);
        }
    }

    private static int add(String description) {
        synchronized (NAMES) {
            NAMES.add(description);
            return NAMES.size() - 1;
        }
    }

    private static String readable(Class<?> type) {
        var name = type.getName();
        int lambda = name.indexOf("$$Lambda");
        return lambda < 0 ? name : name.substring(0, lambda) + " (lambda)";
    }
}
