package dev.rondo.scope;

import org.jspecify.annotations.Nullable;

/**
 * A function that may wait and fail.
 *
 * @param <T> the type of its argument
 * @param <R> the type of its result
 */
@FunctionalInterface
public interface Mapper<T extends @Nullable Object, R extends @Nullable Object> {
    /**
     * Applies it.
     *
     * @throws Exception what it fails with
     */
    R map(T item) throws Exception;
}
