package dev.rondo.loop;

import java.time.Instant;

/** Where a loop takes the time from. A seam: real clocks read the machine's, simulated ones say what time it is. */
public interface Clock {
    /** Nanoseconds since some fixed moment; never less than before. Called by the loop's thread only. */
    long nanoTime();

    /**
     * Passes time in which nothing can happen. A virtual clock moves forward and answers true; a real one answers false,
     * and the loop sleeps.
     *
     * @param nanos how long nothing is due
     */
    default boolean skip(long nanos) {
        return false;
    }

    /** The time of day, by the machine's clock or the simulated one. */
    default Instant instant() {
        return Instant.now();
    }

    /** The machine's monotonic clock. */
    static Clock system() {
        return System::nanoTime;
    }
}
