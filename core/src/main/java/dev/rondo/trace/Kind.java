package dev.rondo.trace;

import java.util.Locale;

/** What sort of work a unit is; the queue it waits in follows from it. */
public enum Kind {
    /** The program's own top level. */
    SCRIPT,
    /** A timer that fires once. */
    TIMEOUT,
    /** A timer that fires until it is closed. */
    INTERVAL,
    /** A callback of the check phase ({@code setImmediate}). */
    IMMEDIATE,
    /** A callback of the nextTick queue. */
    TICK,
    /** A callback of the microtask queue ({@code queueMicrotask}). */
    MICROTASK,
    /** A reaction to a settled promise; it waits in the microtask queue. */
    REACTION,
    /** A callback posted from another thread, or the result of work done there. */
    POSTED,
    /** A callback for a readiness or completion that the poller reported. */
    IO,
    /** A fiber, or other work of the run queue. */
    FIBER,
    /** An idle, prepare or check hook. */
    HOOK,
    /** A close callback. */
    CLOSE,
    /** A task of a browser's task sources other than timers (messages, events). */
    TASK,
    /** An animation frame callback. */
    FRAME,
    /** An idle callback of a browser ({@code requestIdleCallback}). */
    IDLE;

    private static final Kind[] BY_CODE = values();

    static Kind of(int code) {
        return BY_CODE[code];
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
