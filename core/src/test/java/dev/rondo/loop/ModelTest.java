package dev.rondo.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.Journal;
import dev.rondo.trace.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ModelTest {
    private final Journal journal = new Journal();
    private final VirtualClock clock = VirtualClock.create();

    @ParameterizedTest
    @CsvSource({
        "NODE, timer1 promise1 timer2 promise2",
        "NODE11, timer1 promise1 timer2 promise2",
        "NODE10, timer1 timer2 promise1 promise2",
        "BROWSER, timer1 promise1 timer2 promise2",
        "CHROME72, timer1 promise1 timer2 promise2",
    })
    void two_timers_with_microtasks_show_where_the_checkpoint_is(LoopModel model, String order) {
        var loop = loop(model);
        loop.run(() -> {
            for (int i = 1; i <= 2; i++) {
                int number = i;
                loop.setTimeout(
                        () -> {
                            journal.add("timer" + number);
                            loop.queueMicrotask(journal.says("promise" + number));
                        },
                        1);
            }
        });

        assertThat(journal.text()).isEqualTo(order);
    }

    @Test
    void node_10_has_a_checkpoint_between_timers_of_different_durations() {
        var loop = loop(LoopModel.NODE10);
        loop.run(() -> {
            loop.setTimeout(() -> loop.queueMicrotask(journal.says("microtask1")), 1);
            loop.setTimeout(() -> loop.queueMicrotask(journal.says("microtask2")), 2);
            loop.setTimeout(journal.says("timer2"), 2);
            loop.setTimeout(journal.says("timer3"), 3);
            clock.advance(Duration.ofMillis(5));
        });

        assertThat(journal.text()).isEqualTo("microtask1 timer2 microtask2 timer3");
    }

    @ParameterizedTest
    @CsvSource({
        "NODE, first second immediate late",
        "NODE11, first second immediate late",
        "NODE10, first second late immediate"
    })
    void node_10_looks_at_the_clock_before_each_list(LoopModel model, String order) {
        var loop = loop(model);
        loop.run(() -> {
            loop.setTimeout(
                    () -> {
                        journal.add("first");
                        loop.setImmediate(journal.says("immediate"));
                        loop.setTimeout(journal.says("late"), 2);
                        clock.advance(Duration.ofMillis(5));
                    },
                    10);
            loop.setTimeout(journal.says("second"), 11);
            clock.advance(Duration.ofMillis(30));
        });

        assertThat(journal.text()).isEqualTo(order);
    }

    @Test
    void node_10_has_one_checkpoint_for_all_immediates_of_a_turn() {
        var loop = loop(LoopModel.NODE10);
        loop.run(() -> {
            for (int i = 1; i <= 2; i++) {
                int number = i;
                loop.setImmediate(() -> {
                    journal.add("immediate" + number);
                    loop.queueMicrotask(journal.says("microtask" + number));
                    loop.nextTick(journal.says("tick" + number));
                });
            }
        });

        assertThat(journal.text()).isEqualTo("immediate1 immediate2 tick1 tick2 microtask1 microtask2");
    }

    @ParameterizedTest
    @EnumSource(names = {"BROWSER", "CHROME72"})
    void a_browser_runs_one_task_a_turn_in_the_order_of_their_readiness(LoopModel model) {
        var loop = loop(model);
        loop.run(() -> {
            loop.setTimeout(journal.says("timer2"), 2);
            loop.setTimeout(journal.says("timer1"), 1);
            loop.execute(journal.says("task1"));
            loop.execute(() -> loop.execute(journal.says("task3")));
            loop.execute(journal.says("task2"));
        });

        assertThat(journal.text()).isEqualTo("task1 task2 task3 timer1 timer2");
        assertThat(loop.statistics().turns()).isGreaterThanOrEqualTo(6);
    }

    @Test
    void a_browser_sorts_timers_by_their_due_time_whatever_their_durations() {
        var loop = loop(LoopModel.BROWSER);
        loop.run(() -> {
            loop.setTimeout(journal.says("a20"), 20);
            clock.advance(Duration.ofMillis(10));
            loop.setTimeout(journal.says("b10"), 10);
            loop.setTimeout(journal.says("c9"), 9);
            clock.advance(Duration.ofMillis(50));
        });

        assertThat(journal.text()).isEqualTo("c9 a20 b10");
    }

    @Test
    void zero_milliseconds_are_zero_in_the_browser_and_one_in_node_and_chrome_72() {
        for (var model : LoopModel.values()) {
            int least = model == LoopModel.BROWSER ? 0 : 1;
            assertThat(loop(model).setTimeout(() -> {}, 0).duration())
                    .as("%s", model)
                    .isEqualTo(least);
        }
    }

    @Test
    void a_browsers_timer_of_0_ms_runs_before_an_earlier_one_of_1_ms() {
        var loop = loop(LoopModel.BROWSER);
        loop.run(() -> {
            loop.setTimeout(journal.says("one"), 1);
            loop.setTimeout(journal.says("zero"), 0);
        });

        assertThat(journal.text()).isEqualTo("zero one");
    }

    @Test
    void a_browsers_timer_of_0_ms_can_be_closed_and_refreshed() {
        var loop = loop(LoopModel.BROWSER);
        loop.run(() -> {
            var closed = loop.setTimeout(journal.says("closed"), 0);
            var refreshed = loop.setTimeout(journal.says("refreshed"), 0);
            loop.setTimeout(journal.says("other"), 0);
            refreshed.refresh();
            closed.close();
        });

        assertThat(journal.text()).isEqualTo("other refreshed");
        assertThat(loop.statistics().timers()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"BROWSER", "CHROME72"})
    void a_browser_has_neither_ticks_nor_immediates(LoopModel model) {
        var loop = loop(model);
        assertThatThrownBy(() -> loop.nextTick(() -> {}))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("nextTick")
                .hasMessageContaining(model.toString());
        assertThatThrownBy(() -> loop.setImmediate(() -> {})).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"NODE", "NODE11", "NODE10"})
    void node_renders_nothing(LoopModel model) {
        var loop = loop(model);
        var task = Task.of(Kind.FRAME, () -> {});
        assertThatThrownBy(() -> loop.support().requestFrame(task)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> loop.support().requestIdle(task)).isInstanceOf(UnsupportedOperationException.class);
    }

    private EventLoop loop(LoopModel model) {
        return EventLoop.builder().clock(clock).model(model).build();
    }
}
