package dev.rondo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareTest {
    private static final String TIMERS = """
            setTimeout(() => { console.log('timer1'); Promise.resolve().then(() => console.log('promise1')); }, 1);
            setTimeout(() => { console.log('timer2'); Promise.resolve().then(() => console.log('promise2')); }, 1);
            """;

    private static final String AWAIT = """
            (async () => { await Promise.resolve(); console.log('awaited'); })();
            Promise.resolve().then(() => console.log('one')).then(() => console.log('two'));
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void differing_lines_are_marked_and_the_rule_is_named() {
        var command = new CommandFixture(folder);
        assertThat(command.run("compare", command.program("timers.js", TIMERS), "--models", "node,node10"))
                .isZero();
        assertThat(command.out())
                .contains("   1   timer1        timer1")
                .contains("   2 ≠ promise1      timer2")
                .contains("   3 ≠ timer2        promise1")
                .contains("lines 2 to 3: Node 10 runs ticks and microtasks once after all due timers");
    }

    @Test
    void only_the_rule_that_matters_is_named() {
        var command = new CommandFixture(folder);
        assertThat(command.run("compare", command.program("await.js", AWAIT), "--models", "node,node10"))
                .isZero();
        assertThat(command.out())
                .contains("await takes 3 microtask ticks in Node 11 and 10")
                .doesNotContain("immediates");
    }

    @Test
    void models_that_agree_are_said_to() {
        var command = new CommandFixture(folder);
        assertThat(command.run("compare", command.program("same.js", "console.log(1)"), "--models", "node,browser"))
                .isZero();
        assertThat(command.out()).contains("node and browser: the same").doesNotContain("≠");
    }
}
