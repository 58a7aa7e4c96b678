package dev.rondo.fiber;

import dev.rondo.context.ContextSlot;
import dev.rondo.loop.EventLoop;
import dev.rondo.promise.Promise;
import dev.rondo.promise.Resolvers;
import dev.rondo.trace.Origin;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A fiber: what its body comes to, what it waits for, and how that is cancelled. */
final class LoopFiber<T extends @Nullable Object> extends Strand implements Fiber<T> {
    private static final Pattern INTERNAL =
            Pattern.compile("java\\.|jdk\\.|sun\\.|dev\\.rondo\\.(Rondo$|Loop|(fiber|scope|channel)\\.)");

    private final Callable<? extends T> body;
    private final int origin;

    /** Made when somebody asks for it, or there is an error that nobody knows of yet. */
    private @Nullable Resolvers<T> result;

    /** What the body answered, before anybody has asked. */
    private @Nullable T value;

    /** The innermost region in which it is, and its neighbours there. */
    private Region region;

    @Nullable LoopFiber<?> nextInRegion;

    @Nullable LoopFiber<?> previousInRegion;

    /** What it waits for here; null while it runs, or is blocked by something of the JDK's. */
    private @Nullable Wait wait;

    /** The wait that has ended, perhaps before it began. */
    private @Nullable Wait over;

    private boolean abandoned;

    /** Whether the loop stays alive for it, since another thread is about to end its wait. */
    private boolean expecting;

    private @Nullable Interruption interruption;

    /** The last cancellation for which it was interrupted; it may shield itself from that meanwhile. */
    private @Nullable Cancellation interruptedFor;

    private LoopFiber(Region region, @Nullable String name, Callable<? extends T> body) {
        super(region.scheduler, name);
        this.region = region;
        region.add(this);
        this.body = ContextSlot.takingThreadLocals(body);
        // its thread keeps them over its waits; the loop's thread, on which its pieces run, is not to have them
        keepContext(scheduler.loop);
        origin = Origin.ofCallback(body);
    }

    /** A fiber that belongs to nobody but the loop. */
    static <T extends @Nullable Object> LoopFiber<T> of(@Nullable String name, Callable<? extends T> body) {
        return of(FiberScheduler.current().root, name, body);
    }

    static <T extends @Nullable Object> LoopFiber<T> of(
            Region region, @Nullable String name, Callable<? extends T> body) {
        Objects.requireNonNull(body, "body");
        return new LoopFiber<>(region, name, body);
    }

    static @Nullable LoopFiber<?> currentOrNull() {
        return of(Thread.currentThread());
    }

    /** The fiber whose thread that is, if it is one's. */
    static @Nullable LoopFiber<?> of(Thread thread) {
        return Strand.of(thread) instanceof LoopFiber<?> fiber ? fiber : null;
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
    public String name() {
        return thread.getName();
    }

    @Override
    public Promise<T> promise() {
        if (!scheduler.loop.inLoop()) {
            throw new WrongThreadException("the promise of " + this
                    + " can be asked for on the loop of that only; ask there and hand it on, or call await");
        }
        return result().promise();
    }

    @Override
    public T await() {
        return Fiber.await(scheduler.loop.inLoop() ? promise() : promiseFromElsewhere());
    }

    /** Its loop hands the promise over. */
    private Promise<T> promiseFromElsewhere() {
        current("await").checkCancelled();
        var errand = new Handover<>(this);
        try {
            scheduler.loop.execute(errand);
        } catch (RejectedExecutionException closed) {
            throw Abroad.closed();
        }
        return errand.await();
    }

    /** The way of a fiber's promise to another loop. */
    private static final class Handover<T extends @Nullable Object> extends Errand<Promise<T>> implements Runnable {
        private final LoopFiber<T> fiber;
        private final AtomicBoolean over = new AtomicBoolean();

        Handover(LoopFiber<T> fiber) {
            this.fiber = fiber;
        }

        @Override
        public void run() {
            if (over.compareAndSet(false, true)) {
                perform(fiber::promise);
            }
        }

        @Override
        public boolean abandon() {
            return over.compareAndSet(false, true);
        }
    }

    @SuppressWarnings("NullAway") // T says whether the value may be null
    private Resolvers<T> result() {
        if (result == null) {
            result = Promise.withResolvers(scheduler.loop);
            result.promise().revocable();
            if (isDone()) {
                result.resolve(value);
                value = null;
            }
        }
        return result;
    }

    @Override
    void live() {
        Throwable failure = null;
        try {
            checkCancelled();
            succeeded(body.call());
        } catch (Throwable error) {
            failure = attributed(error);
            failed(failure);
        } finally {
            end();
            region.remove(this);
            region.startOf(this).ended(this, failure);
            scheduler.ended();
            unmark();
        }
    }

    /** What it ends with for an error that left its body. */
    private Throwable attributed(Throwable error) {
        if (error instanceof Cancelled other) {
            return region.isCancelled() ? other : Fiber.outside(other);
        }
        return isInterrupted() && Interruption.explains(error) ? cancelledInstead(error) : error;
    }

    private void succeeded(T value) {
        if (result == null) {
            this.value = value;
        } else {
            result.resolve(value);
        }
    }

    private void failed(Throwable failure) {
        result().reject(failure);
    }

    /** Waits until the promise is settled. */
    void await(Promise<?> promise) {
        checkCancelled();
        if (promise.loop() != scheduler.loop) {
            Abroad.await(this, promise);
        } else if (scheduler.loop.model().awaitTicks() > 1) {
            awaitAsOldEngines(promise);
        } else if (!promise.isPending() && isLastOfCallback()) {
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

    /** Before 2019 an await made a promise of its own that adopted the awaited one, which took two more ticks. */
    private <P extends @Nullable Object> void awaitAsOldEngines(Promise<P> promise) {
        var own = Promise.<P>withResolvers(scheduler.loop);
        own.resolve(promise);
        suspend(own.promise());
    }

    void sleep(Duration duration) {
        checkCancelled();
        suspend(new Sleep(this, duration));
    }

    /**
     * Waits until {@link #wake} or {@link #wakeNow}. An interrupt does not end the wait.
     *
     * @throws Cancelled if the fiber was cancelled and the wait could be abandoned
     * @throws IllegalStateException if a fiber cannot wait here
     */
    @SuppressWarnings("ReferenceEquality") // each wait is one of its own
    void suspend(Wait wait) {
        this.wait = wait;
        if (over != wait && !suspend()) {
            throw cannotSuspend(wait);
        }
        over = null;
        this.wait = null;
        if (expecting) {
            expecting = false;
            scheduler.blocked(-1);
        }
        if (abandoned) {
            abandoned = false;
            throw new Cancelled(Objects.requireNonNull(region.cancellation()));
        }
    }

    private IllegalStateException cannotSuspend(Wait wait) {
        this.wait = null;
        var _ = wait.abandon();
        return new IllegalStateException(
                "a fiber cannot wait inside a class initialiser or a call from native code, which keep "
                        + "their thread; wait before, or do the work elsewhere with blocking");
    }

    /** Whether what it did in the JDK was interrupted since it is cancelled; what fails thereafter fails for that. */
    boolean isInterrupted() {
        return interruptedFor != null && interruptedFor.equals(region.cancellation());
    }

    /** Whether that was for this cancellation. */
    boolean isInterruptedFor(Cancellation cancellation) {
        return cancellation.equals(interruptedFor);
    }

    /** What it gets for an error that came after it was cancelled. */
    Cancelled cancelledInstead(Throwable error) {
        var cancelled = new Cancelled(Objects.requireNonNull(region.cancellation()));
        cancelled.addSuppressed(error);
        return cancelled;
    }

    /** In which method of Rondo's or the JDK's it is, and where in the program that was called. */
    String place() {
        String verb = null;
        for (var frame : thread.getStackTrace()) {
            if (!INTERNAL.matcher(frame.getClassName()).lookingAt()) {
                return (verb == null ? "at " : "in " + verb + " at ") + frame;
            }
            verb = frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1) + "."
                    + frame.getMethodName();
        }
        return isDone() ? "has ended" : "has not begun";
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
        if (interruption != null && !region.isCancelled()) {
            interruption = null;
            var _ = Thread.interrupted();
        }
    }

    void checkCancelled() {
        if (region.isCancelled()) {
            throw new Cancelled(Objects.requireNonNull(region.cancellation()));
        }
    }

    /** The region in which it is has been cancelled. */
    void cancelled() {
        if (wait != null) {
            if (wait.abandon()) {
                abandoned = true;
                wake(wait);
            } else if (wait instanceof Suspension handingOver) {
                expect(handingOver);
            }
        } else if (isBlocked()) {
            interrupt();
        }
    }

    /** What it waits for is under way from another thread. */
    void expect(Suspension handingOver) {
        if (!expecting && handingOver.equals(wait)) {
            expecting = true;
            scheduler.blocked(1);
        }
    }

    /** Its loop has ended: nothing is to be handed over to it any more. */
    void leftBehind() {
        if (wait != null) {
            var _ = wait.abandon();
        }
    }

    private void interrupt() {
        interruptedFor = region.cancellation();
        if (interruption == null) {
            interruption = new Interruption(this);
        }
        interruption.strike();
    }

    /** Whether it waits in the JDK, for the same cancellation as when this interruption began. */
    boolean isStillBlocked(Interruption since) {
        return isBlocked() && since.equals(interruption) && region.isCancelled();
    }

    @Override
    void nowBlocked() {
        if (region.isCancelled()) {
            interrupt();
        }
    }

    /** The wait is over: it goes on at its turn in the run queue. */
    void wake(Wait ended) {
        over = ended;
        if (ended.equals(wait)) {
            goOn();
        }
    }

    /** As {@link #wake}, from any thread. */
    void wakeFromAnywhere(Wait ended) {
        if (scheduler.loop.inLoop()) {
            wake(ended);
        } else {
            scheduler.post(this, () -> wake(ended));
        }
    }

    /** The wait is over: it goes on inside the callback that runs, as the last thing that this does. */
    void wakeNow(Wait ended) {
        over = ended;
        if (ended.equals(wait)) {
            goOnNow();
        }
    }

    @Override
    protected int origin() {
        return origin;
    }
}
