package dev.rondo.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.rondo.Journal;
import dev.rondo.loop.EventLoop;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class WorkerPoolTest {
    private final Journal journal = new Journal();
    private final EventLoop loop = EventLoop.create();

    @Test
    void what_does_not_fit_into_the_queue_is_refused() {
        var go = new CountDownLatch(1);
        try (var pool = WorkerPool.of("small", 1, 1)) {
            loop.run(() -> {
                for (int i = 0; i < 3; i++) {
                    watch(pool.submit(() -> {
                        go.await();
                        return "done";
                    }));
                }
                assertThat(pool.statistics().waiting()).isEqualTo(1);
                loop.setImmediate(go::countDown);
            });
        }

        assertThat(journal.lines())
                .containsExactly(
                        "RejectedExecutionException: the pool small is full: 1 at work, 1 waiting; submit less at a time, "
                                + "or make it larger",
                        "done",
                        "done");
        assertThat(loop.isAlive()).isFalse();
    }

    @Test
    void a_closed_pool_refuses_work() {
        var pool = WorkerPool.of("gone", 1, 1);
        pool.close();
        pool.close();
        loop.run(() -> watch(pool.submit(() -> "never")));

        assertThat(journal.lines()).containsExactly("RejectedExecutionException: the pool gone is closed");
    }

    @Test
    void closing_interrupts_what_runs_and_gives_up_what_waits_and_the_loop_ends() {
        var begun = new CountDownLatch(1);
        var pool = WorkerPool.of("closing", 1, 1);
        loop.run(() -> {
            watch(pool.submit(() -> {
                begun.countDown();
                new CountDownLatch(1).await();
                return "never";
            }));
            watch(pool.submit(() -> "never"));
            loop.setImmediate(() -> {
                awaitLatch(begun);
                pool.close();
            });
        });

        assertThat(journal.lines())
                .containsExactlyInAnyOrder(
                        "InterruptedException: null",
                        "CancellationException: the pool closing was closed before the work began");
        assertThat(loop.isAlive()).isFalse();
    }

    @Test
    void closing_after_the_loop_was_closed_is_quiet() {
        var begun = new CountDownLatch(1);
        var pool = WorkerPool.of("late", 1, 1);
        loop.run(() -> {
            pool.submit(() -> {
                begun.countDown();
                new CountDownLatch(1).await();
                return "never";
            });
            pool.submit(() -> "never");
            loop.stop();
        });
        awaitLatch(begun);
        loop.close();

        pool.close();

        assertThat(pool.statistics().waiting()).isZero();
    }

    @Test
    void one_pool_serves_many_loops() {
        try (var pool = WorkerPool.of("shared", 2, 10)) {
            var threads = new Thread[4];
            var sums = new int[4];
            for (int t = 0; t < 4; t++) {
                int index = t;
                threads[t] = Thread.ofPlatform()
                        .start(() -> EventLoop.create()
                                .run(() -> pool.submit(() -> index * 10)
                                        .promise()
                                        .thenAccept(value -> sums[index] = value)));
            }
            for (var thread : threads) {
                join(thread);
            }
            assertThat(sums).containsExactly(0, 10, 20, 30);
        }
    }

    @Test
    void its_threads_are_daemons_with_its_name() {
        try (var pool = WorkerPool.of("named", 1, 1)) {
            loop.run(() -> watch(pool.submit(() -> Thread.currentThread().getName() + " "
                    + Thread.currentThread().isDaemon())));
        }

        assertThat(journal.lines()).containsExactly("named-1 true");
    }

    @Test
    void a_pool_needs_a_thread_and_room_for_one() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorkerPool.of("none", 0, 1))
                .withMessage("a pool has at least 1 thread and room for 1 waiting, not 0 and 1");
        assertThatIllegalArgumentException().isThrownBy(() -> WorkerPool.of("none", 1, 0));
    }

    @Test
    void work_without_a_loop_is_an_error() {
        try (var pool = WorkerPool.cpu()) {
            assertThatIllegalStateException().isThrownBy(() -> pool.submit(() -> "never"));
            assertThat(pool.statistics()).isEqualTo(new WorkerStatistics(0, 0, 0));
        }
    }

    private void watch(Work<String> work) {
        work.promise()
                .then(
                        value -> {
                            journal.add(value);
                            return "";
                        },
                        error -> {
                            journal.add(error.getClass().getSimpleName() + ": " + error.getMessage());
                            return "";
                        });
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
