package dev.rondo.context;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
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

    /** Null where there are none, which costs nothing: the compiler takes it for a constant. */
    private static final @Nullable ThreadLocals THREAD_LOCALS = ThreadLocals.find();

    /** The key of what was captured of them; always the nearest binding of a context. */
    private static final Key<Object> CAPTURED = Key.of("thread-locals");

    private final @Nullable Context parent;
    private final @Nullable Object key;
    private final @Nullable Object value;

    private Context(@Nullable Context parent, @Nullable Object key, @Nullable Object value) {
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
        return bind(Objects.requireNonNull(key, "key"), Objects.requireNonNull(value, "value"));
    }

    Context bind(Object key, Object value) {
        return isCaptured() && parent != null
                ? new Context(parent.bind(key, value), CAPTURED, this.value)
                : new Context(this, key, value);
    }

    /**
     * This context, together with the calling thread's thread-locals of others, such as SLF4J's MDC: where it runs, they are
     * as they are here, and afterwards as they were there. For what runs on threads of your own; Rondo's queues, fibers and
     * pools do it by themselves. Which thread-locals is told to {@code ContextRegistry} of Micrometer's context propagation;
     * if that is not on the class path, or knows of none, the answer is this context itself.
     */
    public Context capture() {
        if (THREAD_LOCALS == null) {
            return this;
        }
        var values = THREAD_LOCALS.capture();
        return values == null ? bare() : new Context(bare(), CAPTURED, values);
    }

    /** Without what was captured of thread-locals. */
    Context bare() {
        return isCaptured() && parent != null ? parent : this;
    }

    /** Gives thread-locals the values with which this was captured; null, which try takes, if it was not. */
    ContextSlot.@Nullable Restoring setThreadLocals() {
        return THREAD_LOCALS != null && isCaptured() && value != null ? THREAD_LOCALS.set(value) : null;
    }

    private boolean isCaptured() {
        return THREAD_LOCALS != null && key == CAPTURED;
    }

    /** The value bound to the key, or the key's default, which may be null. */
    @SuppressWarnings("unchecked")
    public <T> @Nullable T value(Key<T> key) {
        var found = find(key);
        return found == null ? key.fallback : (T) found;
    }

    @Nullable Object find(Object key) {
        for (var at = this; at != null; at = at.parent) {
            if (key.equals(at.key)) {
                return at.value;
            }
        }
        return null;
    }

    /** All bindings, the nearest of a key last. */
    void forEach(BiConsumer<Object, Object> action) {
        if (parent != null && key != null && value != null) {
            parent.forEach(action);
            if (!isCaptured()) {
                action.accept(key, value);
            }
        }
    }

    /** Runs the body with this context as the current one. */
    public void run(Runnable body) {
        var slot = ContextSlot.ofThread();
        var before = slot.swap(this);
        try (var _ = setThreadLocals()) {
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
        try (var _ = setThreadLocals()) {
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
