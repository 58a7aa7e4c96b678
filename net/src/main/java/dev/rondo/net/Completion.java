package dev.rondo.net;

import dev.rondo.fiber.Fiber;
import dev.rondo.fiber.Suspension;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.FutureListener;

/** A fiber's wait for a future of Netty's, which is cancelled with it. */
final class Completion<V> extends Suspension implements FutureListener<V> {
    private final Future<V> future;
    private boolean over;

    private Completion(Future<V> future) {
        this.future = future;
    }

    /**
     * Waits for its end, however that may be.
     *
     * @throws dev.rondo.fiber.Cancelled if the fiber is cancelled before
     */
    static <V> void await(Future<V> future) {
        Fiber.checkCancelled();
        if (!future.isDone()) {
            var wait = new Completion<>(future);
            var _ = future.addListener(wait);
            wait.suspend();
        }
    }

    /**
     * Begins something and waits for its end, however that may be.
     *
     * @throws dev.rondo.fiber.Cancelled if the fiber is cancelled before
     * @throws IllegalStateException if the caller may not wait; then it was not begun
     */
    static <V> void await(Future<V> future, Runnable beginning) {
        Fiber.checkCancelled();
        var wait = new Completion<>(future);
        beginning.run();
        if (!future.isDone()) {
            var _ = future.addListener(wait);
            wait.suspend();
        }
    }

    @Override
    public void operationComplete(Future<V> done) {
        if (!over) {
            over = true;
            resume();
        }
    }

    @Override
    public boolean abandon() {
        if (over) {
            return false;
        }
        over = true;
        future.cancel(false);
        return true;
    }
}
