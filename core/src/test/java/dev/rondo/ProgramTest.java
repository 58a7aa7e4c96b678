package dev.rondo;

import static dev.rondo.Rondo.after;
import static dev.rondo.Rondo.await;
import static dev.rondo.Rondo.go;
import static dev.rondo.Rondo.nextTick;
import static dev.rondo.Rondo.scope;
import static dev.rondo.Rondo.select;
import static dev.rondo.Rondo.setTimeout;
import static dev.rondo.Rondo.shield;
import static dev.rondo.Rondo.sleep;
import static dev.rondo.Rondo.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.channel.Channel;
import dev.rondo.fiber.Body;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.VirtualClock;
import dev.rondo.promise.Promise;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgramTest {
    private final Journal journal = new Journal();

    /** As {@link Rondo#run}, in virtual time. */
    private static void run(Body main) {
        try (var loop = EventLoop.builder().clock(VirtualClock.create()).build()) {
            Program.run(loop, main);
        }
    }

    @Test
    void an_interrupt_ends_the_program_and_is_kept() {
        Thread.currentThread().interrupt();
        Rondo.run(() -> {
            try {
                sleep(Duration.ofHours(1));
            } finally {
                journal.add("cleaned up");
            }
        });

        assertThat(Thread.interrupted()).isTrue();
        assertThat(journal.text()).isEqualTo("cleaned up");
    }

    @Test
    void a_program_that_stops_its_loop_cleans_up_and_ends_well() {
        run(() -> {
            setTimeout(() -> EventLoop.current().stop(), Duration.ofMillis(5));
            try {
                sleep(Duration.ofHours(1));
            } finally {
                journal.add("cleaned up");
            }
        });

        assertThat(journal.text()).isEqualTo("cleaned up");
    }

    @Test
    void the_verbs_go_together() {
        run(() -> {
            setTimeout(journal.says("later"), Duration.ofMillis(10));
            nextTick(journal.says("first"));

            var page = scope(s -> {
                var user = s.fork(() -> {
                    sleep(Duration.ofMillis(2));
                    return "user";
                });
                var orders = s.fork(() -> "orders");
                return user.await() + " and " + orders.await();
            });
            journal.add(page);

            var jobs = Channel.<String>buffered(16);
            go(() -> {
                for (var job : jobs) {
                    journal.add("handles " + job);
                }
            });
            within(Duration.ofSeconds(2), () -> jobs.send("a job"));
            sleep(Duration.ofMillis(1));
            journal.add(
                    select(jobs.onReceive(job -> "job " + job), after(Duration.ofMillis(20), () -> "nothing came")));
        });

        assertThat(journal.lines())
                .containsExactly("first", "user and orders", "handles a job", "later", "nothing came");
    }

    @Test
    void what_still_waits_at_the_end_is_cancelled_and_may_clean_up() {
        run(() -> go(() -> {
            try {
                await(Promise.withResolvers().promise());
            } finally {
                shield(() -> {
                    sleep(Duration.ofMillis(1));
                    journal.add("cleaned up");
                });
            }
        }));

        assertThat(journal.text()).isEqualTo("cleaned up");
    }

    @Test
    void a_program_that_waits_in_vain_says_where() {
        assertThatThrownBy(() -> run(() -> await(Promise.withResolvers().promise())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the program waits for what cannot happen any more:")
                .hasMessageContaining("ProgramTest.java:");
    }

    @Test
    void an_error_of_the_first_fiber_ends_the_program() {
        assertThatThrownBy(() -> run(() -> {
                    go(() -> {
                        try {
                            sleep(Duration.ofHours(1));
                        } finally {
                            journal.add("cancelled");
                        }
                    });
                    sleep(Duration.ofMillis(1));
                    throw new IOException("broken");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("broken");

        assertThat(journal.text()).isEqualTo("cancelled");
    }

    /** The JDK takes its own frames off the end of what leaves {@code main}, and JDK 25 fails where they are not. */
    @Test
    void what_ends_a_program_that_the_JDK_compiled_has_its_main_thread_in_its_stack_once() {
        var frames = new Throwable().getStackTrace();
        Runnable fails = () -> {
            throw new IllegalStateException("broken");
        };
        System.setProperty("jdk.launcher.sourcefile", "Program.java");
        try {
            for (Body main : List.<Body>of(() -> go(fails::run), () -> setTimeout(fails, Duration.ZERO))) {
                assertThatThrownBy(() -> run(main)).satisfies(error -> {
                    assertThat(error.getStackTrace()[0].getMethodName()).startsWith("lambda$what_ends_");
                    assertThat(error.getStackTrace())
                            .endsWith(frames[frames.length - 1])
                            .containsOnlyOnce(frames[frames.length - 1]);
                });
            }
        } finally {
            System.clearProperty("jdk.launcher.sourcefile");
        }
    }

    @Test
    void a_loop_runs_one_program_after_another() {
        try (var loop = EventLoop.builder().clock(VirtualClock.create()).build()) {
            Rondo.run(loop, () -> journal.add("first"));
            assertThatThrownBy(() -> Rondo.run(loop, () -> {
                        throw new IOException("second");
                    }))
                    .hasMessage("second");
            Rondo.run(loop, () -> {
                sleep(Duration.ofMillis(1));
                journal.add("third");
            });
        }

        assertThat(journal.text()).isEqualTo("first third");
    }
}
