package dev.rondo.fiber;

import dev.rondo.loop.EventLoop;
import dev.rondo.loop.LoopRider;
import dev.rondo.loop.Task;
import dev.rondo.trace.Kind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A virtual thread as a task of a loop, which runs the next piece of it: from where it left the loop's thread to where it
 * leaves it again. For the loop's thread.
 *
 * <p>The thread knows its strand as the handler of its uncaught errors, which is a field of every thread that costs nothing.
 *
 * <table>
 * <caption>States</caption>
 * <tr><th>state</th><th>suspended</th><th>queued</th><th>blocked</th></tr>
 * <tr><td>runs, or waits for one that it has started</td><td>no</td><td>no</td><td>no</td></tr>
 * <tr><td>can go on</td><td>no</td><td>yes</td><td>perhaps</td></tr>
 * <tr><td>waits here</td><td>yes</td><td>no</td><td>no</td></tr>
 * <tr><td>waits in the JDK</td><td>no</td><td>no</td><td>yes</td></tr>
 * </table>
 */
abstract class Strand extends Task implements LoopRider {
    final FiberScheduler scheduler;
    final Thread thread;
    private @Nullable Runnable piece;

    /** The one that this one has just started, and that runs before it goes on. */
    private @Nullable Strand started;

    /** Whether it has left the loop's thread for a wait, and is in no queue. */
    private boolean suspended;

    /** Whether it stands in the run queue. */
    private boolean queued;

    /** Whether it waits for something of the JDK's. */
    private boolean blocked;

    private boolean done;

    /** Whether the callback that runs this piece has something left to do after it. */
    private boolean inside;

    Strand(FiberScheduler scheduler, @Nullable String name) {
        this.scheduler = scheduler;
        thread = VirtualThreads.create(scheduler, name, this::live);
        VirtualThreads.mark(thread, this);
    }

    static @Nullable Strand of(Thread thread) {
        return thread.isVirtual() && thread.getUncaughtExceptionHandler() instanceof Strand strand ? strand : null;
    }

    /** What the thread does in its life, {@link #end} and {@link #unmark} among it; throws nothing. */
    abstract void live();

    @Override
    protected abstract int origin();

    /** It has begun to wait for something of the JDK's. */
    abstract void nowBlocked();

    /** Nothing is left to do; what the thread still does is its way out. */
    void end() {
        done = true;
    }

    /** Nothing of it will run any more. The JDK would do that as well, with a fence. */
    void unmark() {
        VirtualThreads.mark(thread, null);
    }

    @Override
    public EventLoop loop() {
        return scheduler.loop;
    }

    boolean isBlocked() {
        return blocked;
    }

    boolean isDone() {
        return done;
    }

    /** Whether a microtask that were queued now would run next, with nothing between. */
    boolean isLastOfCallback() {
        return !inside && scheduler.loop.support().isCheckpointClear();
    }

    /** Lets it begin at its turn in the run queue. */
    void startLater() {
        thread.start();
    }

    /** Runs it now, up to its first wait. */
    void startNow() {
        inside = true;
        scheduler.kept = this;
        thread.start();
        var outer = of(Thread.currentThread());
        if (outer == null) {
            scheduler.loop.support().runInside(this);
        } else {
            outer.makeRoomFor(this);
        }
    }

    /** One thread can carry only one, so this one leaves it, and comes back behind the other one; if it cannot, it goes first. */
    private void makeRoomFor(Strand other) {
        started = other;
        if (!leave()) {
            started = null;
            other.inside = false;
            other.enqueue();
        }
    }

    /**
     * Leaves the loop's thread, and joins no queue.
     *
     * @return whether it could: not where its stack holds a frame that cannot be moved, such as a class initialiser's
     */
    @SuppressWarnings("ThreadPriorityCheck") // the scheduler is ours
    private boolean leave() {
        scheduler.kept = this;
        Thread.yield();
        if (equals(scheduler.kept)) {
            scheduler.kept = null;
            return false;
        }
        return true;
    }

    /** Leaves the loop's thread; the scheduler is given the next piece at once. */
    @SuppressWarnings("ThreadPriorityCheck") // the scheduler is ours
    void yield_() {
        Thread.yield();
    }

    /**
     * Leaves the loop's thread until {@link #goOn} or {@link #goOnNow}.
     *
     * @return whether it could, as {@link #leave}
     */
    boolean suspend() {
        suspended = true;
        if (!leave()) {
            suspended = false;
            return false;
        }
        return true;
    }

    /** If it is suspended, it goes on at its turn in the run queue. */
    void goOn() {
        if (suspended) {
            suspended = false;
            enqueue();
        }
    }

    /** If it is suspended, it goes on inside the callback that runs, as the last thing that this does. */
    void goOnNow() {
        if (suspended) {
            suspended = false;
            runPiece();
        }
    }

    /** Whether the piece is one of this strand. */
    @SuppressWarnings("ReferenceEquality") // of each thread the JDK hands over the same object every time
    boolean isNext(Runnable next) {
        return piece == next;
    }

    /** The scheduler has been given the next piece. */
    void ready(Runnable next) {
        piece = next;
        if (equals(scheduler.kept)) {
            scheduler.kept = null;
        } else {
            ready();
        }
    }

    /**
     * It can go on, unless it is suspended or stands in the queue: the JDK gives the scheduler the next piece also when it has
     * looked at the stack of a thread that could.
     */
    void ready() {
        if (!suspended && !done) {
            enqueue();
        }
    }

    private void enqueue() {
        if (!queued) {
            queued = true;
            scheduler.loop.support().schedule(this);
        }
    }

    /** A piece that is a unit of work of its own. */
    @Override
    protected void run() {
        queued = false;
        runPiece();
    }

    private void runPiece() {
        if (blocked) {
            blocked = false;
            scheduler.blocked(-1);
        }
        mountAndRun();
        for (var child = started; child != null; child = started) {
            started = null;
            scheduler.loop.support().runInside(child);
            mountAndRun();
        }
        inside = false;
        keepContext(scheduler.loop);
        if (!suspended && !queued && !done) {
            blocked = true;
            scheduler.blocked(1);
            nowBlocked();
        }
    }

    private void mountAndRun() {
        scheduler.loop.support().mount(thread);
        try {
            Objects.requireNonNull(piece).run();
        } finally {
            scheduler.loop.support().mount(null);
        }
    }

    @Override
    public void uncaughtException(Thread thread, Throwable error) {
        throw new AssertionError("nothing leaves the body of a fiber", error);
    }

    @Override
    protected Kind kind() {
        return Kind.FIBER;
    }
}
