package dev.rondo.net.transport;

import dev.rondo.internal.Sneaky;
import dev.rondo.loop.Poller;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.FastThreadLocalThread;
import io.netty.util.internal.ThreadExecutorMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Waits in Netty's handler of I/O. A handler asks {@link #canBlock} again after it has announced that it sleeps, and
 * {@link #wakeup} says so before it wakes the handler; so one of the two sees the other, and no wake-up is lost.
 */
final class HandlerPoller implements Poller, IoHandlerContext {
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private final NettyLoop netty;
    private final InterruptBell bell = new InterruptBell(this::wakeup);
    private volatile boolean woken;
    private boolean mayBlock;
    private long deadline;
    private long polls;
    private long waits;
    private @Nullable Throwable failure;

    /** The JDK's selectors count milliseconds; for less than half of one Netty does not wait, and the loop would run in circles. */
    private final long leastNanos;

    HandlerPoller(NettyLoop netty) {
        this.netty = netty;
        leastNanos = netty.isIoType(NioIoHandler.class) ? MILLI / 2 : 0;
    }

    @Override
    public void poll(long nanos) {
        netty.bind();
        mayBlock = nanos != 0;
        polls++;
        if (mayBlock) {
            waits++;
            deadline = nanos == FOREVER ? -1 : System.nanoTime() + nanos;
            bell.set();
            try {
                netty.handler().run(this);
            } finally {
                bell.unset();
            }
        } else {
            netty.handler().run(this);
        }
        woken = false;
        var error = failure;
        if (error != null) {
            failure = null;
            throw Sneaky.rethrow(error);
        }
    }

    long polls() {
        return polls;
    }

    long waits() {
        return waits;
    }

    /** An error that leaves the loop does so after the events that have come with it. */
    void failed(Throwable error) {
        if (failure == null) {
            failure = error;
        } else if (!error.equals(failure)) {
            failure.addSuppressed(error);
        }
    }

    @Override
    public void wakeup() {
        woken = true;
        netty.handler().wakeup();
    }

    /** Netty's pools of objects and buffers are the quick ones only where its thread-locals are marked to be cleaned up. */
    @Override
    public void carry(Runnable turns) {
        Runnable marked = () -> {
            var outer = ThreadExecutorMap.setCurrentExecutor(netty);
            try {
                turns.run();
            } finally {
                ThreadExecutorMap.setCurrentExecutor(outer);
            }
        };
        // of a loop inside a loop the outer one cleans up
        if (FastThreadLocalThread.currentThreadHasFastThreadLocal()) {
            marked.run();
        } else {
            FastThreadLocalThread.runWithFastThreadLocal(marked);
        }
    }

    @Override
    public void close() {
        netty.tearDown();
    }

    @Override
    public boolean canBlock() {
        return mayBlock && !woken && !Thread.currentThread().isInterrupted();
    }

    @Override
    public long delayNanos(long now) {
        return deadline == -1 ? Long.MAX_VALUE : Math.max(leastNanos, deadline - now);
    }

    @Override
    public long deadlineNanos() {
        return deadline;
    }
}
