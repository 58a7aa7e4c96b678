package dev.rondo;

import static dev.rondo.Rondo.go;
import static dev.rondo.Rondo.scope;
import static dev.rondo.Rondo.setTimeout;
import static dev.rondo.Rondo.shield;
import static dev.rondo.Rondo.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.channel.Channel;
import dev.rondo.fiber.Body;
import dev.rondo.fiber.Fiber;
import dev.rondo.loop.AsyncStack;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.VirtualClock;
import dev.rondo.scope.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Programs that end, or whose host cancels, while a scope is open. */
class OpenScopeAtTheEndTest {
    private final Journal journal = new Journal();

    private static EventLoop virtual() {
        return EventLoop.builder().clock(VirtualClock.create()).build();
    }

    private static void run(Body main) {
        try (var loop = virtual()) {
            Program.run(loop, main);
        }
    }

    private Body cleansUp(String name, Body wait) {
        return () -> {
            try {
                wait.run();
            } finally {
                journal.add(name + " cleans up");
            }
        };
    }

    @Test
    void children_that_wait_in_vain_are_named_and_clean_up() {
        var channel = Channel.<String>unbuffered();

        assertThatThrownBy(() -> run(() -> scope(s -> {
                    s.fork("one", cleansUp("one", channel::receive));
                    s.fork("two", cleansUp("two", channel::receive));
                })))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("the program waits for what cannot happen any more:")
                .hasMessageContaining("fiber 'one'")
                .hasNoSuppressedExceptions();
        assertThat(journal.lines()).containsExactlyInAnyOrder("one cleans up", "two cleans up");
    }

    @Test
    void an_error_of_a_callback_lets_the_children_clean_up_and_is_the_only_one() {
        assertThatThrownBy(() -> run(() -> {
                    setTimeout(journal.throwsAfter("a bug"), Duration.ofMillis(5));
                    scope(s -> {
                        s.fork(cleansUp("child", () -> sleep(Duration.ofSeconds(5))));
                    });
                }))
                .hasMessage("a bug")
                .satisfies(bug -> assertThat(bug.getSuppressed()).hasOnlyElementsOfType(AsyncStack.class));
        assertThat(journal.lines()).containsExactly("a bug", "child cleans up");
    }

    @Test
    void a_service_that_nobody_needs_any_more_cleans_up_and_the_program_ends_well() {
        run(() -> {
            var jobs = Channel.<String>buffered(4);
            go(() -> scope(s -> {
                s.fork(cleansUp("worker", () -> {
                    for (var job : jobs) {
                        journal.add("does " + job);
                    }
                }));
            }));
            jobs.send("a");
            sleep(Duration.ofMillis(1));
        });

        assertThat(journal.lines()).containsExactly("does a", "worker cleans up");
    }

    @Test
    void a_host_cancels_between_two_turns() {
        var opened = new Scope[1];
        try (var loop = virtual()) {
            loop.execute(() -> Fiber.async(() -> scope(s -> {
                opened[0] = s;
                s.fork(cleansUp("music", () -> sleep(Duration.ofSeconds(3))));
            })));
            loop.runNoWait();
            loop.runNoWait();
            opened[0].cancel("Esc");
            journal.add("cancelled");
            loop.runNoWait();

            assertThat(loop.isAlive()).isFalse();
        }
        assertThat(journal.lines()).containsExactly("cancelled", "music cleans up");
    }

    @Test
    void an_error_of_one_that_cleans_up_does_not_keep_the_others_from_it_and_all_errors_are_told() {
        assertThatThrownBy(() -> run(() -> {
                    for (int i = 0; i < 3; i++) {
                        int number = i;
                        go(() -> {
                            try {
                                sleep(Duration.ofHours(1));
                            } finally {
                                failCleaningUp(number);
                            }
                        });
                    }
                    go(() -> {
                        try {
                            sleep(Duration.ofHours(1));
                        } finally {
                            shield(() -> sleep(Duration.ofMillis(300)));
                            journal.add("saved");
                        }
                    });
                    sleep(Duration.ofMillis(1));
                    throw new IllegalStateException("main failed");
                }))
                .hasMessage("main failed")
                .satisfies(error -> assertThat(messages(error)).contains("cleanup 0", "cleanup 1", "cleanup 2"));
        assertThat(journal.lines()).containsExactly("saved");
    }

    private static void failCleaningUp(int number) {
        throw new IllegalStateException("cleanup " + number);
    }

    private static List<String> messages(Throwable error) {
        var messages = new ArrayList<String>();
        messages.add("" + error.getMessage());
        for (var suppressed : error.getSuppressed()) {
            messages.addAll(messages(suppressed));
        }
        return messages;
    }
}
