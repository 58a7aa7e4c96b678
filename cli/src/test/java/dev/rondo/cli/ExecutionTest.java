package dev.rondo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.js.host.LoadingClock;
import dev.rondo.loop.LoopModel;
import dev.rondo.trace.Event;
import dev.rondo.trace.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ExecutionTest {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mark(); for (;;) {}",
                "setTimeout(() => { mark(); for (;;) {} }, 1)",
                "process.on('exit', () => { mark(); for (;;) {} })",
                "process.on('uncaughtException', () => console.log('caught')); mark(); for (;;) {}",
                "Promise.resolve().then(function f() { mark(); return Promise.resolve().then(f) })",
                "process.nextTick(function f() { mark(); process.nextTick(f) })",
                "try { mark(); for (;;) {} } catch { console.log('caught') } finally { console.log('finally') }",
                "mark(); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)",
                "mark(); require('child_process').execSync('sleep 20')",
                "setInterval(mark, 1)",
            })
    void a_program_is_stopped_when_its_time_is_up_whatever_it_does(String source) {
        var execution = execution(source, InputStream.nullInputStream());
        assertThat(execution.isStopped()).isTrue();
        assertThat(execution.text()).containsExactly("before");
        assertThat(execution.whyStopped())
                .isEqualTo("The program did not end under node; it was stopped after 10 seconds.");
        assertThat(execution.events()).isNotEmpty().noneMatch(event -> event.what() == Event.What.FAILED);
    }

    @Test
    void a_program_is_stopped_that_waits_for_what_does_not_come() throws IOException {
        try (var silent = new PipedInputStream(new PipedOutputStream())) {
            var execution = execution("process.stdin.on('data', () => {}); setTimeout(mark, 1)", silent);
            assertThat(execution.isStopped()).isTrue();
            assertThat(execution.text()).containsExactly("before");
            assertThat(execution.events())
                    .filteredOn(event -> event.what() == Event.What.RUN)
                    .last()
                    .matches(event -> event.kind() == Kind.TIMEOUT, "is the timer, and not what comes behind the loop");
        }
    }

    @Test
    void a_program_that_cannot_be_stopped_is_left_to_itself() {
        var stuck = new StuckInput();
        try {
            var execution = execution("mark(); require('fs').readSync(0, Buffer.alloc(1))", stuck);
            assertThat(execution.isStopped()).isTrue();
            assertThat(execution.text()).containsExactly("before");
        } finally {
            stuck.release();
        }
    }

    @Test
    void microtasks_without_end_are_stopped_before_they_fill_the_memory() {
        var execution = execution("queueMicrotask(function f() { queueMicrotask(f) })", InputStream.nullInputStream());
        assertThat(execution.whyStopped()).endsWith("it was stopped after 1048576 events.");
    }

    @Test
    void a_program_that_ends_by_itself_keeps_its_exit_code() {
        var execution = execution("process.exitCode = 3", InputStream.nullInputStream());
        assertThat(execution.isStopped()).isFalse();
        assertThat(execution.exitCode()).isEqualTo(3);
    }

    private Execution execution(String source, InputStream input) {
        var clock = new MarkerClock(folder.resolve("marker"));
        try (var shared = SharedEngine.create()) {
            var file =
                    Files.writeString(folder.resolve("program.js"), clock.mark() + "console.log('before');\n" + source);
            var program = new Program(file, List.of(), input);
            return Execution.of(
                    program, LoopModel.NODE, new LoadingClock(), shared.engine(), new TimeBudget(clock).share());
        } catch (IOException unwritable) {
            throw new AssertionError(unwritable);
        }
    }

    /** An input that comes when it is told to, and minds no interrupt. */
    private static final class StuckInput extends InputStream {
        private final Semaphore released = new Semaphore(0);

        void release() {
            released.release();
        }

        @Override
        public int read() {
            released.acquireUninterruptibly();
            return -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            return read();
        }
    }
}
