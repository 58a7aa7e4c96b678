package dev.rondo.worker;

import dev.rondo.loop.EventLoop;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A bounded number of threads with a bounded queue, for work that would stop a loop.
 *
 * <p>{@link #cpu()} is for computation: as many threads as processors. {@link #blocking()} is for calls that block their
 * thread in native code, where a fiber does not help: files, drivers, DNS. A pool may serve many loops, and any thread may
 * use it. Its threads are daemons and end after a minute without work. What does not fit into the queue is refused: its
 * promise is rejected with a {@link RejectedExecutionException}.
 */
public final class WorkerPool implements AutoCloseable, Executor {
    private static final int BLOCKING_THREADS = 64;
    private static final int QUEUE = 65_536;

    private final String name;
    private final ThreadPoolExecutor threads;

    private WorkerPool(String name, int size, int queue) {
        this.name = name;
        var number = new AtomicInteger();
        threads = new ThreadPoolExecutor(
                size,
                size,
                1,
                TimeUnit.MINUTES,
                new LinkedBlockingQueue<>(queue),
                body -> Thread.ofPlatform()
                        .daemon()
                        .name(name + "-" + number.incrementAndGet())
                        .unstarted(body));
        threads.allowCoreThreadTimeOut(true);
    }

    /** A pool for computation. */
    public static WorkerPool cpu() {
        return of("rondo-cpu", Runtime.getRuntime().availableProcessors(), QUEUE);
    }

    /** A pool for calls that block their thread. */
    public static WorkerPool blocking() {
        return of("rondo-blocking", BLOCKING_THREADS, QUEUE);
    }

    /**
     * A pool of your own measure.
     *
     * @param name of the threads, to which a number is added
     * @param threads how many work at a time at most
     * @param queue how much work may wait
     * @throws IllegalArgumentException if a number is below 1
     */
    public static WorkerPool of(String name, int threads, int queue) {
        if (threads < 1 || queue < 1) {
            throw new IllegalArgumentException(
                    "a pool has at least 1 thread and room for 1 waiting, not " + threads + " and " + queue);
        }
        return new WorkerPool(Objects.requireNonNull(name, "name"), threads, queue);
    }

    /** Gives work to the pool for the current loop. It runs in the context of who asked for it. */
    public <T extends @Nullable Object> Work<T> submit(Callable<? extends T> body) {
        return submit(EventLoop.current(), body);
    }

    /** Gives work to the pool; the result goes to the given loop, on whose thread this is called. */
    public <T extends @Nullable Object> Work<T> submit(EventLoop loop, Callable<? extends T> body) {
        var work = new Work<T>(loop);
        work.start(this, Objects.requireNonNull(body, "body"));
        return work;
    }

    /**
     * Gives work to the pool that needs no promise, because it tells a loop itself what came of it. Nothing keeps a loop
     * alive for it, and what waits when the pool is closed is dropped.
     *
     * @throws RejectedExecutionException if the pool is full or closed
     */
    @Override
    public void execute(Runnable body) {
        enqueue(Objects.requireNonNull(body, "body"));
    }

    /** What the pool does at this moment. */
    public WorkerStatistics statistics() {
        return new WorkerStatistics(
                threads.getActiveCount(), threads.getQueue().size(), threads.getCompletedTaskCount());
    }

    /**
     * Takes no more work, interrupts what runs, and gives up what waits: its promises are rejected with a
     * {@link CancellationException}.
     */
    @Override
    public void close() {
        for (var waiting : threads.shutdownNow()) {
            if (waiting instanceof Work<?>.Job job) {
                job.abandon(new CancellationException("the pool " + name + " was closed before the work began"));
            }
        }
    }

    void forget(Work<?>.Job job) {
        threads.remove(job);
    }

    void enqueue(Runnable job) {
        try {
            threads.execute(job);
        } catch (RejectedExecutionException refused) {
            throw new RejectedExecutionException(
                    threads.isShutdown()
                            ? "the pool " + name + " is closed"
                            : "the pool " + name + " is full: " + threads.getMaximumPoolSize() + " at work, "
                                    + threads.getQueue().size() + " waiting; submit less at a time, or make it larger",
                    refused);
        }
    }
}
