package dev.rondo.channel;

import dev.rondo.loop.EventLoop;
import java.time.Duration;
import java.time.Instant;

/** Sends the time again and again, as Go's ticker does: of the ticks that nobody has received yet, one waits and the others are dropped. */
public final class Ticker {
    private Ticker() {}

    /**
     * Ticks from now on until it is closed, and keeps the loop alive for so long. Closed from the loop's thread and its fibers
     * only; received by any thread.
     *
     * @param period in milliseconds, what is less is cut off; the first tick comes when it has passed
     * @throws IllegalArgumentException if the period is not positive
     * @throws IllegalStateException if no loop runs on the calling thread
     */
    public static Subscription<Instant> every(Duration period) {
        if (!period.isPositive()) {
            throw new IllegalArgumentException("a ticker needs a period above zero, not " + period);
        }
        var loop = EventLoop.current();
        var ticks = Channel.<Instant>buffered(1, Overflow.DROP_NEWEST);
        var timer = loop.support().setInterval(() -> ticks.trySend(loop.clock().instant()), period);
        return new Subscription<>(ticks, _ -> timer.close());
    }
}
