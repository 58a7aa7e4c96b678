package dev.rondo.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rondo.Journal;
import dev.rondo.trace.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RenderingTest {
    private final Journal journal = new Journal();
    private final VirtualClock clock = VirtualClock.create();
    private final EventLoop loop =
            EventLoop.builder().clock(clock).model(LoopModel.BROWSER).build();

    @Test
    void frames_come_60_times_a_second() {
        loop.run(() -> frames(60));

        assertThat(journal.lines()).hasSize(60).startsWith("16", "33", "49").endsWith("999");
    }

    @Test
    void all_callbacks_of_a_frame_run_in_it_and_theirs_in_the_next() {
        loop.run(() -> {
            loop.support().requestFrame(frame(() -> {
                journal.add("first@" + millis());
                loop.support().requestFrame(frame(() -> journal.add("next@" + millis())));
                loop.queueMicrotask(journal.says("microtask"));
            }));
            loop.support().requestFrame(frame(() -> journal.add("second@" + millis())));
        });

        assertThat(journal.text()).isEqualTo("first@16 microtask second@16 next@33");
    }

    @Test
    void tasks_run_before_a_frame_that_is_not_due_yet() {
        loop.run(() -> {
            loop.support().requestFrame(frame(journal.says("frame")));
            loop.execute(journal.says("task"));
            loop.setTimeout(journal.says("timer10"), 10);
            loop.setTimeout(journal.says("timer20"), 20);
        });

        assertThat(journal.text()).isEqualTo("task timer10 frame timer20");
    }

    @Test
    void a_late_loop_keeps_the_order_in_which_a_frame_and_timers_were_due() {
        loop.run(() -> {
            loop.support().requestFrame(frame(journal.says("frame")));
            loop.setTimeout(journal.says("timer10"), 10);
            loop.setTimeout(journal.says("timer20"), 20);
            clock.advance(Duration.ofMillis(100));
        });

        assertThat(journal.text()).isEqualTo("timer10 frame timer20");
    }

    @Test
    void a_frame_that_is_due_comes_between_two_tasks() {
        loop.run(() -> {
            loop.support().requestFrame(frame(journal.says("frame")));
            loop.execute(() -> {
                journal.add("task1");
                clock.advance(Duration.ofMillis(20));
            });
            loop.execute(journal.says("task2"));
            loop.execute(journal.says("task3"));
        });

        assertThat(journal.text()).isEqualTo("task1 task2 frame task3");
    }

    @Test
    void idle_callbacks_wait_until_there_is_nothing_else_to_do() {
        loop.run(() -> {
            loop.support().requestIdle(idle(() -> {
                journal.add("idle1");
                loop.support().requestIdle(idle(journal.says("idle3")));
            }));
            loop.support().requestIdle(idle(journal.says("idle2")));
            loop.execute(journal.says("task1"));
            loop.execute(journal.says("task2"));
            loop.setTimeout(journal.says("timer"), 5);
        });

        assertThat(journal.text()).isEqualTo("task1 task2 idle1 idle2 idle3 timer");
    }

    @Test
    void frames_and_idle_callbacks_keep_the_loop_alive() {
        loop.support().requestFrame(frame(journal.says("frame")));
        assertThat(loop.isAlive()).isTrue();
        loop.run();
        loop.support().requestIdle(idle(journal.says("idle")));
        assertThat(loop.isAlive()).isTrue();
        loop.run();

        assertThat(journal.text()).isEqualTo("frame idle");
        assertThat(loop.isAlive()).isFalse();
    }

    @Test
    void frames_left_by_one_that_threw_run_when_the_loop_runs_again() {
        loop.support().requestFrame(frame(journal.throwsAfter("frame1")));
        loop.support().requestFrame(frame(journal.says("frame2")));
        assertThat(catchThrowable(loop::run)).hasMessage("frame1");

        loop.run();

        assertThat(journal.text()).isEqualTo("frame1 frame2");
    }

    private void frames(int left) {
        loop.support().requestFrame(frame(() -> {
            journal.add(Long.toString(millis()));
            if (left > 1) {
                frames(left - 1);
            }
        }));
    }

    private long millis() {
        return loop.uptime().toMillis();
    }

    private static Task frame(Runnable callback) {
        return Task.of(Kind.FRAME, callback);
    }

    private static Task idle(Runnable callback) {
        return Task.of(Kind.IDLE, callback);
    }
}
