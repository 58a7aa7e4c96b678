package dev.rondo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.channel.Case;
import dev.rondo.channel.Channel;
import dev.rondo.channel.Select;
import dev.rondo.channel.Ticker;
import dev.rondo.fiber.Body;
import dev.rondo.fiber.Fiber;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.VirtualClock;
import dev.rondo.promise.Promise;
import dev.rondo.scope.Deadline;
import dev.rondo.scope.DeadlineExceededException;
import dev.rondo.scope.Scope;
import dev.rondo.scope.ScopeBody;
import dev.rondo.scope.ScopeProcedure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** What scopes, deadlines and fibers make of wrong use and of bad luck. */
class FaultsTest {
    private final Journal journal = new Journal();
    private final EventLoop loop =
            EventLoop.builder().clock(VirtualClock.create()).build();

    private void run(Body body) {
        MainFiber.run(loop, journal, body);
    }

    @Test
    void a_scope_that_has_ended_takes_no_fibers() {
        run(() -> {
            var escaped = new Scope[1];
            Scope.scope(s -> {
                escaped[0] = s;
            });
            assertThatIllegalStateException()
                    .isThrownBy(() -> escaped[0].fork(() -> "late"))
                    .withMessageContaining("no fiber can be started in it any more");
            escaped[0].cancel("nobody is there");
            journal.add("done");
        });

        assertThat(journal.text()).isEqualTo("done");
    }

    @Test
    @SuppressWarnings("NullAway") // callers without such a check may pass null
    void null_for_what_must_be_there_is_refused_at_once() {
        run(() -> {
            for (var wrong : List.<Body>of(
                    () -> Deadline.within(null, () -> "body"),
                    () -> Deadline.within(Duration.ZERO, (Callable<?>) null),
                    () -> Scope.scope((ScopeBody<?>) null),
                    () -> Scope.shield((Callable<?>) null),
                    () -> Scope.mapConcurrent(List.of(), 1, null),
                    () -> Scope.scope(s -> {
                        s.fork((Callable<?>) null);
                    }),
                    () -> Scope.scope(s -> {
                        s.cancel(null);
                    }),
                    () -> Fiber.go((Body) null),
                    () -> Fiber.go(null, () -> {}),
                    () -> Fiber.async((Callable<?>) null),
                    () -> Fiber.await((Promise<?>) null),
                    () -> Fiber.sleep(null))) {
                assertThatNullPointerException().isThrownBy(wrong::run);
            }
            journal.add("all refused");
        });

        assertThat(journal.text()).isEqualTo("all refused");
    }

    @Test
    void numbers_that_mean_nothing_are_refused() {
        run(() -> {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Scope.mapConcurrent(List.of(1), 0, item -> item))
                    .withMessage("a limit of 0 would let nothing run; it must be 1 or more");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Scope.race(List.<Callable<String>>of()))
                    .withMessage("a race of nobody would never end");
            assertThatIllegalArgumentException().isThrownBy(Select::select);
            Fiber.sleep(Duration.ofMillis(-1));
            assertThatThrownBy(() -> Deadline.within(Duration.ofMillis(-1), () -> Fiber.sleep(Duration.ofMillis(1))))
                    .isInstanceOf(DeadlineExceededException.class);
            journal.add("all refused");
        });

        assertThat(journal.text()).isEqualTo("all refused");
    }

    @Test
    void a_month_is_not_too_long_for_any_wait() {
        run(() -> {
            var month = Duration.ofDays(30);
            Fiber.sleep(month);
            assertThat(loop.uptime()).isEqualTo(month);
            Deadline.within(month, () -> Fiber.sleep(Duration.ofDays(1)));
            Deadline.deadline(Instant.MAX, () -> Fiber.sleep(Duration.ofDays(1)));
            Select.select(Case.after(month, () -> "after"));
            try (var ticker = Ticker.every(month)) {
                ticker.receive();
            }
            assertThat(loop.uptime()).isEqualTo(Duration.ofDays(92));
            journal.add("done");
        });

        assertThat(journal.text()).isEqualTo("done");
    }

    @Test
    void a_scope_is_cancelled_by_its_loop_only() {
        run(() -> Scope.scope(s -> {
            assertThatThrownBy(() -> Fiber.blocking(() -> s.cancel("elsewhere")))
                    .isInstanceOf(WrongThreadException.class)
                    .hasMessageContaining("hand the call over with EventLoop.execute");
            Fiber.yield_();
            assertThatIllegalArgumentException().isThrownBy(() -> s.grace(Duration.ofMillis(-1)));
            journal.add("goes on");
        }));

        assertThat(journal.text()).isEqualTo("goes on");
    }

    @Test
    @SuppressWarnings("NullAway") // callers without such a check may pass null
    void a_scope_of_nothing_leaves_the_one_around_it_as_it_is() {
        run(() -> journal.add(Scope.<String>scope(s -> {
            assertThatNullPointerException().isThrownBy(() -> Scope.scope((ScopeProcedure) null));
            return s.fork(() -> "goes on").await();
        })));

        assertThat(journal.text()).isEqualTo("goes on");
    }

    @Test
    void an_interrupt_that_cancelled_does_not_reach_into_a_shield() {
        var gate = new Semaphore(0);
        run(() -> Scope.scope(s -> {
            s.fork(() -> {
                gate.acquireUninterruptibly();
                Scope.shield(() -> {
                    Thread.sleep(2);
                    journal.add("cleaned up");
                });
            });
            Fiber.yield_();
            s.cancel("enough");
            Scope.shield(() -> Fiber.sleep(Duration.ofMillis(1)));
            journal.add("cancelled");
            gate.release();
        }));

        assertThat(journal.lines()).containsExactly("cancelled", "cleaned up");
    }

    @Test
    void a_scope_may_cancel_itself_while_its_body_waits_in_the_jdk() {
        run(() -> {
            Scope.scope(s -> {
                s.fork(() -> s.cancel("enough"));
                new Semaphore(0).acquire();
            });
            journal.add("goes on");
        });

        assertThat(journal.text()).isEqualTo("goes on");
    }

    @Test
    void an_error_while_cleaning_up_after_an_interrupt_is_not_lost() {
        run(() -> Scope.scope((Scope s) -> {
            s.fork(() -> {
                try {
                    new Semaphore(0).acquire();
                } finally {
                    throwIllegalState("while cleaning up");
                }
            });
            Fiber.yield_();
            throw new IllegalArgumentException("first");
        }));

        assertThat(journal.lines())
                .containsExactly(
                        "main: java.lang.IllegalArgumentException: first",
                        "suppressed: java.lang.IllegalStateException: while cleaning up");
    }

    @Test
    void one_case_in_two_selections_is_an_error_and_loses_nothing() {
        run(() -> {
            var channel = Channel.<String>unbuffered();
            var once = channel.onReceive(value -> value);
            Fiber.go(() -> journal.add("first got " + Select.select(once)));
            Fiber.yield_();
            assertThatIllegalStateException()
                    .isThrownBy(() -> Select.select(once))
                    .withMessageContaining("one selection at a time");
            channel.send("one");
            Fiber.yield_();
            var twice = channel.onReceive(value -> value);
            assertThatIllegalStateException().isThrownBy(() -> Select.select(twice, twice));
            Fiber.go(() -> channel.send("two"));
            journal.add(Select.select(twice));
        });

        assertThat(journal.lines()).containsExactly("first got one", "two");
    }

    @Test
    void a_selection_with_a_default_may_stand_in_a_callback() {
        loop.run(() -> journal.add(Select.select(
                Channel.<String>unbuffered().onReceive(value -> value), Case.otherwise(() -> "nothing"))));

        assertThat(journal.text()).isEqualTo("nothing");
    }

    @Test
    void a_program_inside_a_fiber_is_refused() {
        run(() -> {
            assertThatIllegalStateException()
                    .isThrownBy(() -> Rondo.run(() -> journal.add("never")))
                    .withMessageContaining("use scope, go or await here");
            journal.add("goes on");
        });

        assertThat(journal.text()).isEqualTo("goes on");
    }

    @Test
    void fibers_on_a_loop_of_a_virtual_thread_are_refused() throws InterruptedException {
        var errors = new ArrayList<String>();
        Thread.startVirtualThread(() -> {
                    try {
                        Rondo.run(() -> journal.add("never"));
                    } catch (IllegalStateException error) {
                        errors.add(String.valueOf(error.getMessage()));
                    }
                })
                .join();

        assertThat(errors).singleElement().asString().contains("a loop that runs on a platform thread");
        assertThat(journal.text()).isEmpty();
    }

    @Test
    void a_ticker_may_be_closed_by_another_thread() {
        var real = EventLoop.create();
        MainFiber.run(real, journal, () -> {
            var ticker = Ticker.every(Duration.ofMillis(1));
            ticker.receive();
            Fiber.blocking(ticker::close);
            assertThat(ticker.receiveOrNull())
                    .satisfiesAnyOf(
                            last -> assertThat(last).isNull(),
                            last -> assertThat(ticker.receiveOrNull()).isNull());
            journal.add("closed");
        });

        assertThat(journal.text()).isEqualTo("closed");
    }

    @Test
    void what_needs_a_fiber_says_so_in_a_plain_thread_and_in_a_callback() {
        for (var verb : List.<Body>of(
                () -> Fiber.sleep(Duration.ofMillis(1)),
                () -> Fiber.yield_(),
                () -> Fiber.await(Promise.withResolvers(loop).promise()),
                () -> Scope.scope(s -> {}),
                () -> Deadline.within(Duration.ZERO, () -> {}),
                () -> Fiber.cpu(() -> "result"))) {
            assertThatIllegalStateException()
                    .isThrownBy(verb::run)
                    .withMessageContaining("needs a fiber, and no loop runs on Thread[")
                    .withMessageContaining("begin with Rondo.run");
            loop.run(() -> assertThatIllegalStateException()
                    .isThrownBy(verb::run)
                    .withMessageContaining("needs a fiber, and this is a callback of the loop, which may not wait"));
        }
    }

    @Test
    void an_error_while_cleaning_up_after_cancelling_is_not_lost() {
        run(() -> Scope.scope((Scope s) -> {
            s.fork(() -> {
                try {
                    Fiber.sleep(Duration.ofHours(1));
                } finally {
                    throwIllegalState("while cleaning up");
                }
            });
            Fiber.yield_();
            throw new IllegalArgumentException("first");
        }));

        assertThat(journal.lines())
                .containsExactly(
                        "main: java.lang.IllegalArgumentException: first",
                        "suppressed: java.lang.IllegalStateException: while cleaning up");
    }

    private static void throwIllegalState(String message) {
        throw new IllegalStateException(message);
    }

    @Test
    void out_of_memory_in_one_fiber_is_its_error_alone() {
        run(() -> Scope.supervise(s -> {
            var hungry = s.fork(() -> new long[Integer.MAX_VALUE][Integer.MAX_VALUE].length);
            var modest = s.fork(() -> {
                Fiber.sleep(Duration.ofMillis(1));
                return "modest";
            });
            assertThatThrownBy(hungry::await).isInstanceOf(OutOfMemoryError.class);
            journal.add(modest.await());
        }));

        assertThat(journal.text()).isEqualTo("modest");
    }

    @Test
    void fibers_that_hang_after_they_were_cancelled_are_named_in_the_log() {
        var messages = new ArrayList<String>();
        var handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                messages.add(entry.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        var logger = Logger.getLogger(Scope.class.getName());
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        try {
            run(() -> Scope.scope(s -> {
                s.grace(Duration.ofMillis(50));
                var never = new Semaphore(0);
                s.fork("stubborn", () -> {
                    Scope.shield(() -> Fiber.sleep(Duration.ofMillis(100)));
                    never.release();
                });
                Fiber.yield_();
                s.cancel("enough");
            }));
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
        }

        assertThat(messages)
                .singleElement()
                .asString()
                .contains(
                        "the scope at FaultsTest.java:",
                        "enough",
                        "PT0.05S later",
                        "fiber 'stubborn' in Fiber.sleep at ",
                        "FaultsTest");
    }

    @Test
    void thousands_of_scopes_in_one_another_are_cancelled() {
        run(() -> {
            Scope.scope(s -> {
                s.fork(() -> nest(5_000));
                Fiber.sleep(Duration.ofMillis(1));
                s.cancel("enough");
            });
            journal.add("ended");
        });

        assertThat(journal.text()).isEqualTo("innermost ended");
    }

    private void nest(int depth) {
        Scope.scope(s -> {
            s.fork(() -> {
                if (depth > 1) {
                    nest(depth - 1);
                } else {
                    try {
                        Fiber.sleep(Duration.ofSeconds(1));
                    } finally {
                        journal.add("innermost");
                    }
                }
            });
        });
    }

    @Test
    void nothing_is_handed_over_to_a_fiber_whose_loop_has_ended() {
        var channel = Channel.<String>unbuffered();
        try (var ended = EventLoop.builder().clock(VirtualClock.create()).build()) {
            ended.run(() -> Fiber.go(() -> Scope.shield(() -> channel.receive())));
        }

        assertThat(channel.trySend("value")).isFalse();
    }
}
