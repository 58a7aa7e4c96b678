package dev.rondo.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.rondo.Journal;
import dev.rondo.trace.Kind;
import java.time.Duration;
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
    void a_handle_keeps_the_loop_alive_without_stopping_virtual_time() {
        var handle = Handle.of(loop).ref().ref();
        assertThat(loop.isAlive()).isTrue();
        assertThat(loop.statistics().references()).isEqualTo(1);
        loop.setTimeout(
                () -> {
                    journal.add("timer");
                    handle.unref();
                },
                Duration.ofHours(1));
        loop.run();

        assertThat(journal.text()).isEqualTo("timer");
        assertThat(handle.hasRef()).isFalse();
        assertThat(handle.unref().ref().hasRef()).isTrue();
        assertThat(loop.isAlive()).isTrue();
    }

    @Test
    void of_what_is_closed_in_a_turn_the_last_is_told_first() {
        loop.setImmediate(() -> {
            loop.queueClose(journal.says("first"));
            loop.queueClose(() -> {
                journal.add("second");
                loop.queueClose(journal.says("later"));
            });
            loop.queueClose(journal.says("third"));
        });
        loop.run();

        assertThat(journal.text()).isEqualTo("third second first later");
    }

    @Test
    void whatever_is_queued_for_a_phase_keeps_the_loop_alive() {
        loop.queueClose(journal.says("close"));
        assertThat(loop.isAlive()).isTrue();
        loop.run();

        loop.support().schedule(Task.of(Kind.FIBER, journal.says("fiber")));
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
