package dev.rondo.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.Journal;
import dev.rondo.context.Context;
import dev.rondo.loop.EventLoop;
import dev.rondo.promise.Promise;
import dev.rondo.trace.Event;
import dev.rondo.trace.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkTest {
    private final Journal journal = new Journal();
    private final EventLoop loop = EventLoop.create();
    private final WorkerPool pool = WorkerPool.of("test", 1, 2);

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void the_result_arrives_on_the_loop() {
        loop.run(() -> pool.submit(() -> Thread.currentThread().getName())
                .promise()
                .thenAccept(name -> {
                    assertThat(loop.inLoop()).isTrue();
                    journal.add(name);
                }));

        assertThat(journal.text()).isEqualTo("test-1");
        assertThat(loop.isAlive()).isFalse();
    }

    @Test
    void an_error_rejects_the_promise() {
        loop.run(() -> watch(pool.submit(() -> {
            throw new IOException("disk");
        })));

        assertThat(journal.lines()).containsExactly("IOException: disk");
    }

    @Test
    void work_keeps_the_loop_alive_until_its_result_is_there() {
        var go = new CountDownLatch(1);
        loop.run(() -> {
            watch(pool.submit(() -> {
                go.await();
                return "done";
            }));
            assertThat(loop.isAlive()).isTrue();
            assertThat(loop.statistics().references()).isEqualTo(1);
            loop.setTimeout(go::countDown, 5);
        });

        assertThat(journal.text()).isEqualTo("done");
        assertThat(loop.statistics().references()).isZero();
    }

    @Test
    void work_that_waits_is_cancelled_without_being_begun() {
        var go = new CountDownLatch(1);
        var begun = new AtomicBoolean();
        loop.run(() -> {
            watch(pool.submit(() -> {
                go.await();
                return "first";
            }));
            var waiting = pool.submit(() -> {
                begun.set(true);
                return "second";
            });
            watch(waiting);
            waiting.cancel();
            waiting.cancel();
            loop.setImmediate(go::countDown);
        });

        assertThat(journal.lines()).containsExactly("CancellationException: the work was cancelled", "first");
        assertThat(begun).isFalse();
        assertThat(loop.isAlive()).isFalse();
    }

    @Test
    void work_that_runs_is_interrupted_when_cancelled() throws InterruptedException {
        var interrupted = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        loop.run(() -> {
            var running = pool.submit(() -> {
                begun.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    interrupted.countDown();
                    throw e;
                }
                return "never";
            });
            watch(running);
            loop.setImmediate(() -> {
                awaitLatch(begun);
                running.cancel();
            });
        });
        interrupted.await();

        assertThat(journal.lines()).containsExactly("CancellationException: the work was cancelled");
        // what it still posts changes nothing
        loop.run(() -> watch(pool.submit(() -> "next")));
        assertThat(journal.lines()).hasSize(2).last().isEqualTo("next");
    }

    @Test
    void cancelling_work_that_is_done_does_nothing() {
        loop.run(() -> {
            var work = pool.submit(() -> "done");
            watch(work);
            work.promise().thenAccept(_ -> work.cancel());
        });

        assertThat(journal.text()).isEqualTo("done");
        assertThat(loop.statistics().references()).isZero();
    }

    @Test
    void cancelled_work_makes_room_in_the_queue() {
        var go = new CountDownLatch(1);
        loop.run(() -> {
            var works = new ArrayList<Work<String>>();
            for (int i = 0; i < 3; i++) {
                works.add(pool.submit(() -> {
                    go.await();
                    return "done";
                }));
                watch(works.getLast());
            }
            works.get(1).cancel();
            works.get(2).cancel();
            watch(pool.submit(() -> "there is room"));
            go.countDown();
        });

        assertThat(journal.lines()).hasSize(4).endsWith("done", "there is room");
    }

    @Test
    void its_result_has_the_cause_and_the_context_of_who_asked_for_it() {
        var who = Context.Key.of("who", "nobody");
        loop.run(() -> loop.setTimeout(
                () -> Context.current()
                        .with(who, "ann")
                        .run(() -> pool.submit(() -> "v")
                                .promise()
                                .thenAccept(_ -> journal.add(
                                        String.valueOf(Context.current().value(who))))),
                1));

        assertThat(journal.text()).isEqualTo("ann");
        var events = loop.recorder().events();
        var posted = events.stream()
                .filter(event -> event.kind() == Kind.POSTED && event.what() == Event.What.RUN)
                .findFirst()
                .orElseThrow();
        assertThat(events).anyMatch(event -> event.id() == posted.cause() && event.kind() == Kind.TIMEOUT);
    }

    @Test
    void a_thousand_results_arrive() {
        try (var large = WorkerPool.of("large", 4, 1000)) {
            int[] sum = {0};
            loop.run(() -> {
                for (int i = 1; i <= 1000; i++) {
                    int number = i;
                    large.submit(() -> number).promise().thenAccept(value -> sum[0] += value);
                }
            });

            assertThat(sum[0]).isEqualTo(500_500);
            assertThat(large.statistics().waiting()).isZero();
        }
    }

    @Test
    void only_the_loop_cancels_its_work() throws InterruptedException {
        var refusal = new AtomicReference<Throwable>();
        loop.run(() -> {
            var begin = new CountDownLatch(1);
            var work = pool.submit(() -> {
                awaitLatch(begin);
                return "result";
            });
            var thread = Thread.ofPlatform().unstarted(work::cancel);
            thread.setUncaughtExceptionHandler((_, error) -> refusal.set(error));
            thread.start();
            awaitEnd(thread);
            begin.countDown();
            watch(work);
        });

        assertThat(refusal.get()).isInstanceOf(WrongThreadException.class);
        assertThat(journal.text()).isEqualTo("result");
    }

    @Test
    void it_runs_in_the_context_of_who_asked_for_it() {
        var key = Context.Key.of("user");
        loop.run(() -> Context.EMPTY
                .with(key, "ada")
                .run(() ->
                        watch(pool.submit(() -> String.valueOf(Context.current().value(key))))));

        assertThat(journal.text()).isEqualTo("ada");
    }

    private void watch(Work<?> work) {
        Promise<?> promise = work.promise();
        promise.then(
                value -> {
                    journal.add(String.valueOf(value));
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

    private static void awaitEnd(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }
}
