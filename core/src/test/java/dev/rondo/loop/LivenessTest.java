package dev.rondo.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.rondo.Journal;
import dev.rondo.trace.Kind;
import org.junit.jupiter.api.Test;

class LivenessTest {
    private final Journal journal = new Journal();
    private final EventLoop loop =
            EventLoop.builder().clock(VirtualClock.create()).build();

    @Test
    void refs_count() {
        loop.ref();
        loop.ref();
        loop.unref();
        assertThat(loop.isAlive()).isTrue();
        assertThat(loop.statistics().references()).isEqualTo(1);

        loop.unref();
        assertThat(loop.isAlive()).isFalse();
    }

    @Test
    void unref_without_a_ref_is_an_error() {
        assertThatIllegalStateException().isThrownBy(loop::unref).withMessage("unref() without a ref() before it");
        assertThat(loop.isAlive()).isFalse();
    }

    @Test
    void whatever_is_queued_for_a_phase_keeps_the_loop_alive() {
        loop.queueClose(journal.says("close"));
        assertThat(loop.isAlive()).isTrue();
        loop.run();

        loop.schedule(Task.of(Kind.FIBER, journal.says("fiber")));
        assertThat(loop.isAlive()).isTrue();
        loop.run();

        assertThat(journal.text()).isEqualTo("close fiber");
        assertThat(loop.isAlive()).isFalse();
    }

    @Test
    void ticks_and_microtasks_alone_do_not_keep_a_loop_alive() {
        loop.nextTick(journal.says("tick"));
        loop.queueMicrotask(journal.says("microtask"));

        assertThat(loop.isAlive()).isFalse();
    }
}
