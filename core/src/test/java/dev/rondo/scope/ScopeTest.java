package dev.rondo.scope;

import static dev.rondo.fiber.Fiber.await;
import static dev.rondo.fiber.Fiber.go;
import static dev.rondo.fiber.Fiber.sleep;
import static dev.rondo.scope.Scope.mapConcurrent;
import static dev.rondo.scope.Scope.race;
import static dev.rondo.scope.Scope.scope;
import static dev.rondo.scope.Scope.shield;
import static dev.rondo.scope.Scope.supervise;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.Journal;
import dev.rondo.MainFiber;
import dev.rondo.fiber.Body;
import dev.rondo.fiber.Cancelled;
import dev.rondo.fiber.Fiber;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.VirtualClock;
import dev.rondo.promise.Promise;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ScopeTest {
    private final Journal journal = new Journal();
    private final EventLoop loop =
            EventLoop.builder().clock(VirtualClock.create()).build();

    private void run(Body body) {
        MainFiber.run(loop, journal, body);
    }

    private static void millis(int millis) {
        sleep(Duration.ofMillis(millis));
    }

    @Test
    void a_scope_ends_when_its_fibers_have_ended() {
        run(() -> scope(s -> {
            s.fork(() -> {
                millis(20);
                journal.add("slow");
            });
            s.fork(() -> {
                millis(10);
                journal.add("quick");
            });
            journal.add("body");
        }));

        assertThat(journal.text()).isEqualTo("body quick slow");
        assertThat(loop.uptime()).isEqualTo(Duration.ofMillis(20));
    }

    @Test
    void results_are_awaited() {
        run(() -> {
            journal.add(scope(s -> {
                var one = s.fork(() -> {
                    millis(10);
                    return "one";
                });
                var two = s.fork(() -> "two");
                return one.await() + two.await();
            }));
        });

        assertThat(journal.text()).isEqualTo("onetwo");
    }

    @Test
    void the_first_error_cancels_the_others_and_is_thrown_when_they_have_ended() {
        run(() -> scope(s -> {
            s.fork("sleeper", () -> {
                try {
                    millis(1000);
                } finally {
                    journal.add("sleeper ends");
                }
            });
            s.fork(() -> {
                millis(10);
                throw new IOException("broken");
            });
            try {
                await(Promise.withResolvers().promise());
            } catch (Exception error) {
                journal.add("swallowed");
            } finally {
                journal.add("body ends");
            }
        }));

        assertThat(journal.lines())
                .containsExactlyInAnyOrder("body ends", "sleeper ends", "main: java.io.IOException: broken");
        assertThat(loop.uptime()).isEqualTo(Duration.ofMillis(10));
    }

    @Test
    void the_first_error_carries_the_others() {
        run(() -> scope(s -> {
            s.fork(() -> {
                millis(10);
                throw new IOException("first");
            });
            s.fork(() -> {
                try {
                    millis(100);
                    return null;
                } catch (Cancelled cancelled) {
                    throw new IllegalStateException("second");
                }
            });
        }));

        assertThat(journal.lines())
                .containsExactly(
                        "main: java.io.IOException: first", "suppressed: java.lang.IllegalStateException: second");
    }

    @Test
    void a_cancelled_fiber_is_told_at_every_wait() {
        var times = new AtomicInteger();
        run(() -> scope(s -> {
            s.fork(() -> {
                for (int i = 0; i < 3; i++) {
                    try {
                        millis(1000);
                    } catch (Cancelled cancelled) {
                        times.incrementAndGet();
                    }
                }
            });
            millis(10);
            s.cancel("enough");
        }));

        assertThat(times).hasValue(3);
        assertThat(loop.uptime()).isEqualTo(Duration.ofMillis(10));
    }

    @Test
    void what_waits_in_the_jdk_is_interrupted_every_time() {
        var times = new AtomicInteger();
        run(() -> scope(s -> {
            s.fork(() -> {
                var queue = new LinkedBlockingQueue<String>();
                for (int i = 0; i < 3; i++) {
                    try {
                        queue.take();
                    } catch (InterruptedException interrupted) {
                        times.incrementAndGet();
                    }
                }
            });
            millis(10);
            s.cancel("enough");
        }));

        assertThat(times).hasValue(3);
    }

    @Test
    void cleaning_up_may_wait_behind_a_shield() {
        run(() -> scope(s -> {
            s.fork(() -> {
                try {
                    millis(1000);
                } finally {
                    shield(() -> {
                        millis(50);
                        journal.add("cleaned");
                    });
                    millis(1);
                    journal.add("never");
                }
            });
            millis(10);
            s.cancel("enough");
        }));

        assertThat(journal.text()).isEqualTo("cleaned");
        assertThat(loop.uptime()).isEqualTo(Duration.ofMillis(60));
    }

    @Test
    void a_scope_that_is_cancelled_inside_is_an_ordinary_error_outside() {
        run(() -> {
            assertThatThrownBy(() -> scope(s -> {
                        s.cancel("no longer needed");
                        millis(1);
                        return "never";
                    }))
                    .isInstanceOf(CancellationException.class)
                    .hasMessageContaining("no longer needed")
                    .hasMessageContaining("ScopeTest.java:");
            journal.add("goes on");
        });

        assertThat(journal.text()).isEqualTo("goes on");
    }

    @Test
    void a_scope_without_a_result_may_end_by_cancelling_itself() {
        run(() -> {
            Scope.scope(s -> {
                s.fork(() -> millis(1000));
                s.cancel("no longer needed");
                millis(1);
                journal.add("never");
            });
            journal.add("goes on");
        });

        assertThat(journal.text()).isEqualTo("goes on");
        assertThat(loop.uptime()).isZero();
    }

    @Test
    void a_late_fork_of_a_cancelled_scope_does_not_begin() {
        run(() -> scope(s -> {
            s.cancel("over");
            s.fork(() -> {
                journal.add("never");
            });
        }));

        assertThat(journal.text()).isEqualTo("");
    }

    @Test
    void a_supervisor_leaves_errors_to_those_who_await() {
        run(() -> supervise(s -> {
            var bad = s.fork(() -> {
                throw new IOException("broken");
            });
            var good = s.fork(() -> {
                millis(10);
                return "good";
            });
            try {
                bad.await();
            } catch (Exception error) {
                journal.add("" + error.getMessage());
            }
            journal.add(good.await());
        }));

        assertThat(journal.text()).isEqualTo("broken good");
    }

    @Test
    void a_race_has_one_winner() {
        run(() -> {
            journal.add(race(List.<Callable<String>>of(
                    () -> {
                        millis(20);
                        journal.add("never");
                        return "slow";
                    },
                    () -> {
                        millis(10);
                        return "quick";
                    })));
        });

        assertThat(journal.text()).isEqualTo("quick");
        assertThat(loop.uptime()).isEqualTo(Duration.ofMillis(10));
    }

    @Test
    void no_more_run_at_once_than_the_limit_says() {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        run(() -> {
            var results = mapConcurrent(List.of(1, 2, 3, 4, 5, 6, 7), 3, item -> {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                millis(10 * (8 - item));
                running.decrementAndGet();
                return item * item;
            });
            journal.add(results.toString());
        });

        assertThat(journal.text()).isEqualTo("[1, 4, 9, 16, 25, 36, 49]");
        assertThat(most).hasValue(3);
    }

    @Test
    void who_is_let_to_fork_and_is_cancelled_passes_the_turn_on() {
        var impatient = new Scope[1];
        run(() -> scope(s -> {
            s.limit(1).fork(() -> {
                millis(10);
                impatient[0].cancel("gone");
            });
            go(() -> {
                try {
                    supervise(waiting -> {
                        impatient[0] = waiting;
                        return s.fork(() -> null);
                    });
                } catch (CancellationException cancelled) {
                    journal.add("first gone");
                }
            });
            millis(1);
            s.fork(() -> {
                journal.add("second forked");
            });
        }));

        assertThat(journal.lines()).containsExactlyInAnyOrder("first gone", "second forked");
    }

    @Test
    void of_nested_deadlines_the_nearest_counts() {
        run(() -> {
            assertThatThrownBy(() -> Deadline.within(
                            Duration.ofSeconds(1),
                            () -> Deadline.within(Duration.ofSeconds(5), () -> {
                                millis(10_000);
                            })))
                    .hasMessageContaining("a deadline of 1s");
            assertThatThrownBy(() -> Deadline.within(
                            Duration.ofSeconds(5),
                            () -> Deadline.within(Duration.ofSeconds(1), () -> {
                                millis(10_000);
                            })))
                    .hasMessageContaining("a deadline of 1s");
        });

        assertThat(loop.uptime()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void a_deadline_ends_what_waits_in_the_jdk() {
        run(() -> {
            assertThatThrownBy(() -> Deadline.within(Duration.ofSeconds(1), () -> {
                        try {
                            Thread.sleep(60_000);
                        } catch (InterruptedException interrupted) {
                            throw new IllegalStateException("wrapped", interrupted);
                        }
                    }))
                    .isInstanceOf(DeadlineExceededException.class)
                    .hasRootCauseInstanceOf(InterruptedException.class);
            journal.add("goes on " + Thread.currentThread().isInterrupted());
        });

        assertThat(journal.text()).isEqualTo("goes on false");
    }

    @Test
    void a_deadline_that_cuts_fibers_off_is_told_of_even_if_the_body_of_their_scope_had_returned() {
        run(() -> {
            for (var scope : List.<Callable<Integer>>of(
                    () -> scope(s -> {
                        s.fork(() -> millis(1000));
                        return 1;
                    }),
                    () -> supervise(s -> {
                        s.fork(() -> millis(1000));
                        return 1;
                    }),
                    () -> scope(outer -> {
                        scope(inner -> {
                            inner.fork(() -> millis(1000));
                        });
                        journal.add("never");
                        return 1;
                    }))) {
                assertThatThrownBy(() -> Deadline.within(Duration.ofMillis(10), scope))
                        .isInstanceOf(DeadlineExceededException.class);
            }
            assertThat(Deadline.<Integer>within(
                            Duration.ofMillis(10),
                            () -> scope(s -> {
                                s.fork(() -> millis(1));
                                return 2;
                            })))
                    .isEqualTo(2);
            journal.add("done");
        });

        assertThat(journal.text()).isEqualTo("done");
    }

    @Test
    void a_deadline_reaches_into_scopes() {
        run(() -> {
            assertThatThrownBy(() -> Deadline.within(
                            Duration.ofSeconds(1),
                            () -> scope(s -> {
                                Fiber<?> inside = s.fork(() -> {
                                    try {
                                        millis(10_000);
                                    } finally {
                                        journal.add("inside ends");
                                    }
                                });
                                return inside.await();
                            })))
                    .isInstanceOf(DeadlineExceededException.class);
        });

        assertThat(journal.text()).isEqualTo("inside ends");
    }
}
