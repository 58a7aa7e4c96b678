package dev.rondo.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.Journal;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The orders are those that real Node prints for the same programs; its version stands in the name of the model. */
class ErrorOrderTest {
    private final Journal journal = new Journal();
    private EventLoop loop = EventLoop.create();

    @BeforeEach
    void nodes() {
        use(LoopModel.NODE);
    }

    @Test
    void a_callback_that_throws_is_followed_by_no_checkpoint() {
        loop.run(() -> {
            loop.execute(() -> {
                loop.nextTick(journal.says("tick"));
                loop.queueMicrotask(journal.says("microtask"));
                throw new IllegalStateException("first");
            });
            loop.execute(journal.says("second"));
        });

        assertThat(journal.text()).isEqualTo("!first second tick microtask");
    }

    @Test
    void an_immediate_is_queued_so_that_ticks_left_behind_run() {
        loop.run(() -> loop.setTimeout(
                () -> loop.execute(() -> {
                    loop.nextTick(journal.says("tick"));
                    throw new IllegalStateException("callback");
                }),
                1));

        assertThat(journal.text()).isEqualTo("!callback tick");
    }

    @ParameterizedTest
    @CsvSource({
        "NODE, timer !tick1 tick2 immediate",
        "NODE11, timer !tick1 immediate tick2",
    })
    void the_ticks_that_a_tick_left_behind_run_about_the_next_immediates(LoopModel model, String order) {
        use(model);
        loop.run(() -> loop.setTimeout(
                () -> {
                    journal.add("timer");
                    loop.setImmediate(journal.says("immediate"));
                    loop.nextTick(() -> {
                        throw new IllegalStateException("tick1");
                    });
                    loop.nextTick(journal.says("tick2"));
                },
                1));

        assertThat(journal.text()).isEqualTo(order);
    }

    @ParameterizedTest
    @CsvSource({
        "NODE, !tick1 !tick2 immediate1 !tick3 immediate2 tick4",
        "NODE11, !tick1 immediate1 !tick2 immediate2 !tick3 tick4",
        "NODE10, !tick1 !tick2 !tick3 tick4 immediate1 immediate2",
    })
    void each_tick_that_throws_leaves_the_rest_to_the_next_checkpoint(LoopModel model, String order) {
        use(model);
        loop.run(() -> loop.setTimeout(
                () -> {
                    loop.setImmediate(journal.says("immediate1"));
                    loop.setImmediate(journal.says("immediate2"));
                    for (int i = 1; i <= 3; i++) {
                        var name = "tick" + i;
                        loop.nextTick(() -> {
                            throw new IllegalStateException(name);
                        });
                    }
                    loop.nextTick(journal.says("tick4"));
                },
                1));

        assertThat(journal.text()).isEqualTo(order);
    }

    @Test
    void an_immediate_that_throws_is_followed_by_one_that_runs_the_ticks_that_it_left_behind() {
        loop.run(() -> {
            loop.setImmediate(() -> {
                loop.nextTick(journal.says("tick"));
                throw new IllegalStateException("immediate1");
            });
            loop.nextTick(() -> {
                loop.nextTick(() -> loop.setImmediate(journal.says("immediate2")));
                throw new IllegalStateException("tick1");
            });
        });

        assertThat(journal.text()).isEqualTo("!tick1 !immediate1 tick immediate2");
    }

    @ParameterizedTest
    @CsvSource({
        "NODE, timer !tick1 !tick2 tick3 immediate late",
        "NODE11, timer !tick1 !tick2 late tick3 immediate",
        "NODE10, timer !tick1 !tick2 tick3 late immediate",
    })
    void ticks_that_several_errors_left_behind(LoopModel model, String order) {
        use(model);
        loop.run(() -> loop.setTimeout(
                () -> {
                    journal.add("timer");
                    loop.nextTick(() -> {
                        throw new IllegalStateException("tick1");
                    });
                    loop.nextTick(() -> {
                        loop.setTimeout(journal.says("late"), 1);
                        advance(5);
                        loop.setImmediate(journal.says("immediate"));
                        throw new IllegalStateException("tick2");
                    });
                    loop.nextTick(journal.says("tick3"));
                },
                1));

        assertThat(journal.text()).isEqualTo(order);
    }

    @ParameterizedTest
    @CsvSource({
        "NODE, t1 !t1 t2 tick1 handler tick2 t3 tick3 !tick3 t4 tick3b handler",
        "NODE10, t1 !t1 t2 t3 t4 tick1 handler tick2 tick3 !tick3 tick3b handler",
    })
    void the_next_timer_runs_before_the_ticks_that_an_error_left_behind(LoopModel model, String order) {
        use(model);
        loop.onUncaught(error -> {
            journal.add("!" + error.getMessage());
            loop.nextTick(journal.says("handler"));
        });
        loop.run(() -> {
            loop.setTimeout(
                    () -> {
                        loop.nextTick(journal.says("tick1"));
                        journal.throwsAfter("t1").run();
                    },
                    1);
            loop.setTimeout(
                    () -> {
                        journal.add("t2");
                        loop.nextTick(journal.says("tick2"));
                    },
                    1);
            loop.setTimeout(
                    () -> {
                        journal.add("t3");
                        loop.nextTick(journal.throwsAfter("tick3"));
                        loop.nextTick(journal.says("tick3b"));
                    },
                    1);
            loop.setTimeout(journal.says("t4"), 1);
        });

        assertThat(journal.text()).isEqualTo(order);
    }

    @ParameterizedTest
    @EnumSource(names = {"NODE", "NODE11", "NODE10"})
    void the_ticks_that_a_lists_last_timer_left_behind_run_before_the_next_list(LoopModel model) {
        use(model);
        loop.run(() -> {
            loop.setTimeout(
                    () -> {
                        loop.nextTick(journal.says("tick"));
                        throw new IllegalStateException("t1");
                    },
                    1);
            loop.setTimeout(journal.says("t2"), 2);
            advance(5);
        });

        assertThat(journal.text()).isEqualTo("!t1 tick t2");
    }

    @ParameterizedTest
    @CsvSource({
        "NODE, t1 tick1 !tick1 t2 tick2 t3",
        "NODE11, t1 tick1 !tick1 t2 tick2 t3",
        "NODE10, t1 tick1 !tick1 tick2 t2 t3",
    })
    void the_next_list_runs_before_the_ticks_that_a_tick_left_behind(LoopModel model, String order) {
        use(model);
        loop.run(() -> {
            loop.setTimeout(
                    () -> {
                        journal.add("t1");
                        loop.nextTick(journal.throwsAfter("tick1"));
                        loop.nextTick(journal.says("tick2"));
                    },
                    1);
            loop.setTimeout(journal.says("t2"), 2);
            loop.setTimeout(journal.says("t3"), 3);
            advance(5);
        });

        assertThat(journal.text()).isEqualTo(order);
    }

    @Test
    void the_last_timer_that_throws_is_followed_by_the_checkpoint_of_its_phase() {
        loop.run(() -> {
            loop.setTimeout(
                    () -> {
                        loop.nextTick(journal.says("tick"));
                        throw new IllegalStateException("timer");
                    },
                    1);
            loop.execute(journal.says("pending"));
            advance(1);
        });

        assertThat(journal.text()).isEqualTo("!timer tick pending");
    }

    @Test
    void a_tick_that_throws_ends_the_checkpoint() {
        loop.run(() -> {
            loop.execute(() -> {
                loop.nextTick(journal.throwsAfter("tick1"));
                loop.nextTick(journal.says("tick2"));
                loop.queueMicrotask(journal.says("microtask"));
            });
            loop.execute(journal.says("second"));
        });

        assertThat(journal.text()).isEqualTo("tick1 !tick1 second tick2 microtask");
    }

    @Test
    void a_microtask_that_throws_ends_nothing() {
        loop.run(() -> {
            loop.queueMicrotask(journal.throwsAfter("microtask1"));
            loop.queueMicrotask(journal.says("microtask2"));
            loop.execute(journal.says("task"));
        });

        assertThat(journal.text()).isEqualTo("microtask1 !microtask1 microtask2 task");
    }

    @Test
    void an_immediate_that_throws_is_followed_by_the_next_one_without_a_checkpoint() {
        loop.run(() -> {
            loop.setImmediate(() -> {
                loop.nextTick(journal.says("tick"));
                throw new IllegalStateException("immediate1");
            });
            loop.setImmediate(journal.says("immediate2"));
        });

        assertThat(journal.text()).isEqualTo("!immediate1 immediate2 tick");
    }

    @Test
    void the_last_immediate_that_throws_lets_the_next_batch_run_at_once() {
        loop.run(() -> {
            loop.setImmediate(() -> loop.setImmediate(() -> journal.add("next@" + turn())));
            loop.setImmediate(() -> {
                journal.add("last@" + turn());
                throw new IllegalStateException("last");
            });
        });

        assertThat(journal.text()).isEqualTo("last@1 !last next@1");
    }

    @Test
    void an_immediate_is_the_last_also_if_all_behind_it_were_closed() {
        loop.run(() -> {
            loop.setImmediate(() -> loop.setImmediate(() -> journal.add("next@" + turn())));
            var behind = new Immediate[1];
            loop.setImmediate(() -> {
                behind[0].close();
                throw new IllegalStateException("last");
            });
            behind[0] = loop.setImmediate(journal.says("closed"));
        });

        assertThat(journal.text()).isEqualTo("!last next@1");
    }

    @ParameterizedTest
    @CsvSource({
        "NODE, !main tick microtask timer immediate",
        "NODE11, !main timer tick microtask immediate",
        "NODE10, !main timer tick microtask immediate",
    })
    void the_program_itself_throws(LoopModel model, String order) {
        use(model);
        loop.run(() -> {
            loop.setTimeout(journal.says("timer"), 0);
            loop.setImmediate(journal.says("immediate"));
            loop.nextTick(journal.says("tick"));
            loop.queueMicrotask(journal.says("microtask"));
            advance(5);
            throw new IllegalStateException("main");
        });

        assertThat(journal.text()).isEqualTo(order);
    }

    @ParameterizedTest
    @CsvSource({"BROWSER", "CHROME72"})
    void in_a_browser_the_checkpoint_comes_also_after_an_error(LoopModel model) {
        use(model);
        loop.run(() -> {
            loop.execute(() -> {
                loop.queueMicrotask(journal.throwsAfter("microtask1"));
                loop.queueMicrotask(journal.says("microtask2"));
                throw new IllegalStateException("first");
            });
            loop.execute(journal.says("second"));
        });

        assertThat(journal.text()).isEqualTo("!first microtask1 !microtask1 microtask2 second");
        assertThat(loop.statistics().immediates()).isZero();
    }

    @Test
    void an_interval_that_throws_goes_on() {
        loop.run(() -> {
            var interval = loop.setInterval(journal.throwsAfter("interval"), 10);
            loop.setTimeout(interval::close, 35);
        });

        assertThat(journal.text()).isEqualTo("interval !interval ".repeat(3).strip());
    }

    private void use(LoopModel model) {
        loop = EventLoop.builder().clock(VirtualClock.create()).model(model).build();
        loop.onUncaught(error -> journal.add("!" + error.getMessage()));
    }

    private void advance(long millis) {
        ((VirtualClock) loop.clock()).advance(Duration.ofMillis(millis));
    }

    private long turn() {
        return loop.statistics().turns();
    }
}
