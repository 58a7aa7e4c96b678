package dev.rondo.loop;

/**
 * Whose order a loop keeps. A model is data: which phases a turn has, when the microtask checkpoint comes, and how timers
 * and {@code await} count.
 */
public enum LoopModel {
    /** Node 11's successors, 12 and later: a checkpoint after every callback; {@code await} costs one tick. */
    NODE(Turn.NODE, Batch.CALLBACK, 1, 1),
    /** Node 11: as {@link #NODE}, but {@code await} costs three ticks. */
    NODE11(Turn.NODE, Batch.CALLBACK, 3, 1),
    /** Node 10: a checkpoint after each list of timers with the same duration, and after all immediates of a turn. */
    NODE10(Turn.NODE, Batch.LIST, 3, 1),
    /** The HTML standard's loop as Chrome runs it now: one task, its microtasks, rendering when due. */
    BROWSER(Turn.BROWSER, Batch.CALLBACK, 1, 0),
    /** Chrome before version 73: as {@link #BROWSER}, but {@code await} costs three ticks, and 0 ms is 1 ms. */
    CHROME72(Turn.BROWSER, Batch.CALLBACK, 3, 1);

    /** The phases of a turn. */
    enum Turn {
        /** The six of libuv. */
        NODE,
        /** Task, microtasks, rendering. */
        BROWSER
    }

    /** After what a checkpoint comes in the phases that run several callbacks. */
    enum Batch {
        /** After each. */
        CALLBACK,
        /** After each list of timers, and after all immediates. */
        LIST
    }

    final Turn turn;
    final Batch batch;
    private final int awaitTicks;
    private final int minimumDelay;

    LoopModel(Turn turn, Batch batch, int awaitTicks, int minimumDelay) {
        this.turn = turn;
        this.batch = batch;
        this.awaitTicks = awaitTicks;
        this.minimumDelay = minimumDelay;
    }

    /** How many microtask ticks an {@code await} of a native promise takes. */
    public int awaitTicks() {
        return awaitTicks;
    }

    /** The shortest delay of a timer, in milliseconds. */
    public int minimumDelay() {
        return minimumDelay;
    }

    /** Whether a checkpoint follows the program's top level even if that failed; Node 11 and before went on without. */
    boolean checksAfterFailedMain() {
        return this != NODE10 && this != NODE11;
    }

    /** Whether a checkpoint comes before the immediates, for ticks that an error left behind; not in Node 11 and before. */
    boolean checksBeforeImmediates() {
        return this != NODE10 && this != NODE11;
    }

    /** Whether this is a browser's loop: one task a turn, rendering, no tick queue and no immediates. */
    public boolean isBrowser() {
        return turn == Turn.BROWSER;
    }
}
