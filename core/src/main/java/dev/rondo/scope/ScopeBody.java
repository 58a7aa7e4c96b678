package dev.rondo.scope;

import org.jspecify.annotations.Nullable;

/**
 * What runs in a scope.
 *
 * @param <T> the type of the result
 */
@FunctionalInterface
public interface ScopeBody<T extends @Nullable Object> {
    /**
     * Runs, in the fiber that opened the scope.
     *
     * @throws Exception an error, for which the scope cancels its fibers, and which it throws when they have ended
     */
    T run(Scope scope) throws Exception;
}
