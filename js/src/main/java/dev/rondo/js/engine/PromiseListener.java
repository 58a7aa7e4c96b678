package dev.rondo.js.engine;

/** Is told of the life of every promise. */
@FunctionalInterface
public interface PromiseListener {
    /**
     * Something happened to a promise.
     *
     * @param what 0 for made, 1 for resolved, 2 for before and 3 for after a reaction
     * @param promise the promise
     * @param parent for a promise that was made by another one, that one; else {@code undefined}
     */
    void changed(int what, Object promise, Object parent);
}
