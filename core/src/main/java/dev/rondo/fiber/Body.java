package dev.rondo.fiber;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Code that may wait and fail, and has no result. */
@FunctionalInterface
public interface Body {
    /**
     * Runs.
     *
     * @throws Exception what it fails with
     */
    void run() throws Exception;

    /** The same, with null for a result. */
    default Callable<@Nullable Void> callable() {
        return new Procedure<>(this);
    }
}
