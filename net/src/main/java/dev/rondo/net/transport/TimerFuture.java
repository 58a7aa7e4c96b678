package dev.rondo.net.transport;

import dev.rondo.loop.Timer;
import io.netty.util.concurrent.DefaultPromise;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A task of Netty's as a timer of the loop, which does not keep that alive: what does is the channel. If the loop is closed
 * before it is due, it is cancelled.
 */
final class TimerFuture<V extends @Nullable Object> extends DefaultPromise<V> implements ScheduledFuture<V>, Runnable {
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private final NettyLoop netty;
    private final Callable<V> task;

    /** Nanoseconds from one beginning to the next; below zero, from an end to the next beginning; zero for once. */
    private final long period;

    /** By the loop's clock. */
    private long due;

    private @Nullable Timer timer;

    private TimerFuture(NettyLoop netty, Callable<V> task, long due, long period) {
        super(netty);
        this.netty = netty;
        this.task = task;
        this.due = due;
        this.period = period;
    }

    /** Any thread. */
    static <V extends @Nullable Object> TimerFuture<V> start(
            NettyLoop netty, Callable<V> task, long delayNanos, long period) {
        long due = netty.loop().clock().nanoTime() + Math.max(0, delayNanos);
        var future = new TimerFuture<V>(netty, task, due, period);
        netty.runInLoop(future::arm);
        return future;
    }

    private void arm() {
        if (!isDone()) {
            var left = Duration.ofMillis(Math.ceilDiv(Math.max(0, left()), MILLI));
            timer = netty.loop().support().setTimeout(this, left).unref();
            netty.waitsFor(this);
        }
    }

    private long left() {
        return due - netty.loop().clock().nanoTime();
    }

    @Override
    public void run() {
        netty.waitsNoLonger(this);
        if (left() > 0) {
            arm(); // the loop counts whole milliseconds, and its timers may be early by less than one
            return;
        }
        try {
            if (period == 0) {
                if (setUncancellable()) {
                    setSuccess(task.call());
                }
            } else if (!isCancelled()) {
                task.call();
                due = period > 0 ? due + period : netty.loop().clock().nanoTime() - period;
                arm();
            }
        } catch (Throwable error) {
            tryFailure(error);
        }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled) {
            netty.runInLoop(this::disarm);
        }
        return cancelled;
    }

    private void disarm() {
        if (timer != null) {
            timer.close();
            netty.waitsNoLonger(this);
        }
    }

    @Override
    public long getDelay(TimeUnit unit) {
        return unit.convert(left(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
        return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
}
