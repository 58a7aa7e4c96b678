package dev.rondo.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    private final VirtualClock clock = VirtualClock.create();
    private final EventLoop loop = EventLoop.builder().clock(clock).build();

    @Test
    void a_new_loop_has_done_nothing() {
        assertThat(loop.statistics())
                .isEqualTo(new LoopStatistics(0, 0, Duration.ZERO, Duration.ZERO, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void they_count_what_is_still_to_do() {
        loop.ref();
        loop.run(() -> {
            loop.setTimeout(() -> {}, 1);
            loop.setTimeout(() -> {}, 2).unref();
            loop.setInterval(() -> {}, 3);
            loop.setImmediate(() -> {});
            loop.nextTick(() -> {});
            loop.nextTick(() -> {});
            loop.queueMicrotask(() -> {});
            loop.execute(() -> {});
            loop.queueClose(() -> {});
            clock.advance(Duration.ofMillis(7));

            assertThat(loop.statistics())
                    .isEqualTo(new LoopStatistics(0, 1, Duration.ofMillis(7), Duration.ZERO, 3, 1, 2, 1, 1, 1, 1));
            loop.stop();
        });
    }

    @Test
    void they_count_turns_and_units_and_the_time_spent_waiting() {
        loop.run(() -> {
            loop.setTimeout(() -> clock.advance(Duration.ofMillis(5)), 10);
            loop.nextTick(() -> {});
            loop.queueMicrotask(() -> {});
        });

        var statistics = loop.statistics();
        assertThat(statistics.units()).isEqualTo(4);
        assertThat(statistics.turns()).isEqualTo(2);
        assertThat(statistics.waited()).isEqualTo(Duration.ofMillis(10));
        assertThat(statistics.uptime()).isEqualTo(Duration.ofMillis(15));
    }

    @Test
    void real_time_spent_waiting_is_counted_too() {
        var real = EventLoop.create();
        real.run(() -> real.setTimeout(() -> {}, 30));

        var statistics = real.statistics();
        assertThat(statistics.waited()).isBetween(Duration.ofMillis(20), statistics.uptime());
        assertThat(statistics.uptime()).isLessThan(Duration.ofSeconds(30));
        assertThat(real.uptime()).isGreaterThanOrEqualTo(statistics.uptime());
    }

    @Test
    void uptime_counts_from_the_making_of_the_loop() {
        clock.advance(Duration.ofDays(1));
        var later = EventLoop.builder().clock(clock).build();
        clock.advance(Duration.ofSeconds(3));

        assertThat(later.uptime()).isEqualTo(Duration.ofSeconds(3));
    }
}
