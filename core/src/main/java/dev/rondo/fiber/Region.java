package dev.rondo.fiber;

import dev.rondo.internal.Sneaky;
import dev.rondo.loop.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of one fiber's way that can be cancelled, together with the fibers started in it and the regions opened in
 * those. Scopes and deadlines are made of regions; programs use those. For the loop's thread and its fibers only.
 *
 * <p>Cancelling spreads inwards at once, up to shields. A fiber notices it where it waits: at the first such place, and at
 * every later one until it has left the region. What it waits for in the JDK is interrupted.
 */
public final class Region {
    /** Is told of the fibers that were started in a region, one after another as they end. */
    public interface Listener {
        /** A fiber has ended, with an error or without. */
        void ended(Fiber<?> fiber, @Nullable Throwable error);

        /** What is in the region is cancelled from now on. */
        default void cancelled() {}
    }

    /** How long the fibers of a loop may clean up at its end, unless one of them needs {@linkplain #needs longer}. */
    public static final Duration GRACE = Duration.ofSeconds(10);

    private static final System.Logger LOG = System.getLogger(Region.class.getName());

    final FiberScheduler scheduler;
    private final @Nullable Region parent;
    private final @Nullable LoopFiber<?> opener;
    private final @Nullable Listener listener;

    /** What the region of a loop needs beyond {@link #GRACE}, written by the loop; no other region pays for a volatile store. */
    private volatile @Nullable Duration longerGrace;

    private boolean shielded;
    private boolean closed;
    private @Nullable Cancellation own;
    private @Nullable Cancellation effective;

    private @Nullable Region firstInside;
    private @Nullable Region next;
    private @Nullable Region previous;
    private @Nullable LoopFiber<?> firstFiber;

    /** How many fibers were started in the region and have not ended. */
    private int running;

    /** That the opener waits for those. */
    private @Nullable Wait joining;

    private Region(
            FiberScheduler scheduler,
            @Nullable Region parent,
            @Nullable LoopFiber<?> opener,
            @Nullable Listener listener) {
        this.scheduler = scheduler;
        this.parent = parent;
        this.opener = opener;
        this.listener = listener;
        if (parent != null) {
            effective = parent.effective;
            next = parent.firstInside;
            if (next != null) {
                next.previous = this;
            }
            parent.firstInside = this;
        }
    }

    static Region root(FiberScheduler scheduler) {
        return new Region(scheduler, null, null, null);
    }

    /** The outermost region of a loop, in which all fibers of it are. */
    public static Region ofLoop(EventLoop loop) {
        return FiberScheduler.of(loop).root;
    }

    /**
     * In the region of a loop there is something that has a life of its own, and needs so long to end it; the end of the loop waits
     * for that from now on, if it is longer than what it would wait else.
     */
    public void needs(Duration toEnd) {
        checkThread("somebody was to lengthen the grace of");
        if (toEnd.compareTo(grace()) > 0) {
            longerGrace = toEnd;
        }
    }

    /** How long the fibers in the region of a loop may clean up at its end. For any thread. */
    public Duration grace() {
        var longer = longerGrace;
        return longer == null ? GRACE : longer;
    }

    /**
     * Cancels all fibers of a loop, and runs the loop until they have ended, but for their {@link #grace} at most; those that have
     * not ended then are named in the log. Errors that leave the loop meanwhile are thrown from here.
     */
    public static void endAll(EventLoop loop, Cancellation cancellation) {
        var fibers = ofLoop(loop);
        fibers.cancel(cancellation);
        var scheduler = FiberScheduler.of(loop);
        scheduler.ending = true;
        @Nullable Throwable failure = null;
        try {
            for (var waited = Duration.ZERO; canEnd(fibers) && waited.compareTo(fibers.grace()) < 0; ) {
                var grace = fibers.grace();
                var rest = grace.minus(waited);
                waited = grace;
                try (var timer = loop.support().setTimeout(() -> {}, rest).unref()) {
                    while (canEnd(fibers) && timer.isActive()) {
                        failure = turn(loop, failure);
                    }
                }
            }
        } finally {
            scheduler.ending = false;
        }
        if (!fibers.isEmpty()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    () -> "these fibers were " + fibers.cancellation() + ", and have not ended:\n  "
                            + String.join("\n  ", fibers.places()));
        }
        if (failure != null) {
            throw Sneaky.rethrow(failure);
        }
    }

    private static boolean canEnd(Region fibers) {
        return !fibers.isEmpty() && fibers.loop().isAlive();
    }

    /** An error of one does not keep the others from cleaning up. */
    private static @Nullable Throwable turn(EventLoop loop, @Nullable Throwable before) {
        try {
            loop.runOnce();
            return before;
        } catch (Throwable error) {
            if (before == null) {
                return error;
            }
            if (!error.equals(before)) {
                before.addSuppressed(error);
            }
            return before;
        }
    }

    /** The fibers of a loop have ended, and new ones may live. */
    public static void reopen(EventLoop loop) {
        var fibers = ofLoop(loop);
        fibers.own = null;
        fibers.clear();
    }

    /**
     * Opens a region, in which the calling fiber is from now on, until it closes it.
     *
     * @param listener is told of the fibers started in the region
     * @throws IllegalStateException if the caller is no fiber
     */
    public static Region open(@Nullable Listener listener) {
        return open(listener, false);
    }

    /** As {@link #open}, where cancelling what is around does not matter from the start. */
    public static Region openShielded() {
        return open(null, true);
    }

    private static Region open(@Nullable Listener listener, boolean shielded) {
        var fiber = LoopFiber.current("a scope or a deadline");
        var region = new Region(fiber.scheduler, fiber.region(), fiber, listener);
        region.shield(shielded);
        fiber.enter(region);
        return region;
    }

    /**
     * A region in which no fiber is but those that are started in it: that of a thing which has a life of its own, such as a
     * connection. The end of the loop does not cancel it, since its owner may let go on what has begun; that must see to it that
     * the fibers end. To be {@linkplain #close closed} by anybody on the loop when no fiber is in it any more.
     */
    public static Region ofThing(EventLoop loop, Listener listener) {
        var region = new Region(FiberScheduler.of(loop), ofLoop(loop), null, listener);
        region.shielded = true;
        region.effective = null;
        return region;
    }

    /**
     * Leaves the region.
     *
     * @throws IllegalStateException if the caller is not the fiber that opened it, or is still in one that it opened inside
     */
    public void close() {
        if (opener == null) {
            leave();
            return;
        }
        var fiber = LoopFiber.current("close");
        if (fiber != opener || fiber.region() != this) {
            throw new IllegalStateException(
                    fiber == opener
                            ? "a region must be closed before the one around it, in the order opposite to opening"
                            : "a region must be closed by the fiber that opened it, and this is " + fiber);
        }
        fiber.enter(Objects.requireNonNull(parent));
        leave();
    }

    private void leave() {
        closed = true;
        if (previous != null) {
            previous.next = next;
        } else {
            Objects.requireNonNull(parent).firstInside = next;
        }
        if (next != null) {
            next.previous = previous;
        }
    }

    /**
     * Starts a fiber in this region, in its turn in the run queue. Its errors are the listener's.
     *
     * @throws IllegalStateException if the region is closed
     */
    public <T extends @Nullable Object> Fiber<T> start(@Nullable String name, Callable<? extends T> body) {
        if (closed) {
            throw new IllegalStateException("the scope has ended, and no fiber can be started in it any more");
        }
        var fiber = LoopFiber.<T>of(this, name, body);
        running++;
        fiber.startLater();
        return fiber;
    }

    /** Waits, cancelled or not, until the fibers that were started in the region have ended. */
    public void join() {
        var fiber = LoopFiber.current("join");
        while (running > 0) {
            joining = () -> false;
            try {
                fiber.suspend(joining);
            } finally {
                joining = null;
            }
        }
    }

    /** Whether the calling fiber is in this region, or in one inside it; no fiber is in none. */
    public boolean holdsCaller() {
        var fiber = LoopFiber.currentOrNull();
        for (var region = fiber == null ? null : fiber.region(); region != null; region = region.parent) {
            if (region == this) {
                return true;
            }
        }
        return false;
    }

    /** Whether no fiber is in the region, or in one inside it. */
    public boolean isEmpty() {
        if (firstFiber != null) {
            return false;
        }
        for (var region = after(this, true); region != null; region = after(region, true)) {
            if (region.firstFiber != null) {
                return false;
            }
        }
        return true;
    }

    /**
     * The region that comes after another one on a walk through all that is in this one, from outside inwards. Without
     * recursion, since regions may be nested deeper than a stack is.
     *
     * @param inwards whether what is inside that one belongs to the walk
     */
    private @Nullable Region after(Region region, boolean inwards) {
        if (inwards && region.firstInside != null) {
            return region.firstInside;
        }
        for (var up = region; up != null && up != this; up = up.parent) {
            if (up.next != null) {
                return up.next;
            }
        }
        return null;
    }

    /** How many fibers that were started in the region have not ended. */
    public int running() {
        return running;
    }

    /** The first of {@link #places}, or empty. */
    public String firstPlace() {
        for (var region = this; region != null; region = after(region, true)) {
            var fiber = region.firstFiber;
            if (fiber != null) {
                return fiber + " " + fiber.place();
            }
        }
        return "";
    }

    /** The fibers that are in the region or in one inside it, with the places where they are. */
    public List<String> places() {
        var places = new ArrayList<String>();
        forEachFiber(fiber -> places.add(fiber + " " + fiber.place()));
        return List.copyOf(places);
    }

    private void forEachFiber(Consumer<LoopFiber<?>> action) {
        for (var region = this; region != null; region = after(region, true)) {
            for (var fiber = region.firstFiber; fiber != null; fiber = fiber.nextInRegion) {
                action.accept(fiber);
            }
        }
    }

    /** The loop has ended; nothing is handed over any more to the fibers that are left. */
    void leaveBehind() {
        forEachFiber(LoopFiber::leftBehind);
    }

    /** The loop of the region. */
    public EventLoop loop() {
        return scheduler.loop;
    }

    /**
     * For what only the loop of the region may do.
     *
     * @param what begins the error's sentence, such as "a fiber was to be forked into"
     * @throws WrongThreadException on another thread
     */
    public void checkThread(String what) {
        if (!scheduler.loop.inLoop()) {
            throw new WrongThreadException(what + " a scope that belongs to another loop than " + Thread.currentThread()
                    + "; hand the call over with EventLoop.execute");
        }
    }

    /** Cancels all that is in the region; a second time does nothing, since the first reason stays, nor after it was closed. */
    public void cancel(Cancellation cancellation) {
        checkThread("somebody was to cancel");
        if (own == null && !closed) {
            own = cancellation;
            if (effective == null) {
                spread(cancellation);
            }
        }
    }

    /** Whether what is around this region is cancelled does not matter in it, from now on or no longer. */
    public void shield(boolean on) {
        if (shielded == on) {
            return;
        }
        shielded = on;
        var due = own == null && !on && parent != null ? parent.effective : own;
        if (due == null) {
            clear();
        } else if (effective == null) {
            spread(due);
        }
    }

    /** Whether what is in this region is cancelled. */
    public boolean isCancelled() {
        return effective != null;
    }

    /** Why what is in this region is cancelled; null if it is not. */
    public @Nullable Cancellation cancellation() {
        return effective;
    }

    /** Why this region itself was cancelled, and not one around it; null if it was not. */
    public @Nullable Cancellation own() {
        return own;
    }

    /** Whether an error is what comes of cancelling this region, and not one of the body's own. */
    public boolean explains(Throwable error) {
        if (own == null || opener == null) {
            return false;
        }
        return error instanceof Cancelled cancelled
                ? own.equals(cancelled.cancellation())
                : opener.isInterruptedFor(own);
    }

    /** Whether an error is what comes of cancelling this region or one around it, and not one of the body's own. */
    public boolean cuts(Throwable error) {
        return effective != null
                && (error instanceof Cancelled cancelled
                        ? effective.equals(cancelled.cancellation())
                        : opener != null && opener.isInterruptedFor(effective) && Interruption.explains(error));
    }

    private void spread(Cancellation cancellation) {
        boolean reached = true;
        for (var region = this; region != null; region = after(region, reached)) {
            reached = region == this || (!region.shielded && region.effective == null);
            if (reached) {
                region.becomeCancelled(cancellation);
            }
        }
    }

    private void becomeCancelled(Cancellation cancellation) {
        effective = cancellation;
        if (listener != null) {
            listener.cancelled();
        }
        for (var fiber = firstFiber; fiber != null; fiber = fiber.nextInRegion) {
            fiber.cancelled();
        }
    }

    private void clear() {
        boolean reached = true;
        for (var region = this; region != null; region = after(region, reached)) {
            reached = region == this || (!region.shielded && region.own == null);
            if (reached) {
                region.effective = null;
            }
        }
    }

    void add(LoopFiber<?> fiber) {
        fiber.nextInRegion = firstFiber;
        if (firstFiber != null) {
            firstFiber.previousInRegion = fiber;
        }
        firstFiber = fiber;
    }

    void remove(LoopFiber<?> fiber) {
        var after = fiber.nextInRegion;
        var before = fiber.previousInRegion;
        if (before == null) {
            firstFiber = after;
        } else {
            before.nextInRegion = after;
        }
        if (after != null) {
            after.previousInRegion = before;
        }
        fiber.nextInRegion = null;
        fiber.previousInRegion = null;
    }

    /** The region in which the fiber was started that is in this one. */
    Region startOf(LoopFiber<?> fiber) {
        var region = this;
        while (region.parent != null && fiber.equals(region.opener)) {
            region = region.parent;
        }
        return region;
    }

    void ended(LoopFiber<?> fiber, @Nullable Throwable error) {
        running--;
        if (listener != null) {
            listener.ended(fiber, error);
        }
        if (running == 0 && joining != null && opener != null) {
            opener.wake(joining);
        }
    }
}
