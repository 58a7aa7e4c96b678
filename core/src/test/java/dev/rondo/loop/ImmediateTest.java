package dev.rondo.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.Journal;
import org.junit.jupiter.api.Test;

class ImmediateTest {
    private final Journal journal = new Journal();
    private final EventLoop loop =
            EventLoop.builder().clock(VirtualClock.create()).build();

    @Test
    void immediates_run_in_the_order_of_their_creation() {
        loop.run(() -> {
            for (int i = 1; i <= 4; i++) {
                loop.setImmediate(journal.says("immediate" + i));
            }
        });

        assertThat(journal.text()).isEqualTo("immediate1 immediate2 immediate3 immediate4");
    }

    @Test
    void an_immediate_of_an_immediate_runs_in_the_next_turn() {
        loop.run(() -> {
            loop.setImmediate(() -> {
                journal.add("first");
                loop.setImmediate(journal.says("inner"));
            });
            loop.setImmediate(journal.says("second"));
        });

        assertThat(journal.text()).isEqualTo("first second inner");
        assertThat(loop.statistics().turns()).isEqualTo(2);
    }

    @Test
    void an_immediate_knows_whether_it_is_still_to_run() {
        var immediate = loop.setImmediate(() -> {});
        assertThat(immediate.isActive()).isTrue();
        assertThat(loop.statistics().immediates()).isEqualTo(1);

        loop.run();

        assertThat(immediate.isActive()).isFalse();
        assertThat(loop.statistics().immediates()).isZero();
    }

    @Test
    void a_closed_immediate_never_runs_and_keeps_nothing_alive() {
        var immediate = loop.setImmediate(journal.says("ran"));
        immediate.close();
        immediate.close();

        assertThat(loop.isAlive()).isFalse();
        loop.setTimeout(() -> {}, 1);
        loop.run();
        assertThat(journal.text()).isEmpty();
    }

    @Test
    void an_immediate_can_be_closed_by_one_before_it() {
        loop.run(() -> {
            var second = new Immediate[1];
            loop.setImmediate(() -> second[0].close());
            second[0] = loop.setImmediate(journal.says("second"));
            loop.setImmediate(journal.says("third"));
        });

        assertThat(journal.text()).isEqualTo("third");
    }

    @Test
    void an_immediate_can_be_closed_in_the_checkpoint_before_it() {
        loop.run(() -> {
            var second = new Immediate[1];
            loop.setImmediate(() -> loop.queueMicrotask(() -> second[0].close()));
            second[0] = loop.setImmediate(journal.says("second"));
            loop.setImmediate(journal.says("third"));
        });

        assertThat(journal.text()).isEqualTo("third");
    }

    @Test
    void an_immediate_can_be_closed_while_it_runs() {
        loop.run(() -> {
            var immediate = new Immediate[1];
            immediate[0] = loop.setImmediate(() -> immediate[0].close());
        });

        assertThat(loop.isAlive()).isFalse();
        assertThat(loop.statistics().immediates()).isZero();
    }

    @Test
    void an_unrefed_immediate_lets_the_loop_end() {
        var immediate = loop.setImmediate(journal.says("ran")).unref();
        assertThat(immediate.hasRef()).isFalse();

        loop.run();
        assertThat(journal.text()).isEmpty();

        immediate.ref();
        loop.run();
        assertThat(journal.text()).isEqualTo("ran");
    }

    @Test
    void an_unrefed_immediate_runs_when_a_turn_is_taken_but_does_not_hurry_it() {
        loop.setImmediate(() -> journal.add("immediate@" + loop.uptime().toMillis()))
                .unref();
        loop.setTimeout(() -> journal.add("timer@" + loop.uptime().toMillis()), 10);

        loop.run();

        assertThat(journal.text()).isEqualTo("immediate@10 timer@10");
    }

    @Test
    void an_immediate_keeps_the_loop_from_sleeping() {
        loop.setTimeout(journal.says("timer"), 10);
        loop.setImmediate(() -> journal.add("immediate@" + loop.uptime().toMillis()));

        loop.run();

        assertThat(journal.text()).isEqualTo("immediate@0 timer");
    }
}
