package dev.rondo.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rondo.Journal;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class VirtualClockTest {
    private final Journal journal = new Journal();
    private final VirtualClock clock = VirtualClock.create();
    private final EventLoop loop = EventLoop.builder().clock(clock).build();

    @Test
    void days_pass_in_no_time() {
        long began = System.nanoTime();
        loop.run(() -> {
            int[] days = {0};
            var interval = new Timer[1];
            interval[0] = loop.setInterval(
                    () -> {
                        if (++days[0] == 365) {
                            interval[0].close();
                        }
                    },
                    Duration.ofDays(1));
        });

        assertThat(loop.uptime()).isEqualTo(Duration.ofDays(365));
        assertThat(System.nanoTime() - began).isLessThan(Duration.ofSeconds(30).toNanos());
    }

    @Test
    void advancing_makes_timers_due_in_their_order() {
        loop.run(() -> {
            loop.setTimeout(journal.says("20"), 20);
            loop.setTimeout(journal.says("10"), 10);
            clock.advance(Duration.ofMillis(100));
        });

        assertThat(journal.text()).isEqualTo("10 20");
        assertThat(loop.uptime()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void it_cannot_go_back() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clock.advance(Duration.ofSeconds(-1)))
                .withMessage("a clock cannot go back by PT1S");
    }

    @Test
    void it_stands_still_while_work_is_under_way_elsewhere() throws InterruptedException {
        var begun = new CountDownLatch(1);
        loop.ref();
        loop.setTimeout(() -> journal.add("timer@" + loop.uptime()), Duration.ofHours(1));
        loop.setImmediate(begun::countDown);
        var worker = Thread.ofPlatform().start(() -> {
            try {
                begun.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            loop.execute(() -> {
                journal.add("work@" + loop.uptime());
                loop.unref();
            });
        });

        loop.run();

        worker.join();
        assertThat(journal.text()).isEqualTo("work@PT0S timer@PT1H");
    }
}
