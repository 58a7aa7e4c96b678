package dev.rondo.fiber;

import dev.rondo.context.Context;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.Handle;
import dev.rondo.loop.Task;
import dev.rondo.loop.Timer;
import dev.rondo.trace.Kind;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Delayed;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the JDK takes for the pool on which the fibers of a loop run. It has no threads: continuations join the loop's run
 * queue, and timed parks are timers of the loop. It is a pool at all because the JDK gives the timed parks of other
 * schedulers to threads of its own.
 *
 * <p>The JDK hands a scheduler down to the virtual threads that a fiber starts without Rondo, its own pollers of sockets among
 * them, which must outlive the loop. Those are passed on to the JDK's scheduler.
 */
final class FiberScheduler extends ForkJoinPool {
    final EventLoop loop;

    /** The one whose next piece is run by the one who asks for it, and does not join the queue. */
    @Nullable Strand kept;

    /** In which fibers are that nobody owns but the loop. */
    final Region root;

    /** Keeps the loop alive for the fibers that wait in the JDK. */
    private final Handle handle;

    private int blocked;

    /** Whether the loop runs only until the last fiber has ended. */
    boolean ending;

    /** Fibers of other loops that wait for promises of this one. */
    final Set<Abroad> visitors = new HashSet<>();

    private FiberScheduler(EventLoop loop) {
        super(1);
        this.loop = loop;
        handle = Handle.of(loop);
        root = Region.root(this);
        loop.support().onClose(this::loopCloses, this::loopClosed);
    }

    /** A fiber has ended. */
    void ended() {
        if (ending && root.isEmpty()) {
            loop.stop();
        }
    }

    private void loopCloses() {
        if (!root.isCancelled()) {
            Region.endAll(loop, new Cancellation("the loop", "it is closed", ""));
        }
    }

    private void loopClosed() {
        visitors.forEach(Abroad::waitsInVain);
        visitors.clear();
        root.leaveBehind();
    }

    /** That of the loop which runs on the calling thread. */
    static FiberScheduler current() {
        var strand = Strand.of(Thread.currentThread());
        return strand == null ? of(EventLoop.current()) : strand.scheduler;
    }

    static FiberScheduler of(EventLoop loop) {
        return loop.support().attachment(FiberScheduler.class, FiberScheduler::make);
    }

    private static FiberScheduler make(EventLoop loop) {
        var thread = Thread.currentThread();
        if (thread.isVirtual() && Strand.of(thread) == null) {
            throw new IllegalStateException(
                    "fibers need a loop that runs on a platform thread, and this one runs on " + thread);
        }
        return new FiberScheduler(loop);
    }

    /** One fiber more or less waits for something of which only the JDK knows when it ends. */
    void blocked(int change) {
        int before = blocked;
        blocked += change;
        if (before == 0) {
            handle.ref();
        } else if (blocked == 0) {
            handle.unref();
        }
    }

    @Override
    public void execute(Runnable piece) {
        if (!loop.inLoop()) {
            executeElsewhere(piece);
            return;
        }
        var leaves = kept;
        if (leaves != null && leaves.isNext(piece)) {
            kept = null;
        } else if (VirtualThreads.threadOf(piece).getUncaughtExceptionHandler() instanceof Strand strand) {
            strand.ready(piece);
        } else {
            VirtualThreads.defaultScheduler().execute(piece);
        }
    }

    private void executeElsewhere(Runnable piece) {
        if (VirtualThreads.threadOf(piece).getUncaughtExceptionHandler() instanceof Strand strand) {
            post(strand, strand::ready);
        } else {
            VirtualThreads.defaultScheduler().execute(piece);
        }
    }

    /** From another thread, the JDK's own among them, which must not be hurt. */
    void post(Strand strand, Runnable wakeup) {
        try {
            loop.execute(new Wakeup(strand, wakeup));
        } catch (RejectedExecutionException closed) {
            // a fiber of a closed loop stays where it is
        }
    }

    /** The way of another thread to a fiber. */
    private static final class Wakeup extends Task {
        private final Strand strand;
        private final Runnable action;

        Wakeup(Strand strand, Runnable action) {
            super(Context.EMPTY);
            this.strand = strand;
            this.action = action;
        }

        @Override
        protected void run() {
            action.run();
        }

        @Override
        protected Kind kind() {
            return Kind.POSTED;
        }

        @Override
        protected int origin() {
            return strand.origin();
        }
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        if (!loop.inLoop()) {
            return VirtualThreads.defaultScheduler().schedule(command, delay, unit);
        }
        // whoever parks longer than a timer can last is woken early, as the contract of park allows
        long millis = Math.min(Math.ceilDiv(unit.toNanos(delay), 1_000_000), Integer.MAX_VALUE);
        return new TimedPark(loop.setTimeout(command, millis));
    }

    /** A park that ends after a while. The JDK cancels it on the loop's thread, when the fiber goes on. */
    private record TimedPark(Timer timer) implements ScheduledFuture<Object> {
        @Override
        public boolean cancel(boolean mayInterrupt) {
            timer.close();
            return true;
        }

        @Override
        public boolean isCancelled() {
            return !timer.isActive();
        }

        @Override
        public boolean isDone() {
            return !timer.isActive();
        }

        @Override
        public Object get() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Object get(long timeout, TimeUnit unit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long getDelay(TimeUnit unit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int compareTo(Delayed other) {
            throw new UnsupportedOperationException();
        }
    }
}
