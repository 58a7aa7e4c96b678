package dev.rondo.channel;

/** What {@code send} does when the buffer is full and nobody receives. */
public enum Overflow {
    /** It waits. */
    SUSPEND,
    /** It drops the oldest value of the buffer. */
    DROP_OLDEST,
    /** It drops the value that was to be sent. */
    DROP_NEWEST,
    /** It throws an {@link IllegalStateException}. */
    FAIL
}
