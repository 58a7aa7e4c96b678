package dev.rondo.scope;

import static dev.rondo.fiber.Fiber.sleep;
import static dev.rondo.scope.Deadline.within;
import static dev.rondo.scope.Scope.race;
import static dev.rondo.scope.Scope.scope;
import static dev.rondo.scope.Scope.shield;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.Journal;
import dev.rondo.MainFiber;
import dev.rondo.fiber.Body;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.VirtualClock;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

/** Code that waits in the JDK, is interrupted there since it was cancelled, and cleans up behind a shield. */
class ShieldedCleanupTest {
    private final Journal journal = new Journal();

    private void run(Body body) {
        MainFiber.run(EventLoop.builder().clock(VirtualClock.create()).build(), journal, body);
    }

    private String takeAndCleanUp() throws InterruptedException {
        try {
            return new LinkedBlockingQueue<String>().take();
        } finally {
            shield(() -> {
                sleep(Duration.ofMillis(3));
                Thread.sleep(3);
                journal.add("cleaned up");
            });
        }
    }

    @Test
    void its_deadline_has_passed() {
        run(() -> within(Duration.ofMillis(50), this::takeAndCleanUp));

        assertThat(journal.lines().get(0)).isEqualTo("cleaned up");
        assertThat(journal.lines().get(1))
                .startsWith("main: dev.rondo.scope.DeadlineExceededException: a deadline of 50 ms");
    }

    @Test
    void an_error_of_its_own_that_comes_of_the_interrupt_is_explained_by_the_deadline() {
        run(() -> within(Duration.ofMillis(50), () -> {
            try {
                takeAndCleanUp();
            } catch (InterruptedException stopped) {
                throw new IOException("the driver was interrupted", stopped);
            }
        }));

        assertThat(journal.lines().get(1)).startsWith("main: dev.rondo.scope.DeadlineExceededException");
    }

    @Test
    void its_scope_was_cancelled_which_is_no_error() {
        run(() -> {
            scope(s -> {
                s.fork(this::takeAndCleanUp);
                sleep(Duration.ofMillis(5));
                s.cancel("enough");
            });
            journal.add("went on");
        });

        assertThat(journal.lines()).containsExactly("cleaned up", "went on");
    }

    @Test
    void it_has_lost_a_race() {
        run(() -> journal.add(race(this::takeAndCleanUp, () -> {
            sleep(Duration.ofMillis(5));
            return "winner";
        })));

        assertThat(journal.lines()).containsExactly("cleaned up", "winner");
    }

    @Test
    void an_error_while_it_cleans_up_is_the_cause_of_the_deadlines() {
        run(() -> {
            try {
                within(Duration.ofMillis(50), () -> {
                    try {
                        new LinkedBlockingQueue<String>().take();
                    } finally {
                        shield(() -> {
                            throw new IllegalStateException("the file is gone");
                        });
                    }
                });
            } catch (DeadlineExceededException late) {
                journal.add("" + late.getCause());
            }
        });

        assertThat(journal.lines()).containsExactly("java.lang.IllegalStateException: the file is gone");
    }

    @Test
    void an_error_while_it_cleans_up_is_not_lost_where_the_scope_was_cancelled_on_purpose() {
        run(() -> scope(s -> {
            s.fork(() -> {
                try {
                    Thread.sleep(10_000);
                } finally {
                    fail();
                }
            });
            sleep(Duration.ofMillis(5));
            s.cancel("enough");
        }));

        assertThat(journal.lines().get(0)).isEqualTo("main: java.lang.IllegalStateException: the file is gone");
    }

    private static void fail() {
        throw new IllegalStateException("the file is gone");
    }
}
