package dev.rondo.fiber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.Journal;
import dev.rondo.MainFiber;
import dev.rondo.channel.Channel;
import dev.rondo.context.Context;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.VirtualClock;
import dev.rondo.promise.Promise;
import dev.rondo.promise.Resolvers;
import dev.rondo.scope.Deadline;
import dev.rondo.scope.DeadlineExceededException;
import dev.rondo.scope.Scope;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ErrandTest {
    private final Journal journal = new Journal();
    private final EventLoop loop = EventLoop.create();

    private void run(Body body) {
        MainFiber.run(loop, journal, body);
    }

    @Test
    void a_blocking_call_suspends_the_fiber_and_the_loop_goes_on() {
        var ticked = new CountDownLatch(3);
        run(() -> {
            try (var _ = loop.setInterval(ticked::countDown, 1)) {
                Fiber.blocking(() -> ticked.await());
            }
            journal.add(
                    Fiber.cpu(() -> Thread.currentThread().getName().startsWith("rondo-cpu") ? "cpu" : "elsewhere"));
        });

        assertThat(journal.text()).isEqualTo("cpu");
    }

    @Test
    void errors_and_the_context_pass() {
        var key = Context.Key.<String>of("user");
        run(() -> Context.current().with(key, "ann").call(() -> {
            journal.add(Fiber.blocking(() -> Context.current().value(key)));
            assertThatThrownBy(() -> Fiber.blocking(() -> {
                        throw new IOException("broken");
                    }))
                    .isInstanceOf(IOException.class);
            journal.add("and on");
            return null;
        }));

        assertThat(journal.text()).isEqualTo("ann and on");
    }

    @Test
    void a_cancelled_fiber_waits_for_the_interrupted_work() {
        var begun = new CountDownLatch(1);
        var ended = new AtomicBoolean();
        run(() -> Scope.scope(s -> {
            s.fork(() -> {
                try {
                    Fiber.blocking(() -> {
                        begun.countDown();
                        try {
                            new CountDownLatch(1).await();
                        } finally {
                            ended.set(true);
                        }
                    });
                } catch (Cancelled cancelled) {
                    journal.add("cancelled after the end: " + ended.get());
                    throw cancelled;
                }
            });
            Fiber.blocking(() -> begun.await());
            s.cancel("enough");
        }));

        assertThat(journal.lines()).containsExactly("cancelled after the end: true");
    }

    @Test
    void a_result_that_came_in_spite_of_cancelling_is_delivered() {
        var begun = new CountDownLatch(1);
        run(() -> Scope.scope(s -> {
            s.fork(() -> {
                journal.add(Fiber.blocking(() -> {
                    begun.countDown();
                    try {
                        new CountDownLatch(1).await();
                        return "never";
                    } catch (InterruptedException stubborn) {
                        return "result";
                    }
                }));
            });
            Fiber.blocking(() -> begun.await());
            s.cancel("enough");
        }));

        assertThat(journal.text()).isEqualTo("result");
    }

    @Test
    void work_is_given_away_by_fibers_only() {
        assertThatThrownBy(() -> Fiber.blocking(() -> "result"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("blocking needs a fiber");
    }

    @Test
    void a_promise_of_another_loop_is_awaited() {
        var promise = new CompletableFuture<Resolvers<String>>();
        var settles = new CountDownLatch(1);
        var other = Thread.ofPlatform().start(() -> {
            try (var their = EventLoop.create()) {
                their.run(() -> {
                    promise.complete(Promise.withResolvers());
                    Fiber.go(() -> {
                        Fiber.blocking(() -> settles.await());
                        promise.join().resolve("from there");
                    });
                });
            }
        });
        run(() -> {
            var theirs = promise.get().promise();
            loop.setImmediate(settles::countDown);
            journal.add(Fiber.await(theirs));
            other.join();
        });

        assertThat(journal.text()).isEqualTo("from there");
    }

    @Test
    void whoever_awaits_a_promise_of_a_loop_that_is_closed_is_told() {
        var their = EventLoop.create();
        var promise = Promise.withResolvers(their).promise();
        run(() -> {
            var closing = Fiber.go(() -> {
                their.runNoWait();
                their.close();
            });
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> Fiber.await(promise))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("loop that is closed");
            }
            closing.await();
            journal.add("told twice");
        });

        assertThat(journal.text()).isEqualTo("told twice");
    }

    @Test
    void a_cancelled_wait_for_another_loop_leaves_nothing_there() {
        var their = EventLoop.create();
        var promise = Promise.<String>withResolvers(their).promise();
        run(() -> {
            assertThatThrownBy(() -> Deadline.within(Duration.ofMillis(5), () -> Fiber.await(promise)))
                    .isInstanceOf(DeadlineExceededException.class);
            their.runNoWait();
            assertThat(FiberScheduler.of(their).visitors).isEmpty();
            their.close();
            journal.add("nothing");
        });

        assertThat(journal.text()).isEqualTo("nothing");
    }

    @Test
    void nothing_is_handed_to_the_fibers_of_a_closed_loop() {
        var channel = Channel.<String>unbuffered();
        try (var dead = EventLoop.builder().clock(VirtualClock.create()).build()) {
            dead.run(() -> Fiber.go(() -> journal.add("lost " + channel.receive())));
            assertThat(channel.statistics().receivers()).isEqualTo(1);
        }
        assertThat(channel.statistics().receivers()).isZero();
        run(() -> {
            Fiber.go(() -> channel.send("value"));
            journal.add(channel.receive());
        });

        assertThat(journal.text()).isEqualTo("value");
    }

    @Test
    void fibers_clean_up_when_their_loop_is_closed() {
        try (var closed = EventLoop.builder().clock(VirtualClock.create()).build()) {
            closed.run(() -> {
                Fiber.go(() -> {
                    try {
                        Fiber.sleep(Duration.ofDays(1));
                    } finally {
                        Scope.shield(() -> Fiber.sleep(Duration.ofMillis(1)));
                        journal.add("cleaned up");
                    }
                });
                closed.setTimeout(closed::stop, 1);
            });
        }

        assertThat(journal.text()).isEqualTo("cleaned up");
    }

    @Test
    @Timeout(5)
    void closing_a_loop_does_not_wait_longer_than_its_fibers_take() {
        try (var closed = EventLoop.create()) {
            closed.run(() -> {
                closed.ref();
                Fiber.go(() -> {
                    try {
                        Fiber.sleep(Duration.ofDays(1));
                    } finally {
                        Scope.shield(() -> Fiber.sleep(Duration.ofMillis(1)));
                        journal.add("cleaned up");
                    }
                });
                closed.setTimeout(closed::stop, 1);
            });
        }

        assertThat(journal.text()).isEqualTo("cleaned up");
    }

    @Test
    void a_callback_may_not_wait_for_a_channel() {
        var channel = Channel.<String>unbuffered();
        loop.run(() -> {
            assertThatThrownBy(channel::receive).hasMessageContaining("a callback of the loop, which may not wait");
            assertThatThrownBy(() -> channel.send("value")).hasMessageContaining("start a fiber with async or go");
            assertThat(channel.trySend("value")).isFalse();
            journal.add("told");
        });

        assertThat(journal.text()).isEqualTo("told");
    }

    @Test
    void virtual_time_waits_for_real_work() {
        var virtual = EventLoop.builder().clock(VirtualClock.create()).build();
        MainFiber.run(virtual, journal, () -> {
            var timer = virtual.setTimeout(journal.says("too early"), Duration.ofHours(1));
            Fiber.blocking(() -> journal.add("work"));
            timer.close();
        });

        assertThat(journal.text()).isEqualTo("work");
    }
}
