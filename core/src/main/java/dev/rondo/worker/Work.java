package dev.rondo.worker;

import dev.rondo.context.Context;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.Task;
import dev.rondo.promise.Promise;
import dev.rondo.promise.Resolvers;
import dev.rondo.trace.Kind;
import dev.rondo.trace.Origin;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Work given to a pool. Its promise is settled on the loop; until then the work keeps the loop alive. For the loop's
 * thread only.
 *
 * @param <T> the type of the result
 */
public final class Work<T extends @Nullable Object> {
    private final EventLoop loop;
    private final Resolvers<T> resolvers;
    private @Nullable Job job;
    private boolean done;

    Work(EventLoop loop) {
        this.loop = loop;
        resolvers = Promise.withResolvers(loop);
    }

    /** What becomes of the work. */
    public Promise<T> promise() {
        return resolvers.promise();
    }

    /**
     * Gives the work up: its promise is rejected with a {@link CancellationException}, work that waits is never begun,
     * and a thread that is at it is interrupted. Without effect once the work is done.
     */
    public void cancel() {
        if (!loop.inLoop()) {
            throw new WrongThreadException(
                    "work is cancelled by the loop that it belongs to; hand the call over with EventLoop.execute");
        }
        if (!done && job != null) {
            job.cancel(true);
            end(() -> resolvers.reject(new CancellationException("the work was cancelled")));
        }
    }

    void start(WorkerPool pool, Callable<? extends T> body) {
        var result = new Result(body);
        result.attributeTo(loop);
        loop.ref();
        job = new Job(pool, result);
        try {
            pool.enqueue(job);
        } catch (RejectedExecutionException refused) {
            end(() -> resolvers.reject(refused));
        }
    }

    private void end(Runnable settle) {
        if (!done) {
            done = true;
            loop.unref();
            settle.run();
        }
    }

    /** What the pool's threads are given. */
    final class Job extends FutureTask<@Nullable Void> {
        private final WorkerPool pool;
        private final Result result;

        private Job(WorkerPool pool, Result result) {
            super(() -> loop.execute(result.compute()), null);
            this.pool = pool;
            this.result = result;
        }

        @Override
        public boolean cancel(boolean mayInterrupt) {
            // what has not begun makes room for others
            pool.forget(this);
            return super.cancel(mayInterrupt);
        }

        /** The pool was closed before a thread took this. */
        void abandon(CancellationException reason) {
            result.settle = () -> resolvers.reject(reason);
            try {
                loop.execute(result);
            } catch (RejectedExecutionException closed) {
                // a closed loop waits for nothing
            }
        }
    }

    /** The way back to the loop. */
    private final class Result extends Task {
        private final Callable<? extends T> body;
        private final Context context = loop.context().capture();
        private Runnable settle = () -> {};

        Result(Callable<? extends T> body) {
            this.body = body;
        }

        Result compute() {
            try {
                T value = context.call(body::call);
                settle = () -> resolvers.resolve(value);
            } catch (Throwable error) {
                settle = () -> resolvers.reject(error);
            }
            return this;
        }

        @Override
        protected void run() {
            end(settle);
        }

        @Override
        protected Kind kind() {
            return Kind.POSTED;
        }

        @Override
        protected int origin() {
            return Origin.of(body.getClass());
        }
    }
}
