package dev.rondo.fiber;

import dev.rondo.trace.Origin;
import dev.rondo.trace.Originated;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** A fiber for each task. */
record FiberExecutor(FiberScheduler scheduler) implements Executor {
    @Override
    public void execute(Runnable task) {
        var job = new Job(Objects.requireNonNull(task, "task"));
        if (scheduler.loop.inLoop()) {
            if (scheduler.root.isCancelled()) {
                throw new RejectedExecutionException("the loop ends and will not run " + task);
            }
            start(job);
        } else {
            scheduler.loop.execute(() -> start(job));
        }
    }

    private void start(Job job) {
        LoopFiber.of(scheduler.root, null, job).startLater();
    }

    /** A task, where a fiber wants its body. */
    private record Job(Runnable task) implements Callable<@Nullable Void>, Originated {
        @Override
        public @Nullable Void call() {
            task.run();
            return null;
        }

        @Override
        public int origin() {
            return Origin.ofCallback(task);
        }
    }
}
