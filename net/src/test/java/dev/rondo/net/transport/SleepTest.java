package dev.rondo.net.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.loop.EventLoop;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What ends the sleep of a loop, whenever in its falling asleep that comes. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@SuppressWarnings("FutureReturnValueIgnored") // what fails shows in what comes of it
class SleepTest {
    private static final int MOMENTS = 20;
    private static final long STEP_NANOS = 100_000;
    private static final int PINGS = 20_000;

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void an_interrupt_ends_it_and_the_thread_stays_interrupted(String transport) throws InterruptedException {
        for (int moment = 0; moment < MOMENTS; moment++) {
            int when = moment;
            Channels.inTime(() -> {
                sleepUntil(transport, when, (_, thread) -> thread.interrupt());
                assertThat(Thread.interrupted()).isTrue();
            });
        }
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void stop_from_another_thread_ends_it(String transport) throws InterruptedException {
        for (int moment = 0; moment < MOMENTS; moment++) {
            int when = moment;
            Channels.inTime(() -> sleepUntil(transport, when, (loop, _) -> loop.stop()));
        }
    }

    /** A loop that would listen for ever, and another thread that does something to it. */
    private static void sleepUntil(String transport, int moment, BiConsumer<EventLoop, Thread> event) {
        try (var loop = EventLoop.create()) {
            var sleeper = Thread.currentThread();
            var falling = new CountDownLatch(1);
            loop.run(() -> {
                Channels.listen(NettyLoop.of(loop, Transport.of(transport)))
                        .addListener(_ -> loop.onPrepare(falling::countDown));
                Thread.ofPlatform().daemon().start(() -> {
                    awaitUninterrupted(falling);
                    LockSupport.parkNanos(moment * STEP_NANOS);
                    event.accept(loop, sleeper);
                });
            });
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void of_twenty_thousand_wake_ups_none_is_lost(String transport) throws InterruptedException {
        var count = new int[1];
        try (var pool =
                Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory())) {
            Channels.inTime(() -> {
                try (var loop = EventLoop.create()) {
                    loop.run(() -> {
                        loop.ref();
                        ping(NettyLoop.of(loop, Transport.of(transport)), pool, count);
                    });
                }
            });
        }
        assertThat(count[0]).isEqualTo(PINGS);
    }

    private static void ping(NettyLoop netty, java.util.concurrent.Executor pool, int[] count) {
        count[0]++;
        if (count[0] == PINGS) {
            netty.loop().unref();
            return;
        }
        int spins = count[0] % 50 * 40;
        pool.execute(() -> {
            for (int i = 0; i < spins; i++) {
                Thread.onSpinWait();
            }
            netty.execute(() -> ping(netty, pool, count));
        });
    }
}
