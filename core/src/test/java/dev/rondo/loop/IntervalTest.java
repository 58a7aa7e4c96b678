package dev.rondo.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.Journal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {
    private final Journal journal = new Journal();
    private final VirtualClock clock = VirtualClock.create();

    @Test
    void an_interval_fires_until_it_is_closed() {
        assertThat(starts(LoopModel.NODE, 10, 0, 4)).isEqualTo("10 20 30 40");
    }

    @ParameterizedTest
    @CsvSource({
        // the callback takes less than the period: the next run counts from the start of this one
        "NODE, 10, 4, 10 20 30 40",
        "NODE10, 10, 4, 10 20 30 40",
        "BROWSER, 10, 4, 10 20 30 40",
        // it takes longer: Node 12 is late at once, Node 10 gives the others a millisecond
        "NODE, 10, 25, 10 35 60 85",
        "NODE10, 10, 25, 10 36 62 88",
    })
    void an_interval_counts_from_the_start_of_its_callback(LoopModel model, int period, int busy, String starts) {
        assertThat(starts(model, period, busy, 4)).isEqualTo(starts);
    }

    @Test
    void a_late_callback_shifts_all_later_ones() {
        var loop = EventLoop.builder().clock(clock).build();
        loop.run(() -> {
            var interval = new Timer[1];
            interval[0] = loop.setInterval(
                    () -> {
                        journal.add(Long.toString(loop.uptime().toMillis()));
                        if (journal.lines().size() == 3) {
                            interval[0].close();
                        }
                    },
                    10);
            clock.advance(Duration.ofMillis(13));
        });

        assertThat(journal.text()).isEqualTo("13 23 33");
    }

    @Test
    void refresh_in_an_intervals_own_callback_changes_nothing() {
        var loop = EventLoop.builder().clock(clock).build();
        loop.run(() -> {
            var interval = new Timer[1];
            interval[0] = loop.setInterval(
                    () -> {
                        journal.add(Long.toString(loop.uptime().toMillis()));
                        clock.advance(Duration.ofMillis(4));
                        interval[0].refresh();
                        if (journal.lines().size() == 3) {
                            interval[0].close();
                        }
                    },
                    10);
        });

        assertThat(journal.text()).isEqualTo("10 20 30");
        assertThat(loop.statistics().timers()).isZero();
    }

    @Test
    void an_unrefed_interval_lets_the_loop_end() {
        var loop = EventLoop.builder().clock(clock).build();
        loop.run(() -> {
            loop.setInterval(journal.says("interval"), 10).unref();
            loop.setTimeout(journal.says("timeout"), 25);
        });

        assertThat(journal.text()).isEqualTo("interval interval timeout");
    }

    @Test
    void an_interval_unrefed_in_its_callback_lets_the_loop_end() {
        var loop = EventLoop.builder().clock(clock).build();
        loop.run(() -> {
            var interval = new Timer[1];
            interval[0] = loop.setInterval(() -> interval[0].unref(), Duration.ofMillis(10));
        });

        assertThat(loop.uptime()).isEqualTo(Duration.ofMillis(10));
        assertThat(loop.statistics().timers()).isEqualTo(1);
    }

    private String starts(LoopModel model, long period, long busy, int runs) {
        var loop = EventLoop.builder().clock(clock).model(model).build();
        loop.run(() -> {
            var interval = new Timer[1];
            interval[0] = loop.setInterval(
                    () -> {
                        journal.add(Long.toString(loop.uptime().toMillis()));
                        clock.advance(Duration.ofMillis(busy));
                        if (journal.lines().size() == runs) {
                            interval[0].close();
                        }
                    },
                    period);
        });
        return journal.text();
    }
}
