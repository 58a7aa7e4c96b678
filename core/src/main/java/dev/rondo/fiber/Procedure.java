package dev.rondo.fiber;

import dev.rondo.trace.Origin;
import dev.rondo.trace.Originated;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A body without a result.
 *
 * @param <T> what null is of; with a type instead of it there would be one more method around the body
 */
record Procedure<T extends @Nullable Object>(Body body) implements Callable<@Nullable T>, Originated {
    @Override
    public @Nullable T call() throws Exception {
        body.run();
        return null;
    }

    @Override
    public int origin() {
        return Origin.ofCallback(body);
    }
}
