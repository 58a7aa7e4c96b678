package dev.rondo.promise;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a promise adopts when it is resolved with it: any object that can be waited for and is no {@link Promise}.
 *
 * @param <T> the value it will have
 */
@FunctionalInterface
public interface Thenable<T extends @Nullable Object> {
    /**
     * Asks to be told once. Called on the loop's thread, in a microtask of its own; the functions are to be called there
     * too. Calls after the first are ignored.
     *
     * @throws Throwable an error, which rejects the adopting promise unless it was settled before
     */
    void then(Consumer<? super T> resolve, Consumer<? super Throwable> reject) throws Throwable;
}
