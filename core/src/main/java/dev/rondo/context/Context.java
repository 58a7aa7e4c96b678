package dev.rondo.context;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * An immutable set of values that follows the work it was captured with.
 *
 * <p>Whatever is queued on a loop (a timer, a tick, a reaction to a promise) keeps the context that was current when it
 * was queued, and runs in it. A context is a chain of bindings; the nearest binding of a key wins. It may be shared
 * between threads.
 */
public final class Context {
    /** The context without any value. */
    public static final Context EMPTY = new Context(null, null, null);

    private final @Nullable Context parent;
    private final @Nullable Key<?> key;
    private final @Nullable Object value;

    private Context(@Nullable Context parent, @Nullable Key<?> key, @Nullable Object value) {
        this.parent = parent;
        this.key = key;
        this.value = value;
    }

    /** The context in which the calling code runs; {@link #EMPTY} where none was set. */
    public static Context current() {
        return ContextSlot.ofThread().current();
    }

    /** This context with one more binding. */
    public <T> Context with(Key<T> key, T value) {
        return new Context(this, Objects.requireNonNull(key, "key"), Objects.requireNonNull(value, "value"));
    }

    /** The value bound to the key, or the key's default, which may be null. */
    @SuppressWarnings("unchecked")
    public <T> @Nullable T value(Key<T> key) {
        for (var at = this; at != null; at = at.parent) {
            if (at.key == key) {
                return (T) at.value;
            }
        }
        return key.fallback;
    }

    /** Runs the body with this context as the current one. */
    public void run(Runnable body) {
        var slot = ContextSlot.ofThread();
        var before = slot.swap(this);
        try {
            body.run();
        } finally {
            slot.swap(before);
        }
    }

    /**
     * Calls the body with this context as the current one.
     *
     * @throws Exception what the body throws
     */
    public <R extends @Nullable Object> R call(Callable<R> body) throws Exception {
        var slot = ContextSlot.ofThread();
        var before = slot.swap(this);
        try {
            return body.call();
        } finally {
            slot.swap(before);
        }
    }

    /**
     * What a value is bound to. Two keys are the same only if they are the same object; the name is for people.
     *
     * @param <T> the type of the value
     */
    public static final class Key<T> {
        private final String name;
        private final @Nullable T fallback;

        private Key(String name, @Nullable T fallback) {
            this.name = Objects.requireNonNull(name, "name");
            this.fallback = fallback;
        }

        /** A key without a default. */
        public static <T> Key<T> of(String name) {
            return new Key<>(name, null);
        }

        /** A key whose value, where nothing is bound, is {@code fallback}. */
        public static <T> Key<T> of(String name, T fallback) {
            return new Key<>(name, fallback);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @Override
    public String toString() {
        var text = new StringBuilder("{");
        for (var at = this; at != null && at.key != null; at = at.parent) {
            text.append(text.length() == 1 ? "" : ", ")
                    .append(at.key)
                    .append('=')
                    .append(at.value);
        }
        return text.append('}').toString();
    }
}
