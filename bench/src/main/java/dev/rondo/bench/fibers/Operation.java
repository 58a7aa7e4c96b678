package dev.rondo.bench.fibers;

/** A program of a peer, which does something so many times. */
@FunctionalInterface
public interface Operation {
    /** How many stages a chain has; the number of operations is a multiple of it. */
    int STAGES = 1000;

    /**
     * Does it.
     *
     * @throws IllegalStateException if what came of it is not what should
     * @throws Exception what it fails with
     */
    void run(int operations) throws Exception;

    /** Fails unless the two are the same. */
    static void check(long actual, long expected) {
        if (actual != expected) {
            throw new IllegalStateException("this came to " + actual + " instead of " + expected);
        }
    }

    /** What the numbers from 0 up to, and without, a number come to. */
    static long sumBelow(long end) {
        return end * (end - 1) / 2;
    }

    /** What comes out of a chain into which the numbers from 0 up to, and without, a number go. */
    static long sumOfChain(long values) {
        return sumBelow(values) + values * STAGES;
    }
}
