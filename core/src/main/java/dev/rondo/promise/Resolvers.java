package dev.rondo.promise;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A promise together with what settles it. The first call of {@code resolve} or {@code reject} counts, the others are
 * ignored. For the loop's thread only; other threads hand the call over with {@code EventLoop.execute}.
 *
 * @param <T> the type of the value
 */
public final class Resolvers<T extends @Nullable Object> {
    private final Promise<T> promise;
    private boolean called;

    Resolvers(Promise<T> promise) {
        this.promise = promise;
    }

    /** The promise. */
    public Promise<T> promise() {
        return promise;
    }

    /** Fulfils the promise; a value that is itself a promise or a {@link Thenable} is adopted. */
    public void resolve(T value) {
        if (first()) {
            promise.resolveWith(value);
        }
    }

    /** Lets the promise end as the other one does. */
    public void resolve(Promise<? extends T> other) {
        if (first()) {
            promise.resolveWith(other);
        }
    }

    /** Rejects the promise. */
    public void reject(Throwable reason) {
        Objects.requireNonNull(reason, "reason");
        if (first()) {
            promise.rejectWith(reason);
        }
    }

    private boolean first() {
        promise.checkThread();
        boolean first = !called;
        called = true;
        return first;
    }
}
