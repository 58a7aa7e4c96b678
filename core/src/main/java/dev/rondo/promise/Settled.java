package dev.rondo.promise;

import org.jspecify.annotations.Nullable;

/**
 * How a promise ended.
 *
 * @param <T> the type of its value
 */
public sealed interface Settled<T extends @Nullable Object> {
    /** It was fulfilled. */
    record Fulfilled<T extends @Nullable Object>(T value) implements Settled<T> {}

    /** It was rejected. */
    record Rejected<T extends @Nullable Object>(Throwable reason) implements Settled<T> {}
}
