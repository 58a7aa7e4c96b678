package dev.rondo.scope;

import static dev.rondo.fiber.Fiber.await;
import static dev.rondo.fiber.Fiber.go;
import static dev.rondo.fiber.Fiber.sleep;
import static dev.rondo.fiber.Fiber.yield_;
import static dev.rondo.scope.Deadline.within;
import static dev.rondo.scope.Scope.scope;
import static dev.rondo.scope.Scope.shield;
import static dev.rondo.scope.Scope.supervise;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.Journal;
import dev.rondo.channel.Case;
import dev.rondo.channel.Channel;
import dev.rondo.channel.Select;
import dev.rondo.fiber.Body;
import dev.rondo.fiber.Cancelled;
import dev.rondo.fiber.Region;
import dev.rondo.loop.Choices;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.VirtualClock;
import dev.rondo.promise.Promise;
import dev.rondo.trace.Recorder;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How fibers end that are cancelled, in whatever order the fibers of a loop go on. */
class CancellationTableTest {
    private static final int SEEDS = 1000;

    private interface Program {
        void run(Journal journal) throws Exception;
    }

    private static void millis(int millis) {
        sleep(Duration.ofMillis(millis));
    }

    static Stream<Named<Body>> points() {
        return Stream.of(
                Named.of("sleep", () -> millis(1000)),
                Named.of("await", () -> await(Promise.withResolvers().promise())),
                Named.of("yield", () -> {
                    while (true) {
                        yield_();
                        millis(1);
                    }
                }),
                Named.of("receive", () -> Channel.unbuffered().receive()),
                Named.of("send", () -> Channel.unbuffered().send("value")),
                Named.of("select", () -> Select.select(Channel.unbuffered().onReceive(value -> value))),
                Named.of(
                        "a fork that waits for its turn",
                        () -> scope(s -> {
                            s.limit(1).fork(() -> {
                                millis(1000);
                            });
                            s.fork(() -> null);
                        })),
                Named.of("JDK BlockingQueue.take", () -> new ArrayBlockingQueue<>(1).take()),
                Named.of("JDK Thread.sleep", () -> {
                    Thread.sleep(10_000);
                }));
    }

    @ParameterizedTest
    @MethodSource("points")
    void a_fiber_that_waits_is_told_there_and_at_the_next_wait(Body wait) {
        inEveryOrder(
                journal -> supervise(s -> {
                    s.fork(() -> {
                        try {
                            wait.run();
                            journal.add("went on");
                        } catch (Cancelled | InterruptedException cancelled) {
                            journal.add("cancelled");
                        }
                        yield_();
                        journal.add("never");
                    });
                    millis(5);
                    s.cancel("enough");
                }),
                "cancelled");
    }

    @Test
    void a_fiber_cancelled_before_it_starts_does_not_start() {
        inEveryOrder(
                journal -> supervise(s -> {
                    s.fork(() -> {
                        journal.add("started");
                    });
                    s.cancel("at once");
                }),
                "");
    }

    @Test
    void a_late_fork_of_a_cancelled_scope_does_not_start() {
        inEveryOrder(
                journal -> supervise(s -> {
                    s.cancel("at once");
                    s.fork(() -> {
                        journal.add("started");
                    });
                }),
                "");
    }

    @Test
    void cancelling_reaches_the_scopes_inside() {
        inEveryOrder(
                journal -> supervise(outer -> {
                    outer.fork(() -> scope(inner -> {
                        inner.fork(() -> {
                            try {
                                millis(1000);
                            } finally {
                                journal.add("inside");
                            }
                        });
                    }));
                    millis(1);
                    outer.cancel("enough");
                }),
                "inside");
    }

    @Test
    void a_child_that_crashes_cancels_its_siblings() {
        inEveryOrder(
                journal -> {
                    try {
                        scope(s -> {
                            s.fork(() -> {
                                millis(1);
                                throw new IOException("crash");
                            });
                            s.fork(() -> {
                                try {
                                    millis(1000);
                                } finally {
                                    journal.add("sibling");
                                }
                            });
                        });
                    } catch (Exception error) {
                        journal.add("" + error.getMessage());
                    }
                },
                "sibling crash");
    }

    @Test
    void of_two_that_crash_at_once_one_is_suppressed_in_the_other() {
        inEveryOrder(
                journal -> {
                    try {
                        scope(s -> {
                            for (var name : new String[] {"a", "b"}) {
                                s.fork(() -> {
                                    millis(1);
                                    throw new IOException(name);
                                });
                            }
                        });
                    } catch (Exception error) {
                        journal.add("" + error.getMessage());
                        for (var each : error.getSuppressed()) {
                            if (each instanceof IOException) {
                                journal.add("and " + each.getMessage());
                            }
                        }
                    }
                },
                "a and b",
                "b and a",
                "a",
                "b");
    }

    @Test
    void a_lock_that_is_waited_for_deaf_to_interrupts_is_got_in_the_end() {
        inEveryOrder(
                journal -> supervise(s -> {
                    var lock = new ReentrantLock();
                    lock.lock();
                    s.fork(() -> {
                        lock.lock();
                        try {
                            journal.add("locked");
                        } finally {
                            lock.unlock();
                        }
                        yield_();
                        journal.add("never");
                    });
                    millis(1);
                    s.cancel("enough");
                    shield(() -> {
                        millis(5);
                        lock.unlock();
                    });
                }),
                "locked");
    }

    @Test
    void what_is_shielded_goes_on() {
        inEveryOrder(
                journal -> supervise(s -> {
                    s.fork(() -> {
                        shield(() -> {
                            millis(10);
                            journal.add("shielded");
                        });
                        yield_();
                        journal.add("never");
                    });
                    millis(1);
                    s.cancel("enough");
                }),
                "shielded");
    }

    @Test
    void what_is_unshielded_after_it_was_cancelled_is_cancelled_then() {
        inEveryOrder(
                journal -> supervise(s -> {
                    s.fork(() -> {
                        var region = Region.open(null);
                        try {
                            region.shield(true);
                            millis(10);
                            journal.add("shielded");
                            region.shield(false);
                            millis(10);
                            journal.add("never");
                        } finally {
                            region.close();
                        }
                    });
                    millis(1);
                    s.cancel("enough");
                }),
                "shielded");
    }

    @Test
    void regions_that_are_closed_in_the_wrong_order_are_an_error() {
        inEveryOrder(
                journal -> {
                    var outer = Region.open(null);
                    var inner = Region.open(null);
                    try {
                        outer.close();
                    } catch (IllegalStateException misnested) {
                        journal.add("refused");
                    }
                    inner.close();
                    outer.close();
                },
                "refused");
    }

    @Test
    void of_deadlines_that_tie_the_outer_one_is_told_of() {
        inEveryOrder(
                journal -> {
                    try {
                        within(Duration.ofMillis(5), () -> {
                            try {
                                return within(
                                        Duration.ofMillis(5),
                                        () -> await(Promise.withResolvers().promise()));
                            } catch (DeadlineExceededException late) {
                                journal.add("inner");
                                millis(1);
                                return null;
                            }
                        });
                    } catch (DeadlineExceededException late) {
                        journal.add("outer");
                    }
                },
                "outer");
    }

    @Test
    void a_value_is_delivered_or_the_wait_is_cancelled() {
        inEveryOrder(
                journal -> {
                    var channel = Channel.<String>unbuffered();
                    var sent = new boolean[1];
                    var got = new boolean[1];
                    supervise(s -> {
                        s.fork(() -> {
                            channel.receive();
                            got[0] = true;
                        });
                        go(() -> sent[0] = channel.trySend("value"));
                        go(() -> s.cancel("at the same time"));
                    });
                    millis(1);
                    journal.add(sent[0] == got[0] ? "agreed" : "lost");
                },
                "agreed");
    }

    @Test
    void a_selection_takes_at_most_one_value() {
        inEveryOrder(
                journal -> {
                    var one = Channel.<String>buffered(1);
                    var two = Channel.<String>buffered(1);
                    supervise(s -> {
                        s.fork(() -> Select.select(
                                one.onReceive(value -> value),
                                two.onReceive(value -> value),
                                Case.after(Duration.ofMillis(1), () -> null)));
                        go(() -> one.send("one"));
                        go(() -> two.send("two"));
                        go(() -> s.cancel("at the same time"));
                    });
                    millis(5);
                    int left = one.statistics().buffered() + two.statistics().buffered();
                    journal.add(left >= 1 ? "at most one" : "both");
                },
                "at most one");
    }

    /** What the program says in its journal must be one of the outcomes, in whatever order fibers go on. */
    private static void inEveryOrder(Program program, String... outcomes) {
        for (long seed = 0; seed < SEEDS; seed++) {
            var journal = new Journal();
            try (var loop = EventLoop.builder()
                    .clock(VirtualClock.create())
                    .recorder(Recorder.ofCapacity(64))
                    .choices(Choices.shufflingFibers(seed))
                    .build()) {
                loop.run(() -> go(() -> {
                    try {
                        program.run(journal);
                    } catch (Exception error) {
                        journal.add("main: " + error);
                    }
                }));
            }
            assertThat(outcomes).as("seed %d", seed).contains(journal.text());
        }
    }
}
