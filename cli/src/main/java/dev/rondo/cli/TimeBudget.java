package dev.rondo.cli;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The time that the runs of one command have together. One that begins late has a little nevertheless. */
final class TimeBudget {
    private static final Duration WHOLE = Duration.ofSeconds(10);
    private static final Duration LEAST = Duration.ofSeconds(2);

    private final LongSupplier nanoTime;
    private final long began;

    TimeBudget(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        began = nanoTime.getAsLong();
    }

    /** A budget that is used up from now on. */
    static TimeBudget create() {
        return new TimeBudget(System::nanoTime);
    }

    /** What a run has that begins now. */
    Share share() {
        long now = nanoTime.getAsLong();
        long left = WHOLE.toNanos() - (now - began);
        return new Share(nanoTime, now, Duration.ofNanos(Math.max(left, LEAST.toNanos())));
    }

    /**
     * The time of one run.
     *
     * @param nanoTime the clock
     * @param began when the run began, by that clock
     * @param most how long it may take
     */
    record Share(LongSupplier nanoTime, long began, Duration most) {
        boolean isUsedUp() {
            return nanoTime.getAsLong() - began >= most.toNanos();
        }

        /** For people, in whole seconds. */
        @Override
        public String toString() {
            return Math.round(most.toMillis() / 1000.0) + " seconds";
        }
    }
}
