package dev.rondo.promise;

import org.jspecify.annotations.Nullable;

/**
 * What is to be done with something that has come: the value of a promise, what a channel delivers, an item of a list.
 *
 * @param <T> what it is given
 * @param <R> what it makes of it; a reaction to a promise may answer with a {@link Promise} or a {@link Thenable}, which is
 *     adopted
 */
@FunctionalInterface
public interface Handler<T extends @Nullable Object, R extends @Nullable Object> {
    /**
     * Does it: as a microtask where it is a reaction to a promise, and in a fiber elsewhere.
     *
     * @throws Throwable an error, which goes to whoever gets the result
     */
    R apply(T value) throws Throwable;
}
