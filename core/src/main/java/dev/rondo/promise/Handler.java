package dev.rondo.promise;

import org.jspecify.annotations.Nullable;

/**
 * A reaction to a settled promise.
 *
 * @param <T> what it is given
 * @param <R> what it makes of it; a {@link Promise} or a {@link Thenable} is adopted
 */
@FunctionalInterface
public interface Handler<T extends @Nullable Object, R extends @Nullable Object> {
    /**
     * Called on the loop's thread, as a microtask.
     *
     * @throws Throwable an error, which rejects the promise that stands for the result
     */
    R apply(T value) throws Throwable;
}
