package dev.rondo.channel;

import dev.rondo.loop.EventLoop;
import dev.rondo.promise.Handler;
import dev.rondo.promise.Promise;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * One of the things that a {@link Select} waits for, and what to do when it happens. It may be used again, but not by two
 * selections at the same time.
 *
 * @param <R> the type of the result
 */
public abstract sealed class Case<R extends @Nullable Object> permits ChannelCase, LoopCase {
    private boolean taken;

    Case() {}

    /** A selection begins that this is one of. */
    void begin(@Nullable EventLoop loop) {
        if (taken) {
            throw new IllegalStateException("a case can be in one selection at a time, and once; make another one");
        }
        taken = true;
    }

    final void end() {
        taken = false;
    }

    /** That a promise is settled; if it is rejected, the selection throws the reason. For fibers of the promise's loop. */
    public static <T extends @Nullable Object, R extends @Nullable Object> Case<R> on(
            Promise<T> promise, Handler<? super T, ? extends R> action) {
        Objects.requireNonNull(action, "action");
        return new LoopCase.Settled<T, R>(Objects.requireNonNull(promise, "promise"), action);
    }

    /** That so much time has passed. For fibers. */
    public static <R extends @Nullable Object> Case<R> after(Duration duration, Callable<? extends R> action) {
        Objects.requireNonNull(action, "action");
        return new LoopCase.After<R>(Objects.requireNonNull(duration, "duration"), action);
    }

    /** That nothing else is ready at once; of several, the first counts. */
    public static <R extends @Nullable Object> Case<R> otherwise(Callable<? extends R> action) {
        return new LoopCase.Otherwise<R>(Objects.requireNonNull(action, "action"));
    }

    /** The channel to be locked while it is looked at. */
    @Nullable Channel<?> channel() {
        return null;
    }

    /** Whether it has happened, or can be made to happen at once; if so, it is done, but for {@link #finish}. */
    abstract boolean attempt();

    /** Begins to wait, where {@link #attempt} was in vain. */
    abstract void join(Selection selection);

    /** Begins to wait for what only the loop can tell, after the locks were released. */
    void listen(Selection selection, EventLoop loop) {}

    /** No longer waits. */
    abstract void leave();

    /** Whether the waiter is this case's. */
    abstract boolean owns(Object token);

    /** What comes of it, once it has happened. */
    abstract R finish() throws Throwable;
}
