package dev.rondo.scope;

import static dev.rondo.fiber.Fiber.go;
import static dev.rondo.fiber.Fiber.sleep;
import static dev.rondo.scope.Scope.scope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.Journal;
import dev.rondo.Loops;
import dev.rondo.MainFiber;
import dev.rondo.fiber.Body;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.VirtualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimitTest {
    private final Journal journal = new Journal();
    private final EventLoop loop =
            EventLoop.builder().clock(VirtualClock.create()).build();

    private void run(Body body) {
        MainFiber.run(loop, journal, body);
    }

    private Body says(String line, int millis) {
        return () -> {
            sleep(Duration.ofMillis(millis));
            journal.add(line);
        };
    }

    @Test
    void a_callback_may_not_wait_for_its_turn_and_takes_nobody_elses() {
        run(() -> scope(s -> {
            s.limit(1).fork(says("first", 10));
            loop.setTimeout(
                    () -> assertThatThrownBy(() -> s.fork(says("never", 1)))
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessageContaining("may not wait"),
                    2);
            sleep(Duration.ofMillis(5));
            s.fork(says("second", 1));
        }));

        assertThat(journal.lines()).containsExactly("first", "second");
    }

    @Test
    void another_loop_cannot_fork_into_a_scope_and_does_it_no_harm() {
        try (var loops = Loops.of(1)) {
            run(() -> scope(s -> {
                s.limit(1).fork(says("first", 10));
                assertThatThrownBy(() -> loops.spread(() -> s.fork(says("never", 1))))
                        .isInstanceOf(WrongThreadException.class)
                        .hasMessageContaining("forked into a scope that belongs to another loop");
                s.fork(says("second", 1));
            }));
        }

        assertThat(journal.lines()).containsExactly("first", "second");
    }

    @Test
    void who_waits_goes_on_when_the_limit_is_raised() {
        run(() -> scope(s -> {
            s.limit(1).fork(says("first", 10));
            go(() -> s.fork(says("second", 1)));
            sleep(Duration.ofMillis(2));
            s.limit(2);
        }));

        assertThat(journal.lines()).containsExactly("second", "first");
    }

    @Test
    void only_its_loop_sets_a_limit() {
        run(() -> scope(s -> {
            var thread =
                    new Thread(() -> assertThatThrownBy(() -> s.limit(3)).isInstanceOf(WrongThreadException.class));
            thread.start();
            thread.join();
            journal.add("refused");
        }));

        assertThat(journal.text()).isEqualTo("refused");
    }
}
