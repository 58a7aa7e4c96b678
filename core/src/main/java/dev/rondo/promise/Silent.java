package dev.rondo.promise;

/**
 * A reason of which nobody need be told, such as that work was cancelled: a promise that is rejected with it does not count as one
 * whose rejection nobody has handled.
 */
public interface Silent {
    /** Whether that is so of this one. */
    default boolean isSilent() {
        return true;
    }
}
