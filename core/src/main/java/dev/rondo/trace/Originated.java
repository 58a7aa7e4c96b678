package dev.rondo.trace;

/** A callback that knows its origin better than its class does: guests of a loop name the place in their source. */
public interface Originated {
    /** See {@link Origin}. */
    int origin();
}
