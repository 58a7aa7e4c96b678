package dev.rondo.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.Journal;
import dev.rondo.context.Context;
import dev.rondo.trace.Event;
import dev.rondo.trace.Kind;
import org.junit.jupiter.api.Test;

class HookTest {
    private final Journal journal = new Journal();
    private final EventLoop loop =
            EventLoop.builder().clock(VirtualClock.create()).build();

    @Test
    void hooks_run_in_every_turn_in_the_order_of_their_creation() {
        loop.onPrepare(journal.says("prepare1"));
        loop.onPrepare(journal.says("prepare2"));
        loop.onCheck(journal.says("check"));

        loop.runNoWait();
        loop.runNoWait();

        assertThat(journal.text()).isEqualTo("prepare1 prepare2 check prepare1 prepare2 check");
    }

    @Test
    void a_check_hook_runs_after_the_immediates() {
        loop.onCheck(journal.says("check")).unref();
        loop.setImmediate(journal.says("immediate"));

        loop.run();

        assertThat(journal.text()).isEqualTo("immediate check");
    }

    @Test
    void a_hook_keeps_the_loop_alive_until_it_is_closed_or_unrefed() {
        var hook = loop.onCheck(() -> {});
        assertThat(loop.isAlive()).isTrue();
        assertThat(hook.hasRef()).isTrue();

        hook.unref();
        assertThat(loop.isAlive()).isFalse();
        assertThat(hook.hasRef()).isFalse();

        hook.ref();
        assertThat(loop.isAlive()).isTrue();

        hook.close();
        hook.close();
        assertThat(loop.isAlive()).isFalse();
    }

    @Test
    void an_idle_hook_keeps_the_loop_from_sleeping() {
        var idle = new int[1];
        var hook = loop.onIdle(() -> idle[0]++);
        loop.setTimeout(() -> {}, 1000);
        for (int i = 0; i < 5; i++) {
            loop.runOnce();
        }

        assertThat(idle[0]).isEqualTo(5);
        assertThat(loop.uptime()).isZero();
        hook.close();
        loop.runOnce();
        assertThat(loop.uptime().toMillis()).isEqualTo(1000);
    }

    @Test
    void a_hook_closed_by_one_before_it_does_not_run_and_a_new_one_runs_from_the_next_turn() {
        var second = new Hook[1];
        var first = new Hook[1];
        first[0] = loop.onPrepare(() -> {
            journal.add("first");
            second[0].close();
            first[0].close();
            loop.onPrepare(journal.says("new"));
        });
        second[0] = loop.onPrepare(journal.says("second"));

        loop.runNoWait();
        assertThat(journal.text()).isEqualTo("first");
        loop.runNoWait();
        assertThat(journal.text()).isEqualTo("first new");
    }

    @Test
    void a_checkpoint_follows_each_hook() {
        loop.onPrepare(() -> loop.nextTick(journal.says("tick")));
        loop.onPrepare(journal.says("prepare"));

        loop.runNoWait();

        assertThat(journal.text()).isEqualTo("tick prepare");
    }

    @Test
    void a_hook_runs_in_the_context_in_which_it_was_made() {
        var key = Context.Key.of("request", "none");
        Context.EMPTY
                .with(key, "seven")
                .run(() -> loop.onCheck(
                        () -> journal.add(String.valueOf(Context.current().value(key)))));

        loop.runNoWait();
        loop.runNoWait();

        assertThat(journal.text()).isEqualTo("seven seven");
    }

    @Test
    void what_made_a_hook_is_the_cause_of_its_runs() {
        loop.runMain(Task.of(Kind.SCRIPT, () -> loop.onCheck(() -> {})));
        loop.runNoWait();

        assertThat(loop.recorder().events())
                .filteredOn(event -> event.kind() == Kind.HOOK && event.what() == Event.What.RUN)
                .singleElement()
                .satisfies(event -> assertThat(event.cause()).isEqualTo(1));
    }

    @Test
    void a_browsers_loop_has_no_phases_for_hooks() {
        var loop = EventLoop.builder().model(LoopModel.BROWSER).build();

        assertThatThrownBy(() -> loop.onIdle(() -> {}))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("BROWSER");
    }
}
