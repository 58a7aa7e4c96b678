package dev.rondo.js.engine;

import org.jspecify.annotations.Nullable;

/** What a function of JavaScript does that is written in Java. */
@FunctionalInterface
public interface HostFunction {
    /**
     * Called on the loop's thread. A result may be null (which is {@code undefined}), a string, a boolean, a number, a
     * byte array (an {@code ArrayBuffer}), a list, a map, or a value of the language; anything else becomes an opaque
     * host object, which comes back through {@link Arguments#host}.
     */
    @Nullable Object call(Arguments arguments);
}
