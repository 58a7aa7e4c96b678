package dev.rondo.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.Journal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimerLifeTest {
    private final Journal journal = new Journal();
    private final VirtualClock clock = VirtualClock.create();
    private final EventLoop loop = EventLoop.builder().clock(clock).build();

    @Test
    void a_timer_knows_its_duration_and_whether_it_is_active() {
        var timer = loop.setTimeout(() -> {}, Duration.ofMillis(5));
        assertThat(timer.duration()).isEqualTo(5);
        assertThat(timer.isActive()).isTrue();

        loop.run();
        assertThat(timer.isActive()).isFalse();
    }

    @Test
    void a_closed_timer_never_fires_and_keeps_nothing_alive() {
        var timer = loop.setTimeout(journal.says("fired"), 5);
        timer.close();
        timer.close();

        assertThat(loop.isAlive()).isFalse();
        assertThat(timer.isActive()).isFalse();
        loop.run();
        assertThat(journal.text()).isEmpty();
    }

    @Test
    void a_timer_can_be_closed_by_another_that_fires_with_it() {
        loop.run(() -> {
            var second = new Timer[1];
            loop.setTimeout(
                    () -> {
                        journal.add("first");
                        second[0].close();
                    },
                    5);
            second[0] = loop.setTimeout(journal.says("second"), 5);
            loop.setTimeout(journal.says("third"), 5);
        });

        assertThat(journal.text()).isEqualTo("first third");
    }

    @Test
    void a_timer_can_be_closed_in_its_own_callback() {
        loop.run(() -> {
            var timer = new Timer[1];
            timer[0] = loop.setInterval(
                    () -> {
                        journal.add("fired");
                        timer[0].close();
                    },
                    5);
        });

        assertThat(journal.text()).isEqualTo("fired");
        assertThat(loop.statistics().timers()).isZero();
    }

    @Test
    void a_timer_closed_in_a_checkpoint_between_two_timers_does_not_fire() {
        loop.run(() -> {
            var second = new Timer[1];
            loop.setTimeout(() -> loop.nextTick(() -> second[0].close()), 5);
            second[0] = loop.setTimeout(journal.says("second"), 5);
            loop.setTimeout(journal.says("third"), 5);
        });

        assertThat(journal.text()).isEqualTo("third");
    }

    @Test
    void an_unrefed_timer_lets_the_loop_end() {
        var timer = loop.setTimeout(journal.says("fired"), 5).unref();
        assertThat(timer.hasRef()).isFalse();

        loop.run();

        assertThat(journal.text()).isEmpty();
        assertThat(timer.isActive()).isTrue();
        assertThat(loop.statistics().timers()).isEqualTo(1);
    }

    @Test
    void an_unrefed_timer_fires_while_something_else_keeps_the_loop_alive() {
        loop.setTimeout(journal.says("unrefed"), 5).unref();
        loop.setTimeout(journal.says("refed"), 10);

        loop.run();

        assertThat(journal.text()).isEqualTo("unrefed refed");
    }

    @Test
    void ref_takes_unref_back_and_neither_counts() {
        var timer = loop.setTimeout(journal.says("fired"), 5);
        timer.unref().unref().ref();
        assertThat(timer.hasRef()).isTrue();
        assertThat(loop.isAlive()).isTrue();

        timer.ref().unref();
        assertThat(loop.isAlive()).isFalse();

        timer.ref();
        loop.run();
        assertThat(journal.text()).isEqualTo("fired");
        assertThat(loop.isAlive()).isFalse();
    }

    @Test
    void refs_of_timers_that_have_fired_or_were_closed_change_nothing() {
        var fired = loop.setTimeout(() -> {}, 1);
        loop.run();
        var closed = loop.setTimeout(() -> {}, 1);
        closed.close();

        fired.unref().ref();
        closed.unref().ref();

        assertThat(loop.isAlive()).isFalse();
    }

    @Test
    void refresh_starts_the_duration_anew() {
        loop.run(() -> {
            var timer = loop.setTimeout(at("refreshed"), 10);
            loop.setTimeout(timer::refresh, 6);
        });

        assertThat(journal.text()).isEqualTo("refreshed@16");
    }

    @Test
    void refresh_lets_a_timer_that_has_fired_fire_again() {
        var timer = loop.setTimeout(at("fired"), 10);
        loop.run();
        timer.refresh();
        assertThat(timer.isActive()).isTrue();
        loop.run();

        assertThat(journal.text()).isEqualTo("fired@10 fired@20");
    }

    @Test
    void refresh_in_its_own_callback_makes_a_timer_fire_again() {
        loop.run(() -> {
            var timer = new Timer[1];
            timer[0] = loop.setTimeout(
                    () -> {
                        journal.add("@" + loop.uptime().toMillis());
                        if (journal.lines().size() < 3) {
                            timer[0].refresh();
                        }
                    },
                    10);
        });

        assertThat(journal.text()).isEqualTo("@10 @20 @30");
    }

    @Test
    void refresh_of_a_closed_timer_does_nothing() {
        var timer = loop.setTimeout(journal.says("fired"), 10);
        timer.close();
        timer.refresh();

        assertThat(timer.isActive()).isFalse();
        loop.run();
        assertThat(journal.text()).isEmpty();
    }

    @Test
    void refresh_keeps_an_unrefed_timer_unrefed() {
        loop.setTimeout(() -> {}, 10).unref().refresh();

        assertThat(loop.isAlive()).isFalse();
    }

    @Test
    void a_real_clock_never_lets_a_timer_fire_more_than_its_rounding_early() {
        var real = EventLoop.create();
        long began = System.nanoTime();
        long[] fired = {0};
        real.run(() -> real.setTimeout(() -> fired[0] = System.nanoTime(), 20));

        assertThat(Duration.ofNanos(fired[0] - began)).isGreaterThan(Duration.ofMillis(19));
    }

    private Runnable at(String name) {
        return () -> journal.add(name + "@" + loop.uptime().toMillis());
    }
}
