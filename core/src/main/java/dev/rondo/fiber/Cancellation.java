package dev.rondo.fiber;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Why something is to end early. Two of them are never equal, even if they say the same. */
public final class Cancellation {
    private final String by;
    private final String why;
    private final String where;
    private final @Nullable Throwable cause;

    /**
     * A cancellation.
     *
     * @param by who said so, such as a scope or a deadline
     * @param why in words
     * @param where the place in the code from which it was said; empty if nobody knows
     * @param cause the error that led to it, if one did
     */
    public Cancellation(String by, String why, String where, @Nullable Throwable cause) {
        this.by = Objects.requireNonNull(by, "by");
        this.why = Objects.requireNonNull(why, "why");
        this.where = Objects.requireNonNull(where, "where");
        this.cause = cause;
    }

    /** A cancellation without an error behind it. */
    public Cancellation(String by, String why, String where) {
        this(by, why, where, null);
    }

    /** Who said so. */
    public String by() {
        return by;
    }

    /** The reason, in words. */
    public String why() {
        return why;
    }

    /** The place in the code from which it was said; empty if nobody knows. */
    public String where() {
        return where;
    }

    /** The error that led to it, if one did. */
    public @Nullable Throwable cause() {
        return cause;
    }

    @Override
    public String toString() {
        return "cancelled by " + by + ": " + why + (where.isEmpty() ? "" : ", at " + where);
    }
}
