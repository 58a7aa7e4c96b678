package dev.rondo.worker;

import dev.rondo.loop.EventLoop;
import dev.rondo.loop.Task;
import dev.rondo.promise.Promise;
import dev.rondo.promise.Resolvers;
import dev.rondo.trace.Kind;
import dev.rondo.trace.Origin;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
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
    private @Nullable Future<?> future;
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
        if (!done && future != null) {
            future.cancel(true);
            end(() -> resolvers.reject(new CancellationException("the work was cancelled")));
        }
    }

    void start(Submission submission, Callable<? extends T> body) {
        var result = new Result(body);
        result.attributeTo(loop);
        loop.ref();
        try {
            future = submission.submit(() -> loop.execute(result.compute()));
        } catch (RuntimeException refused) {
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

    /** How a pool takes work; refusals are exceptions. */
    interface Submission {
        Future<?> submit(Runnable body);
    }

    /** The way back to the loop. */
    private final class Result extends Task {
        private final Callable<? extends T> body;
        private Runnable settle = () -> {};

        Result(Callable<? extends T> body) {
            this.body = body;
        }

        Result compute() {
            try {
                var value = body.call();
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
