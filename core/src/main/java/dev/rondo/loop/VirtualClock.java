package dev.rondo.loop;

import java.time.Duration;
import java.time.Instant;

/**
 * A clock that jumps: when its loop has nothing to do before the next timer, that timer is due at once.
 *
 * <p>An hour of timeouts passes in no time and in the same order every time. Work that is under way elsewhere (a worker
 * pool, whatever holds a {@link EventLoop#ref()}) stops the clock until it is back. The JDK's own timed waits, such as
 * {@link Thread#sleep}, look at the machine's clock besides, and take both. One clock belongs to one loop.
 */
public final class VirtualClock implements Clock {
    private long now;

    private VirtualClock() {}

    /** A clock that begins at zero. */
    public static VirtualClock create() {
        return new VirtualClock();
    }

    @Override
    public long nanoTime() {
        return now;
    }

    /** As much after the beginning of 1970 as has passed. */
    @Override
    public Instant instant() {
        return Instant.EPOCH.plusNanos(now);
    }

    @Override
    public boolean skip(long nanos) {
        now += nanos;
        return true;
    }

    /**
     * Moves forward, as if the running code had taken this long.
     *
     * @throws IllegalArgumentException if the duration is negative
     * @throws ArithmeticException if the clock would pass its end, 292 years after its beginning
     */
    public void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("a clock cannot go back by " + duration.negated());
        }
        now = Math.addExact(now, duration.toNanos());
    }
}
