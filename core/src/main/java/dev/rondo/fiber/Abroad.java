package dev.rondo.fiber;

import dev.rondo.context.Context;
import dev.rondo.loop.EventLoop;
import dev.rondo.promise.Promise;
import dev.rondo.promise.Reaction;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** A fiber's wait for a promise of another loop. The fiber's own loop stays alive for it. */
final class Abroad extends Suspension {
    private final Promise<?> promise;
    private final AtomicBoolean over = new AtomicBoolean();
    private final Reaction reaction = new Arrival(this, Context.current());
    private volatile boolean inVain;

    private Abroad(Promise<?> promise) {
        this.promise = promise;
    }

    /**
     * Waits until the promise is settled, which the calling thread may then look at.
     *
     * @throws IllegalStateException if its loop is closed before
     */
    static void await(LoopFiber<?> fiber, Promise<?> promise) {
        var wait = new Abroad(promise);
        wait.await(fiber.loop());
        if (wait.inVain) {
            throw closed();
        }
    }

    static IllegalStateException closed() {
        return new IllegalStateException("the promise belongs to a loop that is closed, and can no longer be asked");
    }

    private void await(EventLoop home) {
        home.ref();
        try {
            promise.loop().execute(this::listen);
            suspend();
        } catch (RejectedExecutionException closed) {
            inVain = true;
        } finally {
            home.unref();
        }
    }

    private void listen() {
        if (!over.get()) {
            FiberScheduler.of(promise.loop()).visitors.add(this);
            promise.react(reaction);
        }
    }

    private void forget() {
        FiberScheduler.of(promise.loop()).visitors.remove(this);
        promise.forget(reaction);
    }

    /** On the loop of the promise. */
    private static final class Arrival extends Reaction {
        private final Abroad wait;

        Arrival(Abroad wait, Context context) {
            super(context);
            this.wait = wait;
        }

        @Override
        protected void run() {
            FiberScheduler.of(wait.promise.loop()).visitors.remove(wait);
            if (wait.over.compareAndSet(false, true)) {
                wait.resume();
            }
        }
    }

    void waitsInVain() {
        if (over.compareAndSet(false, true)) {
            inVain = true;
            resume();
        }
    }

    @Override
    public boolean abandon() {
        if (!over.compareAndSet(false, true)) {
            return false;
        }
        try {
            promise.loop().execute(this::forget);
        } catch (RejectedExecutionException closed) {
            // and has forgotten all by itself
        }
        return true;
    }
}
