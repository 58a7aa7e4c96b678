package dev.rondo;

import dev.rondo.fiber.Body;
import dev.rondo.fiber.Cancellation;
import dev.rondo.fiber.Fiber;
import dev.rondo.loop.EventLoop;
import dev.rondo.scope.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Loops that share the processors of the machine, each on a thread of its own. A fiber stays on the loop on which it was put,
 * with everything that it starts; fibers of different loops run at the same time, and share nothing but what is made for
 * that, such as channels.
 *
 * <p>The group stands and falls together: if one of its loops stops, or ends with an error that nobody caught, what runs on
 * the others is cancelled and they end too. Any thread may use it.
 */
public final class Loops implements AutoCloseable {
    private final List<LoopMember> members;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile boolean ended;

    private Loops(int count) {
        members = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            members.add(new LoopMember(this, "rondo-loop-" + (i + 1)));
        }
        members.forEach(LoopMember::start);
    }

    /** As many loops as the machine has processors. */
    public static Loops perCore() {
        return of(Runtime.getRuntime().availableProcessors());
    }

    /**
     * So many loops.
     *
     * @throws IllegalArgumentException if that is less than one
     */
    public static Loops of(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("a group has at least one loop, not " + count);
        }
        return new Loops(count);
    }

    /**
     * Calls the body in a fiber on the loop that has the fewest of these, and waits for its result. If the caller is cancelled,
     * the fiber is cancelled too, and the caller goes on when that has ended. Waiting suspends a fiber, and blocks a plain
     * thread.
     *
     * @throws dev.rondo.fiber.Cancelled if the caller is cancelled
     * @throws IllegalStateException if the group has ended, before or meanwhile; the cause is why
     */
    public <T extends @Nullable Object> T spread(Callable<? extends T> body) {
        Objects.requireNonNull(body, "body");
        Fiber.checkCancelled();
        return leastBusy().<T>call(body);
    }

    /** As {@link #spread(Callable)}, for a body without a result. */
    public void spread(Body body) {
        spread(body.callable());
    }

    private LoopMember leastBusy() {
        return members.stream()
                .min(Comparator.comparingInt(LoopMember::running))
                .orElseThrow();
    }

    /** What the group does at this moment. */
    public LoopsStatistics statistics() {
        return new LoopsStatistics(members.stream().map(LoopMember::running).toList(), ended);
    }

    /** A loop has ended, and with it all do. */
    void ended(@Nullable Throwable error) {
        if (error != null && !failure.compareAndSet(null, error)) {
            Objects.requireNonNull(failure.get()).addSuppressed(error);
        }
        ended = true;
        members.forEach(LoopMember::stop);
    }

    Cancellation whyCancelled() {
        var error = failure.get();
        return new Cancellation(
                "the group of loops", error == null ? "it ends" : "one of them failed with " + error, "", error);
    }

    IllegalStateException hasEnded() {
        return new IllegalStateException(
                failure.get() == null
                        ? "this group of loops has ended"
                        : "a loop of this group has failed, and with it the group has ended",
                failure.get());
    }

    /**
     * Cancels what runs, gives it ten seconds to clean up, or as many as a server in it has for its end, and waits for the end of
     * the loops. Again, it only waits.
     *
     * @throws IllegalStateException with the error as its cause that ended the group, if one did; or if the caller is a callback
     *     of one of the loops, which may not wait
     */
    @Override
    public void close() {
        var loop = EventLoop.currentOrNull();
        if (loop != null
                && !Thread.currentThread().isVirtual()
                && members.stream().anyMatch(each -> each.runs(loop))) {
            throw new IllegalStateException(
                    "a callback cannot wait for the end of the loops, of which one runs it; stop that loop, and all end");
        }
        ended = true;
        members.forEach(LoopMember::awaitedByCaller);
        members.forEach(LoopMember::stop);
        if (loop != null && Thread.currentThread().isVirtual()) {
            Scope.shield(() -> members.forEach(LoopMember::join)); // cancelled or not, it waits
        } else {
            members.forEach(LoopMember::join);
        }
        if (failure.get() != null) {
            throw hasEnded();
        }
    }
}
