package dev.rondo.channel;

import static dev.rondo.fiber.Fiber.blocking;
import static dev.rondo.fiber.Fiber.go;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.Journal;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.VirtualClock;
import dev.rondo.scope.Deadline;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A wait that is over by the clock while another thread is about to end it. */
@Timeout(30)
class HandingOverTest {
    private final Journal journal = new Journal();
    private final EventLoop loop =
            EventLoop.builder().clock(VirtualClock.create()).build();
    private final Channel<String> channel = Channel.unbuffered();

    /** Receives while another thread stands between taking the one who waits and telling him so, until the time is over. */
    private void receiveLate(Function<Duration, String> receive) throws InterruptedException {
        var taken = new Waiter[1];
        var over = new CountDownLatch(1);
        var sender = new Thread(() -> {
            try {
                over.await();
                Objects.requireNonNull(taken[0]).release();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        sender.start();
        loop.run(() -> {
            go(() -> journal.add(receive.apply(Duration.ofMillis(10))));
            go(() -> blocking(() -> taken[0] = taken()));
            loop.setTimeout(
                    () -> {
                        journal.add("kept alive by " + loop.statistics().references());
                        over.countDown();
                    },
                    20);
        });
        sender.join();
    }

    private Waiter taken() {
        channel.lock.lock();
        try {
            return Objects.requireNonNull(channel.offer("value"));
        } finally {
            channel.lock.unlock();
        }
    }

    @Test
    void a_value_that_is_under_way_at_the_deadline_arrives() throws InterruptedException {
        receiveLate(time -> Deadline.within(time, channel::receive));

        assertThat(journal.lines()).containsExactly("kept alive by 1", "value");
        assertThat(loop.statistics().references()).isZero();
    }

    @Test
    void a_value_that_is_under_way_comes_before_the_time_of_a_selection() throws InterruptedException {
        receiveLate(time -> Select.<String>select(channel.onReceive(value -> value), Case.after(time, () -> "late")));

        assertThat(journal.lines()).containsExactly("kept alive by 1", "value");
        assertThat(loop.statistics().references()).isZero();
    }
}
