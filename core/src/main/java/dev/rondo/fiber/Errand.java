package dev.rondo.fiber;

import dev.rondo.context.Context;
import dev.rondo.internal.Sneaky;
import dev.rondo.loop.EventLoop;
import dev.rondo.worker.WorkerPool;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Work that is done elsewhere for a fiber, which waits for its end, even when it is cancelled meanwhile: then the work is
 * told so, in its own way, and what comes of it counts no more.
 *
 * @param <T> the type of the result
 */
public abstract class Errand<T extends @Nullable Object> extends Suspension {
    private final Context context = Context.current().capture();

    private @Nullable T result;

    private volatile @Nullable Throwable failure;

    /** An errand of the calling fiber or thread. */
    protected Errand() {}

    /**
     * Waits for the end of the work, and answers with its result or throws its error. Until then the loop of the calling
     * fiber stays alive.
     *
     * @throws Cancelled if the fiber was cancelled and the work failed or was not begun
     */
    @SuppressWarnings("NullAway") // T says whether the result may be null
    public final T await() {
        var loop = EventLoop.currentOrNull();
        if (loop != null) {
            loop.ref();
        }
        try {
            suspend();
        } finally {
            if (loop != null) {
                loop.unref();
            }
        }
        var error = failure;
        if (error == null) {
            return result;
        }
        throw thrown(error);
    }

    private static RuntimeException thrown(Throwable error) {
        var fiber = LoopFiber.currentOrNull();
        if (fiber != null && fiber.region().isCancelled()) {
            throw fiber.cancelledInstead(error);
        }
        throw Sneaky.rethrow(error instanceof Cancelled elsewhere ? Fiber.outside(elsewhere) : error);
    }

    /** Does the work, in the context of whoever waits for it, and lets that one go on. For the thread that does it, once. */
    public final void perform(Callable<? extends T> body) {
        try {
            result = context.call(body::call);
        } catch (Throwable error) {
            failure = error;
        }
        resume();
    }

    /** The work was not done, for this reason. Instead of {@link #perform}. */
    public final void fail(Throwable reason) {
        failure = reason;
        resume();
    }

    /** What a pool does. */
    static final class Pooled<T extends @Nullable Object> extends Errand<T> implements Runnable {
        private final Callable<? extends T> body;
        private @Nullable Thread worker;
        private boolean over;

        Pooled(Callable<? extends T> body) {
            this.body = body;
        }

        @Override
        public void run() {
            if (begin()) {
                perform(this::work);
            }
        }

        private synchronized boolean begin() {
            worker = over ? null : Thread.currentThread();
            return !over;
        }

        private T work() throws Exception {
            try {
                return body.call();
            } finally {
                end();
            }
        }

        private synchronized void end() {
            over = true;
            worker = null;
            // it was meant for this work and for nothing that the thread does next
            var _ = Thread.interrupted();
        }

        /** Work that waits is not begun any more; a thread that is at it is interrupted, and may take its time. */
        @Override
        public synchronized boolean abandon() {
            if (worker != null) {
                worker.interrupt();
                return false;
            }
            boolean waits = !over;
            over = true;
            return waits;
        }
    }

    /** The pools that all loops share, made when they are first asked for. Their threads end when there is nothing to do. */
    static final class Pools {
        static final WorkerPool BLOCKING = WorkerPool.blocking();
        static final WorkerPool CPU = WorkerPool.cpu();

        private Pools() {}
    }
}
