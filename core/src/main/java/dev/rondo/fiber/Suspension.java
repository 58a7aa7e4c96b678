package dev.rondo.fiber;

import dev.rondo.loop.EventLoop;
import java.util.concurrent.locks.LockSupport;

/**
 * One wait of one fiber or thread, for those who build channels, locks and the like. Whoever ends the wait must first have
 * made sure, in the subclass's own way, that neither another one does nor {@link #abandon} answered true; then it hands over
 * what is waited for and calls {@link #resume}. Compare {@code trio.lowlevel.wait_task_rescheduled}.
 */
public abstract class Suspension implements Wait {
    /** A fiber or a thread. */
    private final Object waiting;

    private volatile boolean resumed;

    /**
     * A wait of the calling fiber or thread.
     *
     * @throws IllegalStateException if the caller is a callback of a loop, which may not wait
     */
    protected Suspension() {
        var thread = Thread.currentThread();
        var fiber = LoopFiber.of(thread);
        if (fiber == null && EventLoop.currentOrNull() != null) {
            throw LoopFiber.mayNotWait("to wait");
        }
        waiting = fiber == null ? thread : fiber;
    }

    /** Stands in for another one, which is the one that is suspended and resumed. */
    protected Suspension(Suspension other) {
        waiting = other.waiting;
    }

    /**
     * Nobody is to wait any longer. Called on the loop's thread, on whatever fiber cancels; in a plain thread, by itself.
     *
     * @return whether nothing was handed over, and from now on nothing will be
     */
    @Override
    public abstract boolean abandon();

    /**
     * Waits for {@link #resume}. For the fiber or thread that made this, once.
     *
     * @throws Cancelled if the fiber is cancelled, or the thread interrupted, and the wait was abandoned
     */
    public final void suspend() {
        if (waiting instanceof LoopFiber<?> fiber) {
            fiber.suspend(this);
        } else {
            block();
        }
    }

    private void block() {
        boolean interrupted = false;
        while (!resumed) {
            LockSupport.park(this);
            if (Thread.interrupted()) {
                interrupted = true;
                if (!resumed && abandon()) {
                    Thread.currentThread().interrupt();
                    throw new Cancelled(new Cancellation("an interrupt", "the thread was interrupted", ""));
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * What ends the wait is under way from another thread, as when {@link #abandon} answers false: the fiber's loop stays alive
     * until it has come. For the loop's thread.
     */
    public final void expect() {
        if (waiting instanceof LoopFiber<?> fiber) {
            fiber.expect(this);
        }
    }

    /** Lets the one who waits go on; a fiber joins the run queue of its loop. Any thread, once. */
    public final void resume() {
        if (waiting instanceof LoopFiber<?> fiber) {
            fiber.wakeFromAnywhere(this);
        } else {
            resumed = true;
            LockSupport.unpark((Thread) waiting);
        }
    }
}
