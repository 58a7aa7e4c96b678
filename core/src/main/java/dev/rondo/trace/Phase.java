package dev.rondo.trace;

import java.util.Locale;

/** Where in its turn a loop is. A {@code LoopModel} decides which of these exist and in which order they come. */
public enum Phase {
    /** Before the first turn: the program's top level. */
    MAIN,
    /** Due timers. */
    TIMERS,
    /** What callbacks of the loop put off. */
    PENDING,
    /** Fibers and other work of the run queue. */
    FIBERS,
    /** Idle hooks. */
    IDLE,
    /** Prepare hooks. */
    PREPARE,
    /** Waiting for I/O, its callbacks, and what other threads posted. */
    POLL,
    /** Immediates, then check hooks. */
    CHECK,
    /** Close callbacks. */
    CLOSING,
    /** The one task of a browser's turn. */
    TASK,
    /** A browser's rendering opportunity: animation frame callbacks. */
    RENDER;

    private static final Phase[] BY_CODE = values();

    static Phase of(int code) {
        return BY_CODE[code];
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
