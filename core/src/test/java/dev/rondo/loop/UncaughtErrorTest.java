package dev.rondo.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rondo.Journal;
import dev.rondo.Rondo;
import dev.rondo.internal.Sneaky;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class UncaughtErrorTest {
    private final Journal journal = new Journal();
    private final EventLoop loop =
            EventLoop.builder().clock(VirtualClock.create()).build();

    @Test
    void without_a_handler_run_throws_the_error_itself() {
        var error = new IOException("checked, and thrown as it is");

        var thrown = catchThrowable(() -> loop.run(() -> loop.setTimeout(() -> sneak(error), 1)));

        assertThat(thrown).isSameAs(error);
    }

    @Test
    void what_was_queued_stays_queued_and_runs_when_the_loop_runs_again() {
        assertThatThrownBy(() -> loop.run(() -> {
                    loop.nextTick(journal.throwsAfter("tick1"));
                    loop.nextTick(journal.says("tick2"));
                    loop.queueMicrotask(journal.says("microtask"));
                    loop.setTimeout(journal.says("timer"), 1);
                    loop.setImmediate(journal.says("immediate"));
                }))
                .hasMessage("tick1");
        assertThat(loop.isAlive()).isTrue();

        loop.run();

        assertThat(journal.text()).isEqualTo("tick1 tick2 microtask immediate timer");
    }

    @Test
    void immediates_left_of_a_batch_run_when_the_loop_runs_again() {
        assertThatThrownBy(() -> loop.run(() -> {
                    loop.setImmediate(journal.throwsAfter("immediate1"));
                    loop.setImmediate(journal.says("immediate2"));
                }))
                .hasMessage("immediate1");
        loop.setImmediate(journal.says("immediate3"));

        loop.run();

        assertThat(journal.text()).isEqualTo("immediate1 immediate2 immediate3");
    }

    @Test
    void the_asynchronous_stack_leads_from_the_failed_unit_to_the_program() {
        var thrown = catchThrowable(() -> loop.run(() -> loop.setTimeout(
                () -> loop.setImmediate(() -> loop.nextTick(() -> {
                    throw new IllegalStateException("deep");
                })),
                1)));

        assertThat(kinds(thrown)).isEqualTo("tick immediate timeout script");
        assertThat(stack(thrown).getStackTrace())
                .allSatisfy(frame -> assertThat(frame.getFileName()).contains("UncaughtErrorTest"));
    }

    @Test
    void the_asynchronous_stack_of_an_interval_leads_through_its_runs() {
        int[] runs = {0};
        var thrown = catchThrowable(() -> loop.run(() -> loop.setInterval(
                () -> {
                    if (++runs[0] == 3) {
                        throw new IllegalStateException("third");
                    }
                },
                1)));

        assertThat(kinds(thrown)).isEqualTo("interval interval interval script");
    }

    @Test
    void an_error_carries_one_asynchronous_stack_however_often_it_is_thrown() {
        var error = new IllegalStateException("again");
        loop.onUncaught(_ -> {});
        loop.run(() -> {
            for (int i = 0; i < 3; i++) {
                loop.execute(() -> {
                    throw error;
                });
            }
        });

        assertThat(error.getSuppressed()).hasSize(1);
    }

    @Test
    void an_asynchronous_stack_ends_where_the_recorder_forgets() {
        int[] ticks = {0};
        var chain = new Runnable() {
            @Override
            public void run() {
                if (++ticks[0] == 100_000) {
                    throw new IllegalStateException("far from home");
                }
                loop.nextTick(this);
            }
        };

        var thrown = catchThrowable(() -> loop.run(chain));

        assertThat(stack(thrown).getStackTrace()).hasSize(32);
    }

    @Test
    void with_a_handler_the_loop_goes_on() {
        var before = loop.onUncaught(error -> journal.add("handled " + error.getMessage()));
        loop.run(() -> {
            loop.execute(journal.throwsAfter("first"));
            loop.execute(journal.says("second"));
        });

        assertThat(before).isNull();
        assertThat(journal.lines()).containsExactly("first", "handled first", "second");
    }

    @Test
    void what_a_handler_throws_ends_the_loop() {
        loop.onUncaught(_ -> {
            throw new IllegalArgumentException("from the handler");
        });

        assertThatThrownBy(() -> loop.run(journal.throwsAfter("main")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("from the handler")
                .satisfies(error ->
                        assertThat(error.getSuppressed()).anyMatch(first -> "main".equals(first.getMessage())));
    }

    @Test
    void an_error_can_be_reported_while_the_callback_goes_on() {
        loop.onUncaught(error -> journal.add("handled " + error.getMessage()));
        loop.run(() -> {
            loop.support().reportUncaught(new IllegalStateException("reported"));
            loop.nextTick(journal.says("tick"));
            journal.add("on");
        });

        assertThat(journal.lines()).containsExactly("handled reported", "on", "tick");
    }

    @Test
    void a_program_that_fails_exits_with_1_and_prints_the_asynchronous_stack() throws Exception {
        var java = ProcessHandle.current().info().command().orElse("java");
        var process = new ProcessBuilder(
                        java,
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Failing.class.getName())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(output)
                .contains("Exception in thread \"main\" java.lang.IllegalStateException: nobody caught this")
                .contains("Suppressed: dev.rondo.loop.AsyncStack: asynchronous stack: what queued what")
                .containsPattern("at async immediate\\.#\\d+\\(UncaughtErrorTest\\.java:\\d+ ")
                .containsPattern("at async timeout\\.#\\d+\\(UncaughtErrorTest\\.java:\\d+ ")
                .contains("at async script.#1(")
                .doesNotContain("never printed");
    }

    /** A program that fails. */
    static final class Failing {
        public static void main(String[] args) {
            Rondo.run(() -> Rondo.setTimeout(
                    () -> Rondo.setImmediate(() -> {
                        throw new IllegalStateException("nobody caught this");
                    }),
                    Duration.ofMillis(1)));
            System.out.println("never printed");
        }
    }

    private static Throwable stack(Throwable error) {
        assertThat(error.getSuppressed()).hasSize(1);
        assertThat(error.getSuppressed()[0]).isInstanceOf(AsyncStack.class);
        return error.getSuppressed()[0];
    }

    private static String kinds(Throwable error) {
        return Arrays.stream(stack(error).getStackTrace())
                .map(frame -> frame.getClassName().replace("async ", ""))
                .collect(Collectors.joining(" "));
    }

    private static void sneak(Throwable error) {
        throw Sneaky.rethrow(error);
    }
}
