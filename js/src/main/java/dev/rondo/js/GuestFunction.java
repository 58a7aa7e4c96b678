package dev.rondo.js;

import java.util.List;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** A function of JavaScript that is written in Java. */
@FunctionalInterface
public interface GuestFunction {
    /**
     * Called on the loop's thread. The result becomes a value of JavaScript; a {@code Promise} or a
     * {@code CompletionStage} becomes a promise, which JavaScript can await.
     *
     * @throws Exception an error, which JavaScript can catch
     */
    @Nullable Object call(List<Value> arguments) throws Exception;
}
