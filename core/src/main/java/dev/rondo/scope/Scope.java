package dev.rondo.scope;

import dev.rondo.fiber.Body;
import dev.rondo.fiber.Cancellation;
import dev.rondo.fiber.Cancelled;
import dev.rondo.fiber.Fiber;
import dev.rondo.fiber.Region;
import dev.rondo.internal.Sneaky;
import dev.rondo.loop.Timer;
import dev.rondo.promise.Handler;
import dev.rondo.promise.Promise;
import dev.rondo.promise.Resolvers;
import dev.rondo.trace.Origin;
import dev.rondo.trace.Originated;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Owns fibers: it ends when they have ended, however that may be. After "Notes on structured concurrency" by N. J. Smith.
 *
 * <p>A scope that {@linkplain #scope fails fast} cancels all that is in it at the first error, waits for it, and throws that
 * error with the others as suppressed ones. One that {@linkplain #supervise supervises} leaves each error to whoever awaits
 * the fiber. If the scope itself is cancelled from outside, its fibers are too; and if that cut one of them off, the scope
 * throws {@link Cancelled}, even if its body has a result.
 *
 * <p>A scope and its fibers live on one loop. All methods are for that loop's fibers, and {@link #cancel} for its callbacks
 * too.
 */
public final class Scope implements Region.Listener {
    private static final System.Logger LOG = System.getLogger(Scope.class.getName());

    private final String name;
    private final boolean failsFast;
    private final Region region = Region.open(this);
    private final ArrayDeque<Resolvers<@Nullable Void>> queued = new ArrayDeque<>();
    private Duration grace = Duration.ofSeconds(10);
    private int limit = Integer.MAX_VALUE;
    private @Nullable Timer watch;
    private @Nullable Throwable failure;

    /** How a fiber ended that was cancelled from outside of this scope. */
    private @Nullable Cancelled cutOff;

    private Scope(Object body, boolean failsFast) {
        name = "the scope at " + Origin.describe(Origin.ofCallback(body));
        this.failsFast = failsFast;
    }

    /**
     * Runs the body, waits for the fibers that it forked, and answers with its result. The first error of the body or of a
     * fiber cancels the others.
     *
     * @throws CancellationException if the body ended because the scope was cancelled with {@link #cancel}
     * @throws Cancelled if it, or a fiber of it, was cancelled from outside
     * @throws IllegalStateException if the caller is no fiber
     */
    public static <T extends @Nullable Object> T scope(ScopeBody<? extends T> body) {
        return new Scope(Objects.requireNonNull(body, "body"), true).<T>run(body);
    }

    /**
     * As {@link #scope(ScopeBody)}, for a body without a result; that the scope was cancelled with {@link #cancel} is no error
     * here. Where the compiler calls it ambiguous, as with a lambda without braces or one that never ends, give the parameter
     * its type: {@code (Scope s) -> …}.
     */
    @SuppressWarnings("overloads") // a lambda in braces says which one is meant
    public static void scope(ScopeProcedure body) {
        new Scope(Objects.requireNonNull(body, "body"), true).runProcedure(body);
    }

    /** As {@link #scope(ScopeBody)}, but an error of a fiber is left to those who await it, and to the loop if nobody does. */
    public static <T extends @Nullable Object> T supervise(ScopeBody<? extends T> body) {
        return new Scope(Objects.requireNonNull(body, "body"), false).<T>run(body);
    }

    /** As {@link #supervise(ScopeBody)}, for a body without a result. */
    @SuppressWarnings("overloads") // a lambda in braces says which one is meant
    public static void supervise(ScopeProcedure body) {
        new Scope(Objects.requireNonNull(body, "body"), false).runProcedure(body);
    }

    /** As {@link #race(Collection)}. */
    @SafeVarargs
    @SuppressWarnings("varargs") // nothing is put into the array that is not a body of that type
    public static <T extends @Nullable Object> T race(Callable<? extends T>... bodies) {
        return Scope.<T>race(List.of(bodies));
    }

    /**
     * Runs all bodies at once, each in a fiber, and ends as the first one that ends; the others are cancelled, and
     * what those come to counts no more.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static <T extends @Nullable Object> T race(Collection<? extends Callable<? extends T>> bodies) {
        if (bodies.isEmpty()) {
            throw new IllegalArgumentException("a race of nobody would never end");
        }
        return supervise(scope -> {
            try {
                return Fiber.await(Promise.<T>race(scope.forkAll(bodies)));
            } finally {
                scope.cancel("the race is over");
            }
        });
    }

    /** As {@link #firstSuccess(Collection)}. */
    @SafeVarargs
    @SuppressWarnings("varargs") // nothing is put into the array that is not a body of that type
    public static <T extends @Nullable Object> T firstSuccess(Callable<? extends T>... bodies) {
        return Scope.<T>firstSuccess(List.of(bodies));
    }

    /**
     * Runs all bodies at once, each in a fiber, and answers with the first result; the others are cancelled.
     *
     * @throws dev.rondo.promise.AggregateException if all fail
     */
    public static <T extends @Nullable Object> T firstSuccess(Collection<? extends Callable<? extends T>> bodies) {
        return supervise(scope -> {
            try {
                return Fiber.await(Promise.<T>any(scope.forkAll(bodies)));
            } finally {
                scope.cancel("there is a result");
            }
        });
    }

    /**
     * Applies the function to all items, to at most {@code most} at the same time, and answers with the results in the order
     * of the items. The first error cancels the rest.
     *
     * @throws IllegalArgumentException if {@code most} is less than one
     */
    public static <T, R extends @Nullable Object> List<R> mapConcurrent(
            Collection<? extends T> items, int most, Handler<? super T, ? extends R> mapper) {
        Objects.requireNonNull(mapper, "mapper");
        return scope(scope -> {
            scope.limit(most);
            var fibers = new ArrayList<Fiber<R>>(items.size());
            for (T item : items) {
                fibers.add(scope.fork(new Mapping<>(mapper, item)));
            }
            var results = new ArrayList<R>(fibers.size());
            for (var fiber : fibers) {
                results.add(fiber.await());
            }
            return results;
        });
    }

    private record Mapping<T, R extends @Nullable Object>(Handler<? super T, ? extends R> mapper, T item)
            implements Callable<R>, Originated {
        @Override
        public R call() {
            try {
                return mapper.apply(item);
            } catch (Throwable error) {
                throw Sneaky.rethrow(error);
            }
        }

        @Override
        public int origin() {
            return Origin.ofCallback(mapper);
        }
    }

    /**
     * Calls the body where cancelling what is around it does not matter, so that it can clean up; it is to be short.
     *
     * @throws IllegalStateException if the caller is no fiber
     */
    public static <T extends @Nullable Object> T shield(Callable<? extends T> body) {
        var shield = Region.openShielded();
        try {
            return body.call();
        } catch (Exception error) {
            throw Sneaky.rethrow(error);
        } finally {
            shield.close();
        }
    }

    /** As {@link #shield(Callable)}, for a body without a result. */
    public static void shield(Body body) {
        shield(body.callable());
    }

    /**
     * Starts a fiber that belongs to this scope. If as many run as may, waits until one has ended.
     *
     * @throws IllegalStateException if the scope has ended
     */
    public <T extends @Nullable Object> Fiber<T> fork(Callable<? extends T> body) {
        return start(null, body);
    }

    /** As {@link #fork(Callable)}, for a body without a result. */
    public Fiber<@Nullable Void> fork(Body body) {
        return fork(body.callable());
    }

    /** As {@link #fork(Callable)}, with a name for people. */
    public <T extends @Nullable Object> Fiber<T> fork(String name, Callable<? extends T> body) {
        return start(Objects.requireNonNull(name, "name"), body);
    }

    /** As {@link #fork(String, Callable)}, for a body without a result. */
    public Fiber<@Nullable Void> fork(String name, Body body) {
        return fork(name, body.callable());
    }

    private <T extends @Nullable Object> Fiber<T> start(@Nullable String name, Callable<? extends T> body) {
        Objects.requireNonNull(body, "body");
        region.checkThread("a fiber was to be forked into");
        while (region.running() >= limit) {
            waitForTurn();
        }
        var fiber = region.<T>start(name, body);
        if (failsFast) {
            fiber.promise().handled();
        }
        return fiber;
    }

    private void waitForTurn() {
        var turn = Promise.<@Nullable Void>withResolvers(region.loop());
        queued.add(turn);
        try {
            Fiber.await(turn.promise());
        } catch (Throwable givenUp) {
            if (!queued.remove(turn)) {
                passTurn();
            }
            throw givenUp;
        }
    }

    private <T extends @Nullable Object> List<Promise<T>> forkAll(Collection<? extends Callable<? extends T>> bodies) {
        return bodies.stream().map(body -> this.<T>fork(body).promise()).toList();
    }

    /**
     * From now on at most so many fibers of this scope run at the same time, and {@link #fork} waits for its turn. A fiber of
     * this scope that forks into it counts too, and if all do so they wait for each other.
     *
     * @throws IllegalArgumentException if that is less than one
     */
    public Scope limit(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("a limit of " + most + " would let nothing run; it must be 1 or more");
        }
        region.checkThread("a limit was to be set in");
        limit = most;
        for (long room = (long) most - region.running(); room > 0 && !queued.isEmpty(); room--) {
            passTurn();
        }
        return this;
    }

    /**
     * How long fibers that were cancelled may take to end before they are named in the log; ten seconds at first. To be said
     * before they are cancelled.
     */
    public Scope grace(Duration grace) {
        Objects.requireNonNull(grace, "grace");
        if (grace.isNegative()) {
            throw new IllegalArgumentException("a grace period of " + grace + " would end before it begins");
        }
        this.grace = grace;
        return this;
    }

    /**
     * Cancels the fibers of this scope, and its body.
     *
     * @throws WrongThreadException if the caller runs on another thread than the scope's loop
     */
    public void cancel(String why) {
        region.cancel(new Cancellation(name, Objects.requireNonNull(why, "why"), caller()));
    }

    private static String caller() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> !frame.getClassName().equals(Scope.class.getName()))
                        .findFirst())
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("");
    }

    private void runProcedure(ScopeProcedure body) {
        try {
            this.<@Nullable Void>run(scope -> {
                body.run(scope);
                return null;
            });
        } catch (CancellationException end) {
            if (!isOwn(end.getCause())) {
                throw end;
            }
        }
    }

    /** Whether the body waited in the JDK when the scope was cancelled, and was interrupted there. */
    private boolean isInterruptOfOwn(Throwable error) {
        return !(error instanceof Cancelled) && failure == null && region.explains(error) && region.cuts(error);
    }

    private boolean isOwn(@Nullable Throwable error) {
        return error instanceof Cancelled && region.explains(error);
    }

    private <T extends @Nullable Object> T run(ScopeBody<? extends T> body) {
        try {
            T result = body.run(this);
            end();
            if (failure == null && cutOff == null) {
                return result;
            }
        } catch (Throwable error) {
            failed(isInterruptOfOwn(error) ? new Cancelled(Objects.requireNonNull(region.own())) : error);
            end();
        } finally {
            region.close();
        }
        throw Sneaky.rethrow(outcome(failure == null ? Objects.requireNonNull(cutOff) : failure));
    }

    private void end() {
        try {
            region.join();
        } finally {
            if (watch != null) {
                watch.close();
            }
        }
    }

    @Override
    public void cancelled() {
        if (watch == null) {
            watch = region.loop()
                    .support()
                    .setTimeout(this::nameWhatHangs, grace)
                    .unref();
        }
    }

    private void nameWhatHangs() {
        LOG.log(
                System.Logger.Level.WARNING,
                () -> name + " was " + region.cancellation() + "; " + grace + " later these have not ended:\n  "
                        + String.join("\n  ", region.places()));
    }

    @Override
    public void ended(Fiber<?> fiber, @Nullable Throwable error) {
        passTurn();
        if (error instanceof Cancelled cancelled) {
            cutOff = isOwn(cancelled) ? cutOff : cancelled;
            keepWhatIsNotOfTheInterrupt(cancelled);
        } else if (error != null && failsFast) {
            failed(error);
        }
    }

    /** What a cancelled fiber threw instead, after what it waited for in the JDK was interrupted. */
    private void keepWhatIsNotOfTheInterrupt(Cancelled cancelled) {
        for (var error : cancelled.getSuppressed()) {
            if (failure != null && !(error instanceof InterruptedException)) {
                failure.addSuppressed(error);
            }
        }
    }

    /** Lets the next one fork; whoever was let and is cancelled instead passes that on. */
    private void passTurn() {
        var turn = queued.poll();
        if (turn != null) {
            turn.resolve((Void) null);
        }
    }

    private void failed(Throwable error) {
        boolean counts = !(error instanceof Cancelled);
        if (failure == null || (counts && failure instanceof Cancelled)) {
            if (counts) {
                region.cancel(new Cancellation(name, "it failed with " + error, "", error));
            }
            failure = error;
        } else if (counts && !error.equals(failure)) {
            failure.addSuppressed(error);
        }
    }

    /** What the scope throws: it is an ordinary error for those outside that the scope cancelled itself. */
    private Throwable outcome(Throwable error) {
        return isOwn(error) ? Fiber.outside((Cancelled) error) : error;
    }
}
