package dev.rondo.fiber;

import org.jspecify.annotations.Nullable;

/**
 * Why something is to end early.
 *
 * @param by who said so, such as a scope or a deadline
 * @param why in words
 * @param where the place in the code from which it was said; empty if nobody knows
 * @param cause the error that led to it, if one did
 */
public record Cancellation(
        String by, String why, String where, @Nullable Throwable cause) {
    /** A cancellation without an error behind it. */
    public Cancellation(String by, String why, String where) {
        this(by, why, where, null);
    }

    @Override
    public String toString() {
        return "cancelled by " + by + ": " + why + (where.isEmpty() ? "" : ", at " + where);
    }
}
