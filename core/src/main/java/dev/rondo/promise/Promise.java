package dev.rondo.promise;

import dev.rondo.internal.Sneaky;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.Rejection;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A value that is there later, or the error instead of it.
 *
 * <p>Reactions are microtasks of the promise's loop, in the order of ECMA-262, section 27.2, to the tick: a reaction takes
 * one, and a promise resolved with another promise takes two more than that one. All methods are for the loop's thread
 * only, and the static ones use the loop that runs there.
 *
 * <table>
 * <caption>States</caption>
 * <tr><th>state</th><th>how it comes to be</th><th>reactions</th></tr>
 * <tr><td>pending</td><td>created</td><td>wait</td></tr>
 * <tr><td>fulfilled</td><td>resolved with a value, or with a promise that was fulfilled</td><td>are queued at once</td></tr>
 * <tr><td>rejected</td><td>rejected, or resolved with a promise that was rejected</td><td>are queued at once</td></tr>
 * </table>
 *
 * <p>A rejection to which nobody listens by the end of the checkpoint goes to the loop's
 * {@link EventLoop#onUnhandledRejection handler}.
 *
 * @param <T> the type of the value
 */
public final class Promise<T extends @Nullable Object> {
    private enum State {
        PENDING,
        FULFILLED,
        REJECTED
    }

    private final EventLoop loop;
    private State state = State.PENDING;
    private boolean handled;
    private boolean revocable;
    /** The value, the reason, or while pending the last of the reactions, in a ring. */
    private @Nullable Object outcome;

    private @Nullable Rejection rejection;

    private Promise(EventLoop loop) {
        this.loop = loop;
    }

    /** A pending promise on the current loop, with what settles it. */
    public static <T extends @Nullable Object> Resolvers<T> withResolvers() {
        return withResolvers(EventLoop.current());
    }

    /** A pending promise on the given loop, with what settles it. */
    public static <T extends @Nullable Object> Resolvers<T> withResolvers(EventLoop loop) {
        return new Resolvers<>(new Promise<>(Objects.requireNonNull(loop, "loop")));
    }

    /**
     * A promise that the executor settles through the two functions it is given, now or later. An error that it throws
     * rejects the promise.
     */
    public static <T extends @Nullable Object> Promise<T> create(
            BiConsumer<Consumer<? super T>, Consumer<? super Throwable>> executor) {
        Resolvers<T> resolvers = withResolvers();
        try {
            executor.accept(resolvers::resolve, resolvers::reject);
        } catch (Throwable error) {
            resolvers.reject(error);
        }
        return resolvers.promise();
    }

    /** A promise fulfilled with the value; if the value is a promise, that one. */
    @SuppressWarnings("unchecked")
    public static <T extends @Nullable Object> Promise<T> resolve(T value) {
        if (value instanceof Promise<?> promise) {
            return (Promise<T>) promise;
        }
        var promise = new Promise<T>(EventLoop.current());
        promise.resolveWith(value);
        return promise;
    }

    /** The promise itself; for null, which the compiler takes for a promise, one that is fulfilled with null. */
    @SuppressWarnings("unchecked")
    public static <T extends @Nullable Object> Promise<T> resolve(@Nullable Promise<T> promise) {
        return promise == null ? (Promise<T>) Promise.<@Nullable Object>resolve((@Nullable Object) null) : promise;
    }

    /** A promise that ends as the thenable does. */
    public static <T extends @Nullable Object> Promise<T> adopt(Thenable<T> thenable) {
        var promise = new Promise<T>(EventLoop.current());
        promise.resolveWith(thenable);
        return promise;
    }

    /** A rejected promise. */
    public static <T extends @Nullable Object> Promise<T> reject(Throwable reason) {
        var promise = new Promise<T>(EventLoop.current());
        promise.rejectWith(reason);
        return promise;
    }

    /** Calls the body now; its result or its error becomes a promise. */
    public static <T extends @Nullable Object> Promise<T> try_(Callable<? extends T> body) {
        var promise = new Promise<T>(EventLoop.current());
        try {
            promise.resolveWith(body.call());
        } catch (Throwable error) {
            promise.rejectWith(error);
        }
        return promise;
    }

    /** Fulfilled with all values, in the order of the promises; rejected with the first reason. */
    public static <T extends @Nullable Object> Promise<List<T>> all(
            Collection<? extends Promise<? extends T>> promises) {
        return Combinators.all(promises);
    }

    /** Fulfilled with how each promise ended, in their order; never rejected. */
    public static <T extends @Nullable Object> Promise<List<Settled<T>>> allSettled(
            Collection<? extends Promise<? extends T>> promises) {
        return Combinators.allSettled(promises);
    }

    /** Fulfilled with the first value; rejected with an {@link AggregateException} if there is none. */
    public static <T extends @Nullable Object> Promise<T> any(Collection<? extends Promise<? extends T>> promises) {
        return Combinators.any(promises);
    }

    /** Ends as the first promise that ends; without promises, never. */
    public static <T extends @Nullable Object> Promise<T> race(Collection<? extends Promise<? extends T>> promises) {
        return Combinators.race(promises);
    }

    /**
     * A promise that ends as the stage does, on the current loop. Until the stage is complete it keeps the loop alive.
     */
    public static <T extends @Nullable Object> Promise<T> from(CompletionStage<? extends T> stage) {
        return Stages.from(EventLoop.current(), stage);
    }

    /** As {@link #from(CompletionStage)}, on the given loop. */
    public static <T extends @Nullable Object> Promise<T> from(EventLoop loop, CompletionStage<? extends T> stage) {
        return Stages.from(loop, stage);
    }

    /**
     * The result of the handler once this promise is fulfilled; a rejection is passed on. A result that is itself a promise
     * is adopted, which the type cannot say: {@link #thenCompose} is for handlers that answer with one.
     */
    public <R extends @Nullable Object> Promise<R> then(Handler<? super T, ? extends R> onFulfilled) {
        return derive(Objects.requireNonNull(onFulfilled, "onFulfilled"), null);
    }

    /** The result of one of the two handlers once this promise is settled. */
    public <R extends @Nullable Object> Promise<R> then(
            Handler<? super T, ? extends R> onFulfilled, Handler<? super Throwable, ? extends R> onRejected) {
        return derive(
                Objects.requireNonNull(onFulfilled, "onFulfilled"), Objects.requireNonNull(onRejected, "onRejected"));
    }

    /** As {@link #then(Handler)}, for a handler that answers with a promise. */
    public <R extends @Nullable Object> Promise<R> thenCompose(Handler<? super T, Promise<R>> onFulfilled) {
        return derive(Objects.requireNonNull(onFulfilled, "onFulfilled"), null);
    }

    /** As {@link #then(Handler)}, for a handler without a result. */
    public Promise<@Nullable Void> thenAccept(Consumer<? super T> onFulfilled) {
        Objects.requireNonNull(onFulfilled, "onFulfilled");
        return derive(
                value -> {
                    onFulfilled.accept(value);
                    return null;
                },
                null);
    }

    /** The result of the handler once this promise is rejected; a value is passed on. */
    public Promise<T> catchError(Handler<? super Throwable, ? extends T> onRejected) {
        return derive(null, Objects.requireNonNull(onRejected, "onRejected"));
    }

    /** As {@link #catchError}, for a handler that answers with a promise. */
    public Promise<T> catchCompose(Handler<? super Throwable, Promise<? extends T>> onRejected) {
        return derive(null, Objects.requireNonNull(onRejected, "onRejected"));
    }

    /**
     * Runs the action once this promise is settled, and ends as this promise does, unless the action throws. As in
     * ECMAScript, that takes two ticks more than {@code then}.
     */
    public Promise<T> finally_(Runnable action) {
        Objects.requireNonNull(action, "action");
        return finally_(() -> {
            action.run();
            return null;
        });
    }

    /** As {@link #finally_(Runnable)}, for an action whose promise is waited for. */
    public Promise<T> finally_(Callable<? extends @Nullable Promise<?>> action) {
        Objects.requireNonNull(action, "action");
        return derive(
                value -> called(action).then(_ -> value),
                reason -> called(action).then(_ -> {
                    throw reason;
                }));
    }

    /** A stage that ends as this promise does, on the loop's thread. */
    public CompletionStage<T> toCompletionStage() {
        var stage = new CompletableFuture<T>();
        listen(stage::complete, stage::completeExceptionally);
        return stage;
    }

    /**
     * The value, or thrown, what the promise was rejected with, as it is, even if it is checked.
     *
     * @throws IllegalStateException if the promise is pending
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // T says whether the value may be null
    public T result() {
        return switch (state) {
            case PENDING -> throw new IllegalStateException("the promise is pending; await it, or listen with then");
            case FULFILLED -> (T) outcome;
            case REJECTED -> throw Sneaky.rethrow(reason());
        };
    }

    /** Whether the promise has a value. */
    public boolean isFulfilled() {
        return state == State.FULFILLED;
    }

    /** Whether the promise has an error. */
    public boolean isRejected() {
        return state == State.REJECTED;
    }

    /** Whether the promise has neither a value nor an error yet. */
    public boolean isPending() {
        return state == State.PENDING;
    }

    @Override
    public String toString() {
        return switch (state) {
            case PENDING -> "Promise { <pending> }";
            case FULFILLED -> "Promise { " + outcome + " }";
            case REJECTED -> "Promise { <rejected> " + outcome + " }";
        };
    }

    /** The loop whose thread settles it and runs its reactions. May be called from any thread. */
    public EventLoop loop() {
        return loop;
    }

    @Nullable Object outcome() {
        return outcome;
    }

    Throwable reason() {
        return (Throwable) Objects.requireNonNull(outcome);
    }

    void checkThread() {
        if (!loop.inLoop()) {
            throw new WrongThreadException("this promise belongs to the thread of its loop and was used from "
                    + Thread.currentThread() + "; hand the work over with EventLoop.execute");
        }
    }

    /** Tells, in a microtask, what the promise has become, without another promise for the result. */
    void listen(Consumer<? super T> onFulfilled, Consumer<? super Throwable> onRejected) {
        react(new Then(
                loop.context().capture(),
                this,
                null,
                (T value) -> {
                    onFulfilled.accept(value);
                    return null;
                },
                reason -> {
                    onRejected.accept(reason);
                    return null;
                }));
    }

    /** ECMA-262, 27.2.1.3.2, the promise resolve function. */
    void resolveWith(@Nullable Object resolution) {
        if (resolution == this) {
            rejectWith(new IllegalArgumentException("a promise cannot be resolved with itself"));
        } else if (resolution instanceof Promise<?> promise) {
            loop.queueMicrotask(Adoption.of(this, promise));
        } else if (resolution instanceof Thenable<?> thenable) {
            loop.queueMicrotask(Adoption.of(this, thenable));
        } else {
            settle(State.FULFILLED, resolution);
        }
    }

    void rejectWith(Throwable reason) {
        Objects.requireNonNull(reason, "reason");
        boolean heard = handled || outcome != null || (reason instanceof Silent known && known.isSilent());
        settle(State.REJECTED, reason);
        if (!heard) {
            rejection = new Rejection(loop, this, reason);
            loop.support().rejected(rejection);
        }
    }

    private void settle(State next, @Nullable Object with) {
        var last = (Reaction) outcome;
        state = next;
        outcome = with;
        if (last == null) {
            return;
        }
        var reaction = last;
        do {
            reaction = Objects.requireNonNull(reaction.following);
            loop.queueMicrotask(reaction);
        } while (!reaction.equals(last));
    }

    private <R extends @Nullable Object> Promise<R> derive(
            @Nullable Handler<? super T, ?> onFulfilled, @Nullable Handler<? super Throwable, ?> onRejected) {
        var derived = new Promise<R>(loop);
        react(new Then(loop.context().capture(), this, derived, onFulfilled, onRejected));
        return derived;
    }

    /** Its rejection counts as handled from now on. For runtimes that look at a settled promise themselves. */
    public void handled() {
        handled = true;
        if (rejection != null) {
            loop.support().handled(rejection);
            rejection = null;
        }
    }

    /**
     * Queues the reaction as a microtask once this promise is settled; from now on its rejection counts as handled.
     * ECMA-262, 27.2.5.4.1, PerformPromiseThen.
     */
    public void react(Reaction reaction) {
        if (state == State.PENDING) {
            var last = (Reaction) outcome;
            reaction.joinRing(last);
            outcome = reaction;
            handled |= !revocable;
        } else {
            loop.queueMicrotask(reaction);
            handled();
        }
    }

    /**
     * If all who listen give up, its rejection does not count as handled any more. For the promises of work that is done anyhow,
     * such as a fiber's; what is derived from others tells nobody anything new.
     */
    public void revocable() {
        revocable = true;
    }

    /** Takes back a reaction, unless it has been queued already. For runtimes whose code no longer waits. */
    public void forget(Reaction reaction) {
        if (state == State.PENDING) {
            var before = reaction.leaveRing();
            if (reaction.equals(outcome)) {
                outcome = before;
            }
        }
    }

    private static Promise<?> called(Callable<? extends @Nullable Promise<?>> action) throws Exception {
        var result = action.call();
        return result == null ? Promise.<@Nullable Object>resolve((@Nullable Object) null) : result;
    }
}
