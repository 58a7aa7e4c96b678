package dev.rondo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.loop.EventLoop;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RondoTest {
    private final Journal journal = new Journal();

    @Test
    void the_verbs_work_on_the_loop_that_runs() {
        Rondo.run(() -> {
            var interval = new AutoCloseable[1];
            Rondo.setImmediate(() -> {
                journal.add("immediate");
                interval[0] = Rondo.setInterval(
                        () -> {
                            journal.add("interval");
                            close(interval[0]);
                            Rondo.setTimeout(journal.says("timeout"), Duration.ofMillis(1));
                        },
                        Duration.ofMillis(1));
            });
            Rondo.queueMicrotask(journal.says("microtask"));
            Rondo.nextTick(journal.says("tick"));
        });

        assertThat(journal.text()).isEqualTo("tick microtask immediate interval timeout");
        assertThat(EventLoop.currentOrNull()).isNull();
    }

    @Test
    void an_error_comes_out_of_run() {
        assertThatThrownBy(() -> Rondo.run(journal.throwsAfter("main")::run)).hasMessage("main");
        assertThat(EventLoop.currentOrNull()).isNull();
    }

    @Test
    void elsewhere_the_verbs_say_that_there_is_no_loop() {
        assertThatIllegalStateException().isThrownBy(() -> Rondo.setTimeout(() -> {}, Duration.ZERO));
        assertThatIllegalStateException().isThrownBy(() -> Rondo.nextTick(() -> {}));
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
