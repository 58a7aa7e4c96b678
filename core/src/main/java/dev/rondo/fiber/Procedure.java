package dev.rondo.fiber;

import dev.rondo.trace.Origin;
import dev.rondo.trace.Originated;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A body without a result. */
record Procedure(Body body) implements Callable<@Nullable Void>, Originated {
    @Override
    public @Nullable Void call() throws Exception {
        body.run();
        return null;
    }

    @Override
    public int origin() {
        return Origin.ofCallback(body);
    }
}
