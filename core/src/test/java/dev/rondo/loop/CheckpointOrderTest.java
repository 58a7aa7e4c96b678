package dev.rondo.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.Journal;
import dev.rondo.trace.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CheckpointOrderTest {
    private final Journal journal = new Journal();
    private final EventLoop loop =
            EventLoop.builder().clock(VirtualClock.create()).build();

    @Test
    void ticks_run_before_microtasks_and_both_before_the_first_turn() {
        loop.run(() -> {
            loop.setTimeout(journal.says("timer"), 0);
            loop.queueMicrotask(journal.says("microtask"));
            loop.nextTick(journal.says("tick"));
            journal.add("main");
        });

        assertThat(journal.text()).isEqualTo("main tick microtask timer");
    }

    @Test
    void ticks_of_ticks_run_before_any_microtask() {
        loop.run(() -> {
            loop.queueMicrotask(journal.says("microtask"));
            loop.nextTick(() -> {
                journal.add("tick1");
                loop.nextTick(() -> {
                    journal.add("tick2");
                    loop.nextTick(journal.says("tick3"));
                });
            });
        });

        assertThat(journal.text()).isEqualTo("tick1 tick2 tick3 microtask");
    }

    @Test
    void microtasks_of_microtasks_run_before_a_tick_that_one_of_them_queued() {
        loop.run(() -> loop.queueMicrotask(() -> {
            journal.add("microtask1");
            loop.nextTick(() -> {
                journal.add("tick");
                loop.queueMicrotask(journal.says("microtask4"));
                loop.nextTick(journal.says("tick2"));
            });
            loop.queueMicrotask(() -> {
                journal.add("microtask2");
                loop.queueMicrotask(journal.says("microtask3"));
            });
        }));

        assertThat(journal.text()).isEqualTo("microtask1 microtask2 microtask3 tick tick2 microtask4");
    }

    @ParameterizedTest
    @EnumSource(names = {"NODE", "NODE11"})
    void a_checkpoint_follows_each_callback_of_every_phase(LoopModel model) {
        var each = EventLoop.builder().clock(VirtualClock.create()).model(model).build();
        Runnable queues = () -> {
            journal.add("callback");
            each.queueMicrotask(journal.says("microtask"));
            each.nextTick(journal.says("tick"));
        };
        each.run(() -> {
            each.execute(queues);
            each.support().schedule(Task.of(Kind.FIBER, queues));
            each.setImmediate(queues);
            each.setImmediate(queues);
            each.queueClose(queues);
            each.setTimeout(queues, 1);
            each.setTimeout(queues, 1);
        });

        assertThat(journal.text())
                .isEqualTo("callback tick microtask ".repeat(7).strip());
    }

    @Test
    void a_checkpoint_follows_what_a_poller_dispatches() {
        loop.runMain(Task.of(Kind.SCRIPT, () -> {}));
        loop.support().dispatch(Task.of(Kind.IO, () -> {
            loop.queueMicrotask(journal.says("microtask"));
            loop.nextTick(journal.says("tick"));
            journal.add("io");
        }));

        assertThat(journal.text()).isEqualTo("io tick microtask");
    }

    @Test
    void what_is_queued_between_turns_runs_at_the_next_checkpoint() {
        loop.nextTick(journal.says("tick"));
        loop.queueMicrotask(journal.says("microtask"));
        loop.setTimeout(journal.says("timer"), 1);

        loop.run();

        assertThat(journal.text()).isEqualTo("tick microtask timer");
    }
}
