package dev.rondo.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.Journal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimerOrderTest {
    private final Journal journal = new Journal();
    private final VirtualClock clock = VirtualClock.create();
    private final EventLoop loop = EventLoop.builder().clock(clock).build();

    @Test
    void timers_fire_in_the_order_of_their_due_times() {
        loop.run(() -> {
            loop.setTimeout(journal.says("30"), 30);
            loop.setTimeout(journal.says("10"), 10);
            loop.setTimeout(journal.says("20"), 20);
        });

        assertThat(journal.text()).isEqualTo("10 20 30");
        assertThat(loop.uptime()).isEqualTo(Duration.ofMillis(30));
    }

    @Test
    void timers_of_the_same_duration_fire_in_the_order_of_their_start() {
        loop.run(() -> {
            for (int i = 1; i <= 5; i++) {
                loop.setTimeout(journal.says("timer" + i), 7);
            }
        });

        assertThat(journal.text()).isEqualTo("timer1 timer2 timer3 timer4 timer5");
    }

    @Test
    void lists_that_are_due_at_the_same_time_fire_in_the_order_of_their_creation() {
        loop.run(() -> {
            loop.setTimeout(journal.says("long"), 20);
            advance(10);
            loop.setTimeout(journal.says("short"), 10);
            advance(5);
            loop.setTimeout(journal.says("shorter"), 5);
        });

        assertThat(journal.text()).isEqualTo("long short shorter");
    }

    @Test
    void all_due_timers_of_a_list_fire_before_an_older_list_that_is_due_later() {
        loop.run(() -> {
            loop.setTimeout(journal.says("a12"), 12);
            loop.setTimeout(journal.says("b10"), 10);
            advance(5);
            loop.setTimeout(journal.says("c10"), 10);
            advance(20);
        });

        assertThat(journal.text()).isEqualTo("b10 c10 a12");
    }

    @Test
    void a_list_whose_next_timer_is_due_later_gives_way_to_others_due_at_that_time() {
        loop.run(() -> {
            loop.setTimeout(journal.says("a10"), 10);
            advance(5);
            loop.setTimeout(journal.says("b10"), 10);
            advance(1);
            loop.setTimeout(journal.says("c9"), 9);
        });

        // at 10 ms, when a10 fires, the list of 10 ms gets a new place, behind that of 9 ms
        assertThat(journal.text()).isEqualTo("a10 c9 b10");
    }

    @Test
    void a_refreshed_timer_leaves_its_list_where_it_is() {
        loop.run(() -> {
            var refreshed = loop.setTimeout(journal.says("refreshed"), 20);
            advance(10);
            refreshed.refresh();
            advance(5);
            loop.setTimeout(journal.says("c15"), 15);
        });

        // both are due at 30 ms; the list of 20 ms was looked at, and moved, at 20 ms
        assertThat(journal.text()).isEqualTo("c15 refreshed");
    }

    @Test
    void a_closed_timer_takes_its_list_along_and_one_that_was_unrefed_leaves_it() {
        loop.run(() -> {
            loop.setTimeout(() -> {}, 20).close();
            loop.setTimeout(() -> {}, 30).unref().close();
            advance(2);
            loop.setTimeout(journal.says("a28"), 28);
            loop.setTimeout(journal.says("b20"), 20);
            advance(8);
            loop.setTimeout(journal.says("c20"), 20);
            loop.setTimeout(journal.says("d12"), 12);
        });

        assertThat(journal.text()).isEqualTo("b20 d12 a28 c20");
        journal.add("|");
        loop.run(() -> {
            loop.setTimeout(() -> {}, 30).unref().close();
            advance(10);
            loop.setTimeout(journal.says("a30"), 30);
            advance(20);
            loop.setTimeout(journal.says("b10"), 10);
        });

        // the empty list of 30 ms is looked at when it would have been due, and moves behind that of 10 ms
        assertThat(journal.text()).endsWith("| b10 a30");
    }

    @Test
    void a_timer_started_in_a_callback_with_a_shorter_duration_waits_for_the_next_turn() {
        loop.run(() -> {
            loop.setTimeout(
                    () -> {
                        journal.add("first@" + turn());
                        loop.setTimeout(() -> journal.add("inner@" + turn()), 1);
                        advance(5);
                    },
                    10);
            loop.setTimeout(() -> journal.add("second@" + turn()), 10);
            advance(10);
        });

        assertThat(journal.text()).isEqualTo("first@1 second@1 inner@2");
    }

    @Test
    void a_timer_that_becomes_due_while_others_fire_waits_for_the_next_turn() {
        loop.run(() -> {
            loop.setTimeout(
                    () -> {
                        journal.add("first@" + turn());
                        advance(50);
                    },
                    10);
            loop.setTimeout(() -> journal.add("second@" + turn()), 20);
            loop.setImmediate(() -> loop.setImmediate(() -> {}));
            advance(10);
        });

        assertThat(journal.text()).isEqualTo("first@1 second@2");
    }

    @Test
    void a_timer_refreshed_in_the_checkpoint_before_its_turn_runs_all_the_same() {
        loop.run(() -> {
            var refreshed = new Timer[1];
            loop.setTimeout(
                    () -> loop.nextTick(() -> {
                        refreshed[0].refresh();
                        journal.add("tick");
                    }),
                    1);
            refreshed[0] = loop.setTimeout(journal.says("refreshed"), 1);
            loop.setTimeout(journal.says("third"), 1);
        });

        // seen in Node 20 and 11
        assertThat(journal.text()).isEqualTo("tick refreshed third");
    }

    private void advance(long millis) {
        clock.advance(Duration.ofMillis(millis));
    }

    private long turn() {
        return loop.statistics().turns();
    }
}
