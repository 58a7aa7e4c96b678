package dev.rondo.fiber;

import static dev.rondo.fiber.Fiber.go;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.channel.Channel;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.Poller;
import dev.rondo.loop.VirtualClock;
import java.time.Duration;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Fibers that never stop to go on leave time for everything else. Time passes only as the fibers run, ten microseconds for
 * each of their pieces, so that it counts pieces.
 */
@Timeout(60)
class FiberBudgetTest {
    private static final Duration PIECE = Duration.ofNanos(10_000);
    private static final Duration MOST_DELAY = Duration.ofMillis(5);
    private static final int TICKS = 100;
    private static final int MOST_PIECES = 1_000_000;

    /** Fibers that go on as long as {@link #busy} says. */
    interface Fibers {
        void start(FiberBudgetTest test);
    }

    private final VirtualClock clock = VirtualClock.create();
    private final EventLoop loop =
            EventLoop.builder().clock(clock).poller(new NotedPoller()).build();
    private Duration latestTimer = Duration.ZERO;
    private Duration latestPost = Duration.ZERO;
    private Duration longestWithoutPoll = Duration.ZERO;
    private long lastPoll;
    private int ticks;
    private int pieces;

    static Stream<Named<Fibers>> fibers() {
        return Stream.of(
                Named.of("two that exchange over a channel", FiberBudgetTest::exchange),
                Named.of("two that exchange over a queue of the JDK", FiberBudgetTest::exchangeOverQueue),
                Named.of("two that yield", test -> test.yieldAll(2)),
                Named.of("a thousand that yield", test -> test.yieldAll(1000)));
    }

    @ParameterizedTest
    @MethodSource("fibers")
    void delay_no_timer_no_post_and_no_poll_for_long(Fibers fibers) {
        loop.run(() -> {
            fibers.start(this);
            tick(clock.nanoTime());
        });

        assertThat(ticks).isEqualTo(TICKS);
        assertThat(pieces).isLessThan(MOST_PIECES);
        assertThat(latestTimer).isLessThan(MOST_DELAY);
        assertThat(latestPost).isLessThan(MOST_DELAY);
        assertThat(longestWithoutPoll).isPositive().isLessThan(MOST_DELAY);
    }

    private void tick(long armed) {
        loop.setTimeout(
                () -> {
                    latestTimer = longer(latestTimer, since(armed).minusMillis(1));
                    postFromElsewhere();
                    if (++ticks < TICKS) {
                        tick(clock.nanoTime());
                    }
                },
                1);
    }

    /** Another thread posts, and this one stands still until it has, so that no piece runs meanwhile. */
    private void postFromElsewhere() {
        long now = clock.nanoTime();
        var posted = new AtomicBoolean();
        Thread.ofPlatform().daemon().start(() -> {
            loop.execute(() -> latestPost = longer(latestPost, since(now)));
            posted.set(true);
        });
        while (!posted.get()) {
            Thread.onSpinWait();
        }
    }

    private boolean busy() {
        clock.advance(PIECE);
        return ++pieces < MOST_PIECES && ticks < TICKS;
    }

    private void exchange() {
        var there = Channel.<Integer>unbuffered();
        var back = Channel.<Integer>unbuffered();
        go(() -> {
            while (busy()) {
                there.send(1);
                back.receive();
            }
            there.close();
        });
        go(() -> {
            for (int value : there) {
                clock.advance(PIECE);
                back.send(value);
            }
        });
    }

    private void exchangeOverQueue() {
        var there = new SynchronousQueue<Boolean>();
        go(() -> {
            boolean more = true;
            while (more) {
                more = busy();
                put(there, more);
            }
        });
        go(() -> {
            while (take(there)) {
                clock.advance(PIECE);
            }
        });
    }

    private void yieldAll(int count) {
        for (int i = 0; i < count; i++) {
            go(() -> {
                while (busy()) {
                    Fiber.yield_();
                }
            });
        }
    }

    private static void put(SynchronousQueue<Boolean> queue, boolean value) {
        try {
            queue.put(value);
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private static boolean take(SynchronousQueue<Boolean> queue) {
        try {
            return queue.take();
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private Duration since(long nanos) {
        return Duration.ofNanos(clock.nanoTime() - nanos);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** Notes how long the loop did not look for I/O. */
    private final class NotedPoller implements Poller {
        private final Poller parking = Poller.parking();

        @Override
        public void poll(long nanos) {
            longestWithoutPoll = longer(longestWithoutPoll, since(lastPoll));
            lastPoll = clock.nanoTime();
            parking.poll(nanos);
        }

        @Override
        public void wakeup() {
            parking.wakeup();
        }

        @Override
        public void close() {
            parking.close();
        }
    }
}
