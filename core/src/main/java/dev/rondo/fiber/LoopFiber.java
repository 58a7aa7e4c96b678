package dev.rondo.fiber;

import dev.rondo.context.ContextSlot;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.LoopRider;
import dev.rondo.loop.Task;
import dev.rondo.promise.Promise;
import dev.rondo.promise.Resolvers;
import dev.rondo.trace.Kind;
import dev.rondo.trace.Origin;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A fiber: the task that runs the next piece of its virtual thread.
 *
 * <p>The thread knows its fiber as the handler of its uncaught errors, which is a field of every thread that costs nothing.
 */
final class LoopFiber<T extends @Nullable Object> extends Task implements Fiber<T>, LoopRider {
    private static final Pattern INTERNAL =
            Pattern.compile("java\\.|jdk\\.|sun\\.|dev\\.rondo\\.(Rondo$|(fiber|scope|channel)\\.)");

    private final FiberScheduler scheduler;
    private final Callable<? extends T> body;
    private final int origin;
    final Thread thread;
    private final Resolvers<T> result;
    private @Nullable Runnable continuation;

    /** The fiber that this one has just started, and that runs before it goes on. */
    private @Nullable LoopFiber<?> started;

    /** The region that it was started in. */
    private final Region start;

    /** The innermost region in which it is, and its neighbours there. */
    private Region region;

    @Nullable LoopFiber<?> nextInRegion;

    @Nullable LoopFiber<?> previousInRegion;

    /** What it waits for here; null while it runs, or is blocked by something of the JDK's. */
    private @Nullable Wait wait;

    private boolean woken;
    private boolean abandoned;
    private boolean blocked;
    private @Nullable Interruption interruption;
    private boolean done;

    /** Whether the callback that runs this piece has something left to do after it. */
    private boolean inside;

    LoopFiber(FiberScheduler scheduler, Region region, @Nullable String name, Callable<? extends T> body) {
        this.scheduler = scheduler;
        this.region = region;
        start = region;
        region.add(this);
        this.body = ContextSlot.takingThreadLocals(body);
        // its thread keeps them over its waits; the loop's thread, on which its pieces run, is not to have them
        keepContext(scheduler.loop);
        origin = Origin.ofCallback(body);
        result = Promise.withResolvers(scheduler.loop);
        thread = VirtualThreads.create(scheduler, name, this::live);
        thread.setUncaughtExceptionHandler(this);
    }

    /** A fiber that belongs to nobody but the loop. */
    static <T extends @Nullable Object> LoopFiber<T> of(@Nullable String name, Callable<? extends T> body) {
        return of(FiberScheduler.of(EventLoop.current()).root, name, body);
    }

    static <T extends @Nullable Object> LoopFiber<T> of(
            Region region, @Nullable String name, Callable<? extends T> body) {
        Objects.requireNonNull(body, "body");
        return new LoopFiber<>(FiberScheduler.of(region.loop), region, name, body);
    }

    static @Nullable LoopFiber<?> currentOrNull() {
        var thread = Thread.currentThread();
        return thread.isVirtual() && thread.getUncaughtExceptionHandler() instanceof LoopFiber<?> fiber ? fiber : null;
    }

    /** @param verb what needs a fiber */
    static LoopFiber<?> current(String verb) {
        var fiber = currentOrNull();
        if (fiber == null) {
            throw mayNotWait(verb);
        }
        return fiber;
    }

    static IllegalStateException mayNotWait(String verb) {
        return new IllegalStateException(
                EventLoop.currentOrNull() == null
                        ? verb + " needs a fiber, and no loop runs on " + Thread.currentThread()
                                + "; begin with Rondo.run"
                        : verb + " needs a fiber, and this is a callback of the loop, which may not wait; "
                                + "start a fiber with async or go, or listen with Promise.then");
    }

    @Override
    public EventLoop loop() {
        return scheduler.loop;
    }

    @Override
    public String name() {
        return thread.getName();
    }

    @Override
    public Promise<T> promise() {
        return result.promise();
    }

    /** Lets it begin at its turn in the run queue. */
    void startLater() {
        thread.start();
    }

    /** Runs it now, up to its first wait. */
    void startNow() {
        inside = true;
        scheduler.awaited = this;
        thread.start();
        var outer = currentOrNull();
        if (outer == null) {
            scheduler.loop.support().runInside(this);
        } else {
            outer.makeRoomFor(this);
        }
    }

    /** A fiber runs on the loop's own thread, so this one leaves it, and comes back behind the other one. */
    private void makeRoomFor(LoopFiber<?> other) {
        started = other;
        scheduler.awaited = this;
        leave();
    }

    /** Leaves the loop's thread to others; the scheduler is given the next piece at once. */
    @SuppressWarnings("ThreadPriorityCheck") // the scheduler is ours
    void leave() {
        Thread.yield();
    }

    /** The scheduler has been given the next piece. Any thread. */
    void ready(Runnable next) {
        continuation = next;
        if (scheduler.awaited == this) {
            scheduler.awaited = null;
        } else {
            scheduler.queue(this);
        }
    }

    /** A piece that is a unit of work of its own. */
    @Override
    protected void run() {
        runPiece();
    }

    private void runPiece() {
        if (blocked) {
            blocked = false;
            scheduler.blocked(-1);
        }
        resume();
        for (var child = started; child != null; child = started) {
            started = null;
            scheduler.loop.support().runInside(child);
            resume();
        }
        inside = false;
        keepContext(scheduler.loop);
        if (!done && wait == null) {
            blocked = true;
            scheduler.blocked(1);
            if (region.cancellation() != null) {
                interrupt();
            }
        }
    }

    private void resume() {
        scheduler.loop.support().mount(thread);
        try {
            Objects.requireNonNull(continuation).run();
        } finally {
            scheduler.loop.support().mount(null);
        }
    }

    /** What the thread does in its life. */
    private void live() {
        Throwable failure = null;
        try {
            checkCancelled();
            result.resolve(body.call());
        } catch (Throwable error) {
            failure = isInterrupted() && !(error instanceof Cancelled) ? cancelledInstead(error) : error;
            if (failure instanceof Cancelled) {
                result.promise().handled();
            }
            result.reject(failure);
        } finally {
            done = true;
            region.remove(this);
            start.ended(this, failure);
        }
    }

    /** Waits until the promise is settled. */
    void await(Promise<?> promise) {
        checkCancelled();
        if (promise.loop() != scheduler.loop) {
            Abroad.await(this, promise);
        } else if (scheduler.loop.model().awaitTicks() > 1) {
            awaitAsOldEngines(promise);
        } else if (!promise.isPending() && isNext()) {
            promise.handled();
        } else {
            suspend(promise);
        }
    }

    private void suspend(Promise<?> promise) {
        var awaiting = new Awaiting(this, promise);
        promise.react(awaiting);
        suspend(awaiting);
    }

    /** Whether a reaction that were queued now would go on here with nothing between. */
    private boolean isNext() {
        return !inside && scheduler.loop.support().isCheckpointClear();
    }

    /** Before 2019 an await made a promise of its own that adopted the awaited one, which took two more ticks. */
    private <P extends @Nullable Object> void awaitAsOldEngines(Promise<P> promise) {
        var own = Promise.<P>withResolvers(scheduler.loop);
        own.resolve(promise);
        suspend(own.promise());
    }

    void sleep(Duration duration) {
        checkCancelled();
        var timer = scheduler.loop.setTimeout(this::wake, duration);
        suspend(() -> {
            boolean sleeping = timer.isActive();
            timer.close();
            return sleeping;
        });
    }

    /**
     * Waits until {@link #wake} or {@link #wakeNow}.
     *
     * @throws Cancelled if the fiber was cancelled and the wait could be abandoned
     */
    void suspend(Wait wait) {
        this.wait = wait;
        boolean interrupted = false;
        while (!woken) {
            LockSupport.park(this);
            // park returns at once while the flag is set; a fiber that waits here is not meant to lose its wait
            // silently
            if (Thread.interrupted()) {
                interrupted = true;
                if (!woken && wait.abandon()) {
                    this.wait = null;
                    throw new Cancelled(new Cancellation("an interrupt", "the fiber's thread was interrupted", ""));
                }
            }
        }
        woken = false;
        this.wait = null;
        if (interrupted) {
            thread.interrupt();
        }
        if (abandoned) {
            abandoned = false;
            throw new Cancelled(Objects.requireNonNull(region.cancellation()));
        }
    }

    /** Whether what it did in the JDK was interrupted since it is cancelled; what fails thereafter fails for that. */
    boolean isInterrupted() {
        return interruption != null && region.cancellation() != null;
    }

    private Cancelled cancelledInstead(Throwable error) {
        var cancelled = new Cancelled(Objects.requireNonNull(region.cancellation()));
        cancelled.addSuppressed(error);
        return cancelled;
    }

    /** Where in the program it is: the innermost frame that is not Rondo's or the JDK's. */
    String place() {
        for (var frame : thread.getStackTrace()) {
            if (!INTERNAL.matcher(frame.getClassName()).lookingAt()) {
                return "at " + frame;
            }
        }
        return done ? "has ended" : "has not begun";
    }

    @Override
    public String toString() {
        var name = name();
        return name.isEmpty()
                ? "fiber #" + thread.threadId() + " (" + Origin.describe(origin) + ")"
                : "fiber '" + name + "'";
    }

    Region region() {
        return region;
    }

    /** From now on the fiber is in that region and no other. */
    void enter(Region region) {
        this.region.remove(this);
        region.add(this);
        this.region = region;
        if (interruption != null && region.cancellation() == null) {
            interruption = null;
            var _ = Thread.interrupted();
        }
    }

    void checkCancelled() {
        var cancellation = region.cancellation();
        if (cancellation != null) {
            throw new Cancelled(cancellation);
        }
    }

    /** The region in which it is has been cancelled. */
    void cancelled() {
        if (wait != null) {
            if (wait.abandon()) {
                abandoned = true;
                wake();
            }
        } else if (blocked) {
            interrupt();
        }
    }

    private void interrupt() {
        if (interruption == null) {
            interruption = new Interruption(this);
        }
        interruption.strike();
    }

    /** Whether it waits in the JDK, for the same cancellation as when this interruption began. */
    boolean isStillBlocked(Interruption since) {
        return blocked && since.equals(interruption) && region.cancellation() != null;
    }

    /** Lets it go on at its turn in the run queue. */
    void wake() {
        woken = true;
        LockSupport.unpark(thread);
    }

    /** Lets it go on inside the callback that runs, as the last thing that it does. */
    void wakeNow() {
        woken = true;
        scheduler.awaited = this;
        LockSupport.unpark(thread);
        if (scheduler.awaited == this) {
            // it stands in the run queue already, since something else unparked it
            scheduler.awaited = null;
        } else {
            runPiece();
        }
    }

    @Override
    public void uncaughtException(Thread thread, Throwable error) {
        throw new AssertionError("a fiber's errors are its promise's", error);
    }

    @Override
    protected Kind kind() {
        return Kind.FIBER;
    }

    @Override
    protected int origin() {
        return origin;
    }
}
