package dev.rondo.channel;

import dev.rondo.loop.EventLoop;
import dev.rondo.loop.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;

/** Sends the time again and again, as Go's ticker does: of the ticks that nobody has received yet, one waits and the others are dropped. */
public final class Ticker {
    private Ticker() {}

    /**
     * Ticks from now on until it is closed, and keeps the loop alive for so long. Any thread may
     * receive and close.
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
        var timer = loop.support().setInterval(() -> tick(ticks, loop), period);
        return new Subscription<>(ticks, _ -> stop(timer, loop));
    }

    private static void tick(Channel<Instant> ticks, EventLoop loop) {
        try {
            ticks.trySend(loop.clock().instant());
        } catch (ChannelClosedException justNow) {
            // another thread has closed it, and the order to stop is on its way
        }
    }

    private static void stop(Timer timer, EventLoop loop) {
        if (loop.inLoop()) {
            timer.close();
            return;
        }
        try {
            loop.execute(timer::close);
        } catch (RejectedExecutionException closed) {
            // and its timers with it
        }
    }
}
