package dev.rondo;

import static dev.rondo.Rondo.after;
import static dev.rondo.Rondo.async;
import static dev.rondo.Rondo.await;
import static dev.rondo.Rondo.firstSuccess;
import static dev.rondo.Rondo.go;
import static dev.rondo.Rondo.on;
import static dev.rondo.Rondo.race;
import static dev.rondo.Rondo.scope;
import static dev.rondo.Rondo.select;
import static dev.rondo.Rondo.sleep;
import static dev.rondo.Rondo.supervise;
import static dev.rondo.Rondo.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.fiber.Body;
import dev.rondo.fiber.Fiber;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.VirtualClock;
import dev.rondo.promise.Promise;
import dev.rondo.scope.DeadlineExceededException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** What becomes of errors for which somebody has waited, but waits no longer; and of the cancelling of others. */
class GivenUpTest {
    private final Journal journal = new Journal();

    private static void run(Body main) {
        try (var loop = EventLoop.builder().clock(VirtualClock.create()).build()) {
            Program.run(loop, main);
        }
    }

    private static String failLate() {
        sleep(Duration.ofMillis(50));
        throw new IllegalStateException("late");
    }

    private void giveUp(Body wait) throws Exception {
        try {
            within(Duration.ofMillis(10), wait);
        } catch (DeadlineExceededException late) {
            journal.add("gave up");
        }
    }

    @Test
    void an_error_comes_to_the_loop_when_the_one_who_awaited_it_has_given_up() {
        assertThatThrownBy(() -> run(() -> {
                    Fiber<String> fiber = go(GivenUpTest::failLate);
                    giveUp(fiber::await);
                    sleep(Duration.ofMillis(100));
                    journal.add("never");
                }))
                .hasMessage("late");
        assertThat(journal.text()).isEqualTo("gave up");
    }

    @Test
    void an_error_comes_to_the_loop_when_a_selection_has_taken_something_else() {
        assertThatThrownBy(() -> run(() -> {
                    var promise = async(GivenUpTest::failLate);
                    journal.add(select(on(promise, value -> value), after(Duration.ofMillis(10), () -> "time")));
                    sleep(Duration.ofMillis(100));
                }))
                .hasMessage("late");
        assertThat(journal.text()).isEqualTo("time");
    }

    @Test
    void an_error_of_a_supervised_fiber_comes_to_the_loop_when_nobody_awaits_it_any_more() {
        assertThatThrownBy(() -> run(() -> supervise(s -> {
                    Fiber<String> fiber = s.fork(GivenUpTest::failLate);
                    giveUp(fiber::await);
                })))
                .hasMessage("late");
    }

    @Test
    void an_error_that_somebody_else_awaits_as_well_is_his() {
        run(() -> {
            Fiber<String> fiber = go(GivenUpTest::failLate);
            go(() -> assertThatThrownBy(fiber::await).hasMessage("late"));
            giveUp(fiber::await);
            sleep(Duration.ofMillis(100));
            journal.add("went on");
        });

        assertThat(journal.text()).isEqualTo("gave up went on");
    }

    @Test
    void that_another_fiber_was_cancelled_is_an_ordinary_error_for_a_selection() {
        run(() -> {
            var cancelled = cancelled();
            assertThatThrownBy(() -> await(cancelled.promise())).isInstanceOf(CancellationException.class);
            assertThatThrownBy(() -> select(on(cancelled.promise(), value -> value)))
                    .isInstanceOf(CancellationException.class);
            assertThatThrownBy(() -> scope(s -> {
                        s.fork(() -> sleep(Duration.ofSeconds(2)));
                        s.fork(() -> select(on(cancelled.promise(), value -> value)));
                    }))
                    .isInstanceOf(CancellationException.class);
            assertThat(EventLoop.current().uptime()).isLessThan(Duration.ofSeconds(1));
        });
    }

    @Test
    void what_another_fiber_was_cancelled_for_does_not_end_one_in_silence() {
        assertThatThrownBy(() -> run(() -> {
                    var cancelled = cancelled();
                    go(() -> cancelled.promise().result());
                    sleep(Duration.ofMillis(1));
                }))
                .isInstanceOf(CancellationException.class);
    }

    private static Fiber<?> cancelled() {
        var fiber = new Fiber<?>[1];
        scope(s -> {
            fiber[0] = s.fork(() -> sleep(Duration.ofSeconds(5)));
            sleep(Duration.ofMillis(1));
            s.cancel("enough");
        });
        return fiber[0];
    }

    @Test
    void a_race_that_is_given_up_tells_nobody_that_its_fibers_were_cancelled() {
        run(() -> {
            giveUp(() -> race(GivenUpTest::failLate, GivenUpTest::failLate));
            giveUp(() -> firstSuccess(GivenUpTest::failLate, GivenUpTest::failLate));
            sleep(Duration.ofMillis(100));
        });

        assertThat(journal.text()).isEqualTo("gave up gave up");
    }

    @Test
    void what_is_derived_from_a_fiber_that_fails_tells_nobody_anew() {
        run(() -> {
            assertThatThrownBy(() -> scope(s -> {
                        var one = s.fork(() -> sleep(Duration.ofSeconds(1)));
                        var two = s.fork(GivenUpTest::failLate);
                        return await(Promise.all(List.of(one.promise(), two.promise())));
                    }))
                    .hasMessage("late");
            sleep(Duration.ofMillis(100));
            journal.add("went on");
        });

        assertThat(journal.text()).isEqualTo("went on");
    }

    @Test
    void a_listener_of_a_fiber_that_is_cancelled_is_not_told_and_nobody_else_is() {
        run(() -> {
            scope(s -> {
                s.fork(() -> sleep(Duration.ofSeconds(1))).promise().thenAccept(_ -> journal.add("never"));
                sleep(Duration.ofMillis(1));
                s.cancel("enough");
            });
            sleep(Duration.ofMillis(1));
            journal.add("went on");
        });

        assertThat(journal.text()).isEqualTo("went on");
    }
}
