package dev.rondo.fiber;

import dev.rondo.promise.Promise;
import dev.rondo.worker.WorkerPool;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A virtual thread that runs on a loop, between the callbacks: straight-line code that may wait without stopping the loop.
 *
 * <p>Fibers of one loop never run at the same time, and another one goes on only where this one waits: at {@link #await},
 * {@link #sleep}, {@link #yield_}, and at whatever suspends a virtual thread, such as a lock, a queue or a socket. So state
 * that stays on a loop needs no locks. A computation that does not wait stops the loop, as a callback does.
 *
 * <p>A fiber that a promise wakes goes on inside the microtask of that promise's reaction, so that an {@code await} takes
 * the ticks that it takes in JavaScript. Woken by anything else, it joins the loop's run queue, of which a bounded part runs
 * in each turn.
 *
 * <p>A fiber keeps the loop alive while it can run, sleeps, or waits for something that is not Rondo's, of which only the JDK
 * knows when it ends. One that awaits a promise does not: if nothing is left that could settle the promise, the loop ends.
 *
 * <p>The methods are for the loop's thread and its fibers only, unless they say something else.
 *
 * @param <T> the type of the result
 */
public sealed interface Fiber<T extends @Nullable Object> permits LoopFiber {
    /**
     * Runs the body in a fiber, at once and up to its first wait, as a JavaScript async function runs. What it throws rejects
     * the promise. A body that has a promise should await it: if it returns the promise itself, the one from here ends as that
     * one does, which Java's types cannot say.
     *
     * @throws IllegalStateException if no loop runs on the calling thread, or the JVM was started without what fibers need
     */
    static <T extends @Nullable Object> Promise<T> async(Callable<? extends T> body) {
        var fiber = LoopFiber.<T>of(null, body);
        fiber.startNow();
        return fiber.promise();
    }

    /** As {@link #async(Callable)}, for a body without a result. */
    static Promise<@Nullable Void> async(Body body) {
        return async(body.callable());
    }

    /**
     * Runs the body in a fiber, when its turn in the run queue comes, as a goroutine runs.
     *
     * @throws IllegalStateException as {@link #async(Callable)}
     */
    static <T extends @Nullable Object> Fiber<T> go(Callable<? extends T> body) {
        return start(null, body);
    }

    /** As {@link #go(Callable)}, for a body without a result. */
    static Fiber<@Nullable Void> go(Body body) {
        return start(null, body.callable());
    }

    /** As {@link #go(Callable)}, with a name for people who look at threads. */
    static <T extends @Nullable Object> Fiber<T> go(String name, Callable<? extends T> body) {
        return start(Objects.requireNonNull(name, "name"), body);
    }

    /** As {@link #go(String, Callable)}, for a body without a result. */
    static Fiber<@Nullable Void> go(String name, Body body) {
        return start(Objects.requireNonNull(name, "name"), body.callable());
    }

    private static <T extends @Nullable Object> Fiber<T> start(@Nullable String name, Callable<? extends T> body) {
        var fiber = LoopFiber.<T>of(name, body);
        fiber.startLater();
        return fiber;
    }

    /**
     * Waits until the promise is settled, and answers with its value or throws what it was rejected with, as it is.
     *
     * @throws Cancelled if the calling fiber is cancelled
     * @throws CancellationException if what was awaited is a fiber that was cancelled
     * @throws IllegalStateException if the caller is no fiber
     */
    static <T extends @Nullable Object> T await(Promise<T> promise) {
        Objects.requireNonNull(promise, "promise");
        LoopFiber.current("await").await(promise);
        return resultOf(promise);
    }

    /**
     * What a settled promise has become: its value, or what it was rejected with is thrown.
     *
     * @throws CancellationException if it is that of a fiber that was cancelled, which is an ordinary error for everybody else
     */
    static <T extends @Nullable Object> T resultOf(Promise<T> promise) {
        try {
            return promise.result();
        } catch (Cancelled other) {
            throw outside(other);
        }
    }

    /** That somebody else was cancelled is an ordinary error here. */
    static CancellationException outside(Cancelled other) {
        var outside = new CancellationException(other.getMessage());
        outside.initCause(other);
        return outside;
    }

    /**
     * Calls the body in a pool for what blocks its thread, such as a file, a name to be resolved or native code, and waits
     * for its result. If the fiber is cancelled, work that waits is not begun, and a thread that is at it is interrupted; the
     * fiber goes on when it has ended.
     *
     * @throws Cancelled if the fiber is cancelled and there is no result
     * @throws java.util.concurrent.RejectedExecutionException if too much waits already
     * @throws IllegalStateException if the caller is no fiber
     */
    static <T extends @Nullable Object> T blocking(Callable<? extends T> body) {
        return elsewhere("blocking", Errand.Pools.BLOCKING, body);
    }

    /** As {@link #blocking(Callable)}, for a body without a result. */
    static void blocking(Body body) {
        blocking(body.callable());
    }

    /** As {@link #blocking(Callable)}, in a pool for computation, which has as many threads as there are processors. */
    static <T extends @Nullable Object> T cpu(Callable<? extends T> body) {
        return elsewhere("cpu", Errand.Pools.CPU, body);
    }

    private static <T extends @Nullable Object> T elsewhere(String verb, WorkerPool pool, Callable<? extends T> body) {
        LoopFiber.current(verb).checkCancelled();
        var errand = new Errand.Pooled<T>(Objects.requireNonNull(body, "body"));
        pool.execute(errand);
        return errand.await();
    }

    /**
     * Waits for a time, which counts in milliseconds: what is less is cut off, and one is the least.
     *
     * @throws Cancelled if the fiber is cancelled
     * @throws IllegalStateException if the caller is no fiber
     */
    static void sleep(Duration duration) {
        Objects.requireNonNull(duration, "duration");
        LoopFiber.current("sleep").sleep(duration);
    }

    /**
     * Lets everything go on that stands in the run queue before it.
     *
     * @throws Cancelled if the fiber is cancelled
     * @throws IllegalStateException if the caller is no fiber
     */
    static void yield_() {
        var fiber = LoopFiber.current("yield_");
        fiber.checkCancelled();
        fiber.yield_();
    }

    /**
     * Notices that the calling fiber is cancelled, as every wait does; nothing happens in code that is no fiber's.
     *
     * @throws Cancelled if it is
     */
    static void checkCancelled() {
        var fiber = LoopFiber.currentOrNull();
        if (fiber != null) {
            fiber.checkCancelled();
        }
    }

    /**
     * Starts a fiber of the current loop for each task, as {@link #go(Body)} does, on behalf of libraries that want an executor
     * and whose tasks may wait. It may be given tasks from any thread. An error that leaves a task goes to the loop's handler.
     * A loop that is closed, or ends its fibers, refuses tasks with a {@link java.util.concurrent.RejectedExecutionException}.
     *
     * @throws IllegalStateException if no loop runs on the calling thread
     */
    static Executor executor() {
        return new FiberExecutor(FiberScheduler.current());
    }

    /**
     * The fiber that calls this.
     *
     * @throws IllegalStateException if the caller is no fiber
     */
    static Fiber<?> current() {
        return LoopFiber.current("current");
    }

    /** The name it was given; empty if none. May be called from any thread. */
    String name();

    /**
     * What becomes of it.
     *
     * @throws WrongThreadException on another thread than that of its loop
     */
    Promise<T> promise();

    /** Waits for its end, as {@link #await(Promise)} of its {@link #promise()}. For fibers of any loop. */
    T await();
}
