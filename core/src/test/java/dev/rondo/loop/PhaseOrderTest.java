package dev.rondo.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.Journal;
import dev.rondo.trace.Event;
import dev.rondo.trace.Kind;
import dev.rondo.trace.Phase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PhaseOrderTest {
    private final Journal journal = new Journal();
    private final VirtualClock clock = VirtualClock.create();
    private final EventLoop loop = EventLoop.builder().clock(clock).build();

    @Test
    void a_turn_goes_through_the_phases_in_libuvs_order() {
        loop.run(() -> {
            loop.setTimeout(journal.says("timer"), 1);
            clock.advance(Duration.ofMillis(1));
            loop.execute(journal.says("pending"));
            loop.support().schedule(Task.of(Kind.FIBER, journal.says("fiber")));
            onceAt("idle", Phase.IDLE);
            onceAt("prepare", Phase.PREPARE);
            loop.setImmediate(journal.says("immediate"));
            onceAt("check", Phase.CHECK);
            loop.queueClose(journal.says("close"));
        });

        assertThat(journal.text()).isEqualTo("timer pending fiber idle prepare immediate check close");
        assertThat(loop.statistics().turns()).isEqualTo(1);
    }

    @Test
    void the_recorder_names_each_phase_that_had_something_to_do() {
        loop.run(() -> {
            loop.setTimeout(() -> loop.setImmediate(() -> {}), 1);
            loop.queueClose(() -> {});
        });

        assertThat(phases()).containsExactly(Phase.MAIN, Phase.CLOSING, Phase.TIMERS, Phase.CHECK);
    }

    @Test
    void a_phase_in_which_all_timers_had_been_closed_is_not_recorded() {
        loop.run(() -> {
            loop.setTimeout(() -> {}, 5).unref().close();
            loop.setTimeout(() -> {}, 9);
        });

        assertThat(phases()).containsExactly(Phase.MAIN, Phase.TIMERS);
    }

    @Test
    void what_another_thread_posts_runs_in_the_poll_phase_before_immediates() {
        loop.run(() -> loop.setTimeout(
                () -> {
                    post(journal.says("posted"));
                    loop.execute(journal.says("pending"));
                    loop.support().schedule(Task.of(Kind.FIBER, journal.says("fiber")));
                    loop.setImmediate(journal.says("immediate"));
                },
                1));

        assertThat(journal.text()).isEqualTo("pending fiber posted immediate");
    }

    @Test
    void what_another_thread_posts_during_the_poll_phase_waits_until_the_immediates_have_run() {
        loop.run(() -> loop.setTimeout(
                () -> post(() -> {
                    post(journal.says("second"));
                    loop.setImmediate(journal.says("immediate"));
                }),
                1));

        assertThat(journal.text()).isEqualTo("immediate second");
    }

    @Test
    void what_a_phase_queues_for_itself_waits_for_the_next_turn() {
        loop.run(() -> {
            loop.execute(() -> {
                journal.add("post@" + turn());
                loop.execute(() -> journal.add("post@" + turn()));
            });
            loop.setImmediate(() -> loop.setImmediate(() -> journal.add("immediate@" + turn())));
            loop.queueClose(() -> loop.queueClose(() -> journal.add("close@" + turn())));
        });

        assertThat(journal.text()).isEqualTo("post@1 post@2 immediate@2 close@2");
    }

    @Test
    void tasks_that_schedule_each_other_for_ever_starve_neither_timers_nor_immediates() {
        var endless = new Runnable() {
            boolean stop;

            @Override
            public void run() {
                if (!stop) {
                    loop.support().schedule(Task.of(Kind.FIBER, this));
                }
            }
        };
        loop.run(() -> {
            loop.support().schedule(Task.of(Kind.FIBER, endless));
            loop.setImmediate(journal.says("immediate"));
            loop.setTimeout(() -> endless.stop = true, 3);
            var hook = loop.onCheck(() -> clock.advance(Duration.ofMillis(1)));
            loop.setTimeout(hook::close, 4);
        });

        assertThat(journal.text()).isEqualTo("immediate");
        assertThat(endless.stop).isTrue();
    }

    @Test
    void the_run_queue_is_drained_in_bounded_batches() {
        int[] ran = {0};
        loop.runMain(Task.of(Kind.SCRIPT, () -> {
            for (int i = 0; i < 1000; i++) {
                loop.support().schedule(Task.of(Kind.FIBER, () -> ran[0]++));
            }
        }));

        loop.runNoWait();
        assertThat(ran[0]).isPositive().isLessThan(1000);
        while (loop.isAlive()) {
            loop.runNoWait();
        }
        assertThat(ran[0]).isEqualTo(1000);
    }

    private long turn() {
        return loop.statistics().turns();
    }

    private List<Phase> phases() {
        return loop.recorder().events().stream()
                .filter(event -> event.what() == Event.What.PHASE)
                .map(Event::phase)
                .toList();
    }

    /** Posts from another thread, and waits until it has. */
    private void post(Runnable task) {
        CompletableFuture.runAsync(() -> loop.execute(task)).join();
    }

    private void onceAt(String name, Phase phase) {
        var hooks = new Hook[1];
        Runnable once = () -> {
            journal.add(name);
            hooks[0].close();
        };
        hooks[0] = switch (phase) {
            case IDLE -> loop.onIdle(once);
            case PREPARE -> loop.onPrepare(once);
            default -> loop.onCheck(once);
        };
    }
}
