package dev.rondo;

import static dev.rondo.Rondo.mapConcurrent;
import static dev.rondo.Rondo.run;
import static dev.rondo.Rondo.scope;
import static dev.rondo.Rondo.sleep;
import static dev.rondo.Rondo.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rondo.channel.Channel;
import dev.rondo.fiber.Fiber;
import dev.rondo.loop.EventLoop;
import dev.rondo.promise.Promise;
import dev.rondo.scope.DeadlineExceededException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LoopsTest {
    @Test
    void fibers_of_different_loops_run_at_the_same_time_and_each_stays_where_it_is() {
        var together = new CyclicBarrier(2);
        try (var loops = Loops.of(2)) {
            run(() -> {
                var threads = mapConcurrent(
                        List.of(1, 2),
                        2,
                        _ -> loops.spread(() -> {
                            var before = EventLoop.current();
                            // a computation, which stops its loop: both get here only if they are on two
                            spin(together);
                            sleep(Duration.ofMillis(1));
                            assertThat(EventLoop.current()).isSameAs(before);
                            return before;
                        }));
                assertThat(threads).doesNotHaveDuplicates().doesNotContain(EventLoop.current());
            });
        }
    }

    /** Waits without suspending the fiber. */
    private static void spin(CyclicBarrier barrier) {
        var arrives = new Thread(() -> {
            try {
                barrier.await();
            } catch (Exception error) {
                throw new IllegalStateException(error);
            }
        });
        arrives.start();
        while (arrives.isAlive()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void the_least_busy_loop_gets_the_next_fiber() {
        var all = new CountDownLatch(6);
        var go = Channel.<Boolean>unbuffered();
        try (var loops = Loops.of(3)) {
            run(() -> {
                scope(s -> {
                    for (int i = 0; i < 6; i++) {
                        s.fork(() -> loops.spread(() -> {
                            all.countDown();
                            go.receiveOrNull();
                        }));
                    }
                    Rondo.blocking(() -> all.await());
                    assertThat(loops.statistics().fibers()).containsExactly(2, 2, 2);
                    go.close();
                });
                assertThat(loops.statistics().fibers()).containsExactly(0, 0, 0);
            });
        }
    }

    @Test
    void a_plain_thread_may_spread_too_and_gets_results_and_errors() {
        try (var loops = Loops.of(1)) {
            assertThat(loops.<String>spread(() -> "result")).isEqualTo("result");
            assertThatThrownBy(() -> loops.spread(() -> {
                        throw new IOException("broken");
                    }))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void values_of_many_senders_cross_loops_by_one_channel() {
        int most = 20_000;
        var channel = Channel.<Integer>buffered(16);
        try (var loops = Loops.of(2)) {
            run(() -> scope(s -> {
                s.fork(() -> {
                    scope(senders -> {
                        for (int parity : new int[] {0, 1}) {
                            senders.fork(() -> loops.spread(() -> {
                                for (int i = parity; i < most; i += 2) {
                                    channel.send(i);
                                }
                            }));
                        }
                    });
                    channel.close();
                });
                var all = new ArrayList<Integer>();
                channel.forEach(all::add);
                assertThat(all).hasSize(most).doesNotHaveDuplicates();
                assertThat(all.stream().filter(each -> each % 2 == 0)).isSorted();
            }));
        }
    }

    @Test
    void cancelling_reaches_the_fiber_on_the_other_loop_and_waits_for_its_end() {
        var ended = new CountDownLatch(1);
        try (var loops = Loops.of(1)) {
            run(() -> {
                assertThatThrownBy(() -> within(
                                Duration.ofMillis(20),
                                () -> loops.spread(() -> {
                                    try {
                                        sleep(Duration.ofHours(1));
                                    } finally {
                                        Rondo.shield(() -> sleep(Duration.ofMillis(5)));
                                        ended.countDown();
                                    }
                                })))
                        .isInstanceOf(DeadlineExceededException.class);
                assertThat(ended.getCount()).isZero();
            });
        }
    }

    @Test
    void the_failure_of_one_loop_ends_all_and_everybody_sees_it() throws InterruptedException {
        var waiting = new CountDownLatch(2);
        var told = new ArrayList<String>();
        var loops = Loops.of(2);
        run(() -> {
            var fibers = IntStream.range(0, 2)
                    .mapToObj(_ -> Fiber.async(() -> loops.spread(() -> {
                        waiting.countDown();
                        sleep(Duration.ofHours(1));
                    })))
                    .toList();
            Rondo.blocking(() -> waiting.await());
            loops.spread(() -> {
                Rondo.setImmediate(() -> {
                    throw new IllegalArgumentException("a callback fails");
                });
            });
            for (var each : Rondo.await(Promise.allSettled(fibers))) {
                told.add(String.valueOf(each));
            }
        });
        assertThat(told).hasSize(2).allMatch(each -> each.contains("a loop of this group has failed"));
        assertThatThrownBy(() -> loops.spread(() -> "late"))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("a callback fails");
        assertThatThrownBy(loops::close).hasRootCauseMessage("a callback fails");
    }

    @Test
    void when_one_loop_is_stopped_all_end() {
        try (var loops = Loops.of(2)) {
            loops.spread(() -> EventLoop.current().stop());
            assertThatThrownBy(() -> {
                        while (true) {
                            loops.spread(() -> sleep(Duration.ofMillis(1)));
                        }
                    })
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("this group of loops has ended");
        }
    }

    @Test
    void closing_cancels_what_runs_and_lets_it_clean_up() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var cleaned = new CountDownLatch(1);
        var loops = Loops.of(1);
        var outside = Thread.ofPlatform()
                .start(() -> assertThatThrownBy(() -> loops.spread(() -> {
                            begun.countDown();
                            try {
                                sleep(Duration.ofHours(1));
                            } finally {
                                Rondo.shield(() -> sleep(Duration.ofMillis(5)));
                                cleaned.countDown();
                            }
                        }))
                        .isInstanceOf(IllegalStateException.class));
        begun.await();
        loops.close();
        assertThat(cleaned.await(0, TimeUnit.SECONDS)).isTrue();
        outside.join();
        loops.close();
    }

    @Test
    void a_callback_of_a_loop_cannot_close_its_group() {
        try (var loops = Loops.of(1)) {
            var refused = Channel.<String>buffered(1);
            loops.spread(() -> {
                Rondo.setImmediate(() -> {
                    var error = catchThrowable(loops::close);
                    refused.trySend(String.valueOf(error));
                });
            });
            assertThat(refused.receive()).contains("a callback cannot wait for the end of the loops");
        }
    }

    @Test
    void a_group_needs_a_loop() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Loops.of(0))
                .withMessage("a group has at least one loop, not 0");
    }

    @Test
    void a_fiber_is_awaited_on_another_loop_before_its_end_and_after() {
        try (var loops = Loops.of(1)) {
            run(() -> {
                Fiber<Integer> slow = Fiber.go(() -> {
                    sleep(Duration.ofMillis(10));
                    return 1;
                });
                assertThat(loops.spread(() -> slow.await())).isOne();
                assertThat(loops.spread(() -> slow.await())).isOne();
                assertThatThrownBy(() -> loops.spread(() -> slow.promise()))
                        .isInstanceOf(WrongThreadException.class)
                        .hasMessageContaining("or call await");
            });
        }
    }

    @Test
    void what_is_spread_is_named_by_its_own_place() {
        try (var loops = Loops.of(1)) {
            run(() -> loops.spread(() -> {
                assertThat(Fiber.current().toString()).contains("LoopsTest.java");
            }));
        }
    }

    @Test
    void a_deadline_ends_the_wait_for_a_fiber_of_a_loop_that_does_not_turn() {
        try (var idle = EventLoop.create()) {
            var fiber = new Fiber<?>[1];
            idle.execute(() -> fiber[0] = Fiber.go(() -> 1));
            idle.runNoWait();

            var late = new Throwable[1];
            var waiting = new Thread(() ->
                    run(() -> late[0] = catchThrowable(() -> within(Duration.ofMillis(10), () -> fiber[0].await()))));
            waiting.start();
            join(waiting);

            assertThat(late[0]).isInstanceOf(DeadlineExceededException.class);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void who_has_spread_what_waits_in_the_jdk_is_told_why_the_group_has_ended() {
        var loops = Loops.of(2);
        run(() -> {
            var sleeps = new CountDownLatch(1);
            var told = Fiber.go(() -> catchThrowable(() -> loops.spread(() -> {
                sleeps.countDown();
                Thread.sleep(10_000);
            })));
            sleeps.await();
            var _ = catchThrowable(() -> loops.spread(() -> {
                Fiber.go(() -> {
                    throw new IOException("boom");
                });
                sleep(Duration.ofSeconds(10));
            }));
            assertThat(told.await())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("a loop of this group has failed")
                    .hasRootCauseMessage("boom");
        });
        assertThatThrownBy(loops::close).hasRootCauseMessage("boom");
    }
}
