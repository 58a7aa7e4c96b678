package dev.rondo.channel;

import dev.rondo.fiber.Fiber;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.Timer;
import dev.rondo.promise.Handler;
import dev.rondo.promise.Promise;
import dev.rondo.promise.Reaction;
import dev.rondo.trace.Origin;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** What a loop tells: that time has passed, a promise is settled, or nothing else is ready. */
abstract sealed class LoopCase<R extends @Nullable Object> extends Case<R> {
    private LoopCase() {}

    @Override
    boolean attempt() {
        return false;
    }

    @Override
    void join(Selection selection) {}

    @Override
    void leave() {}

    @Override
    boolean owns(Object token) {
        return token == this;
    }

    /** It has happened: whoever waits goes on, unless something else has happened first. */
    final void happened(Selection selection) {
        if (selection.claim(this)) {
            selection.resume();
        } else {
            selection.expect();
        }
    }

    static final class After<R extends @Nullable Object> extends LoopCase<R> {
        private final Duration duration;
        private final Callable<? extends R> action;
        private @Nullable Timer timer;

        After(Duration duration, Callable<? extends R> action) {
            this.duration = duration;
            this.action = action;
        }

        @Override
        void listen(Selection selection, EventLoop loop) {
            timer = loop.support().setTimeout(() -> happened(selection), duration);
        }

        @Override
        void leave() {
            if (timer != null) {
                timer.close();
            }
        }

        @Override
        R finish() throws Throwable {
            return action.call();
        }
    }

    static final class Otherwise<R extends @Nullable Object> extends LoopCase<R> {
        private final Callable<? extends R> action;

        Otherwise(Callable<? extends R> action) {
            this.action = action;
        }

        @Override
        R finish() throws Throwable {
            return action.call();
        }
    }

    static final class Settled<T extends @Nullable Object, R extends @Nullable Object> extends LoopCase<R> {
        private final Promise<T> promise;
        private final Handler<? super T, ? extends R> action;
        private @Nullable Reaction reaction;

        Settled(Promise<T> promise, Handler<? super T, ? extends R> action) {
            this.promise = promise;
            this.action = action;
        }

        @Override
        void begin(@Nullable EventLoop loop) {
            if (!promise.loop().equals(loop)) {
                throw new IllegalStateException(
                        "a selection takes promises of its own loop only; await this one in a fiber, and send what comes of it");
            }
            super.begin(loop);
        }

        @Override
        boolean attempt() {
            return !promise.isPending();
        }

        @Override
        void listen(Selection selection, EventLoop loop) {
            reaction = new Reaction(loop.context()) {
                @Override
                protected void run() {
                    happened(selection);
                }

                @Override
                protected int origin() {
                    return Origin.of(action.getClass());
                }
            };
            promise.react(reaction);
        }

        @Override
        void leave() {
            if (reaction != null) {
                promise.forget(reaction);
            }
        }

        @Override
        R finish() throws Throwable {
            promise.handled();
            return action.apply(Fiber.resultOf(promise));
        }
    }
}
