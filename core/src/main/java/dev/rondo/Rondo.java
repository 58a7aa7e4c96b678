package dev.rondo;

import dev.rondo.channel.Case;
import dev.rondo.channel.Select;
import dev.rondo.context.Context;
import dev.rondo.fiber.Body;
import dev.rondo.fiber.Fiber;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.Immediate;
import dev.rondo.loop.Timer;
import dev.rondo.promise.Handler;
import dev.rondo.promise.Promise;
import dev.rondo.scope.Deadline;
import dev.rondo.scope.Scope;
import dev.rondo.scope.ScopeBody;
import dev.rondo.scope.ScopeProcedure;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The verbs, for static import. All but {@link #run}, {@link #with} and a {@link #select} of channels are for code that runs on
 * a loop, and throw an {@link IllegalStateException} elsewhere.
 */
public final class Rondo {
    private Rondo() {}

    /**
     * Runs a program on a loop of its own, beginning with a fiber, and returns when nothing is left to do, or when the loop is
     * {@linkplain EventLoop#stop() stopped} or the calling thread interrupted. Fibers that still wait then are cancelled, and
     * may clean up. An error that nobody caught ends the program and is thrown from here, with its asynchronous stack.
     *
     * <p>Ctrl-C, and SIGTERM, cancel the program's fibers; when they have ended, or after ten seconds, the process exits with
     * 130, or 143. A second one ends it at once.
     *
     * @throws IllegalStateException if the first fiber waits for what cannot happen any more
     */
    public static void run(Body main) {
        Objects.requireNonNull(main, "main");
        try (var loop = EventLoop.create();
                var signals = StopSignals.of(loop)) {
            loop.support().stayOnThread();
            try {
                Program.run(loop, main);
            } catch (Throwable error) {
                signals.failed(error);
                throw error;
            }
        }
    }

    /**
     * As {@link #run(Body)}, on a loop of your own, such as one with a {@link dev.rondo.loop.VirtualClock}. Signals are left to
     * you, and so is closing the loop.
     */
    public static void run(EventLoop loop, Body main) {
        Program.run(Objects.requireNonNull(loop, "loop"), Objects.requireNonNull(main, "main"));
    }

    /** See {@link Fiber#async(Callable)}. */
    public static <T extends @Nullable Object> Promise<T> async(Callable<? extends T> body) {
        return Fiber.async(body);
    }

    /** See {@link Fiber#async(Body)}. */
    public static Promise<@Nullable Void> async(Body body) {
        return Fiber.async(body);
    }

    /** See {@link Fiber#await}. */
    public static <T extends @Nullable Object> T await(Promise<T> promise) {
        return Fiber.await(promise);
    }

    /** See {@link Fiber#go(Callable)}. */
    public static <T extends @Nullable Object> Fiber<T> go(Callable<? extends T> body) {
        return Fiber.<T>go(body);
    }

    /** See {@link Fiber#go(Body)}. */
    public static Fiber<@Nullable Void> go(Body body) {
        return Fiber.go(body);
    }

    /** See {@link Fiber#go(String, Callable)}. */
    public static <T extends @Nullable Object> Fiber<T> go(String name, Callable<? extends T> body) {
        return Fiber.<T>go(name, body);
    }

    /** See {@link Fiber#go(String, Body)}. */
    public static Fiber<@Nullable Void> go(String name, Body body) {
        return Fiber.go(name, body);
    }

    /** See {@link Fiber#sleep}. */
    public static void sleep(Duration duration) {
        Fiber.sleep(duration);
    }

    /** See {@link Fiber#yield_}. */
    public static void yield_() {
        Fiber.yield_();
    }

    /** See {@link Fiber#blocking(Callable)}. */
    public static <T extends @Nullable Object> T blocking(Callable<? extends T> body) {
        return Fiber.<T>blocking(body);
    }

    /** See {@link Fiber#blocking(Body)}. */
    public static void blocking(Body body) {
        Fiber.blocking(body);
    }

    /** See {@link Fiber#cpu}. */
    public static <T extends @Nullable Object> T cpu(Callable<? extends T> body) {
        return Fiber.<T>cpu(body);
    }

    /** The current context with one more binding, for {@link Context#run} and {@link Context#call}. Any thread. */
    public static <V> Context with(Context.Key<V> key, V value) {
        return Context.current().with(key, value);
    }

    /** See {@link Scope#scope(ScopeBody)}. */
    public static <T extends @Nullable Object> T scope(ScopeBody<? extends T> body) {
        return Scope.<T>scope(body);
    }

    /** See {@link Scope#scope(ScopeProcedure)}. */
    @SuppressWarnings("overloads") // a lambda in braces says which one is meant
    public static void scope(ScopeProcedure body) {
        Scope.scope(body);
    }

    /** See {@link Scope#supervise(ScopeBody)}. */
    public static <T extends @Nullable Object> T supervise(ScopeBody<? extends T> body) {
        return Scope.<T>supervise(body);
    }

    /** See {@link Scope#supervise(ScopeProcedure)}. */
    @SuppressWarnings("overloads") // a lambda in braces says which one is meant
    public static void supervise(ScopeProcedure body) {
        Scope.supervise(body);
    }

    /** See {@link Scope#race(Collection)}. */
    @SafeVarargs
    @SuppressWarnings("varargs") // nothing is put into the array that is not a body of that type
    public static <T extends @Nullable Object> T race(Callable<? extends T>... bodies) {
        return Scope.<T>race(bodies);
    }

    /** See {@link Scope#firstSuccess(Collection)}. */
    @SafeVarargs
    @SuppressWarnings("varargs") // nothing is put into the array that is not a body of that type
    public static <T extends @Nullable Object> T firstSuccess(Callable<? extends T>... bodies) {
        return Scope.<T>firstSuccess(bodies);
    }

    /** See {@link Scope#mapConcurrent}. */
    public static <T, R extends @Nullable Object> List<R> mapConcurrent(
            Collection<? extends T> items, int most, Handler<? super T, ? extends R> mapper) {
        return Scope.<T, R>mapConcurrent(items, most, mapper);
    }

    /** See {@link Scope#shield(Callable)}. */
    public static <T extends @Nullable Object> T shield(Callable<? extends T> body) {
        return Scope.<T>shield(body);
    }

    /** See {@link Scope#shield(Body)}. */
    public static void shield(Body body) {
        Scope.shield(body);
    }

    /** See {@link Deadline#within(Duration, Callable)}. */
    public static <T extends @Nullable Object> T within(Duration duration, Callable<? extends T> body) {
        return Deadline.<T>within(duration, body);
    }

    /** See {@link Deadline#within(Duration, Body)}. */
    public static void within(Duration duration, Body body) {
        Deadline.within(duration, body);
    }

    /** See {@link Deadline#deadline(Instant, Callable)}. */
    public static <T extends @Nullable Object> T deadline(Instant moment, Callable<? extends T> body) {
        return Deadline.<T>deadline(moment, body);
    }

    /** See {@link Deadline#deadline(Instant, Body)}. */
    public static void deadline(Instant moment, Body body) {
        Deadline.deadline(moment, body);
    }

    /** See {@link Select#select}. */
    @SafeVarargs
    @SuppressWarnings("varargs") // nothing is put into the array that is not a case of that type
    public static <R extends @Nullable Object> R select(Case<? extends R>... cases) {
        return Select.<R>select(cases);
    }

    /** See {@link Select#selectInOrder}. */
    @SafeVarargs
    @SuppressWarnings("varargs") // nothing is put into the array that is not a case of that type
    public static <R extends @Nullable Object> R selectInOrder(Case<? extends R>... cases) {
        return Select.<R>selectInOrder(cases);
    }

    /** See {@link Case#on}. */
    public static <T extends @Nullable Object, R extends @Nullable Object> Case<R> on(
            Promise<T> promise, Handler<? super T, ? extends R> action) {
        return Case.<T, R>on(promise, action);
    }

    /** See {@link Case#otherwise}. */
    public static <R extends @Nullable Object> Case<R> otherwise(Callable<? extends R> action) {
        return Case.<R>otherwise(action);
    }

    /** See {@link Case#after}. */
    public static <R extends @Nullable Object> Case<R> after(Duration duration, Callable<? extends R> action) {
        return Case.after(duration, action);
    }

    /** See {@link EventLoop#setTimeout(Runnable, Duration)}. */
    public static Timer setTimeout(Runnable callback, Duration delay) {
        return EventLoop.current().setTimeout(callback, delay);
    }

    /** See {@link EventLoop#setInterval(Runnable, Duration)}. */
    public static Timer setInterval(Runnable callback, Duration period) {
        return EventLoop.current().setInterval(callback, period);
    }

    /** See {@link EventLoop#setImmediate(Runnable)}. */
    public static Immediate setImmediate(Runnable callback) {
        return EventLoop.current().setImmediate(callback);
    }

    /** See {@link EventLoop#nextTick(Runnable)}. */
    public static void nextTick(Runnable callback) {
        EventLoop.current().nextTick(callback);
    }

    /** See {@link EventLoop#queueMicrotask(Runnable)}. */
    public static void queueMicrotask(Runnable callback) {
        EventLoop.current().queueMicrotask(callback);
    }
}
