package dev.rondo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
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
    void lines_that_are_too_long_are_shown_from_where_they_differ() {
        var command = new CommandFixture(folder);
        var program = command.program("long.js", """
                const line = 'the same beginning of a line that is too long for two columns of eighty characters: ';
                console.log(line + typeof process);
                """);
        assertThat(command.run("compare", program, "--models", "node,browser")).isZero();
        assertThat(command.out()).containsPattern("1 ≠ ….*: object *….*: undefined");
    }

    @Test
    void each_model_loads_its_modules_itself() {
        var command = new CommandFixture(folder);
        command.program("leaf.mjs", "export default 1");
        var program = command.program("module.mjs", """
                const leaf = await import('./leaf.mjs');
                console.log(leaf.default, import.meta.url.slice(-10));
                """);
        assertThat(command.run("compare", program, "--models", "node,browser,node"))
                .isZero();
        assertThat(command.out()).contains("1 module.mjs", "node and browser: the same");
    }

    @Test
    void models_that_agree_are_said_to() {
        var command = new CommandFixture(folder);
        assertThat(command.run("compare", command.program("same.js", "console.log(1)"), "--models", "node,browser"))
                .isZero();
        assertThat(command.out()).contains("node and browser: the same").doesNotContain("≠");
    }

    @Test
    void what_the_models_have_is_told_from_the_order_they_keep() {
        var command = new CommandFixture(folder);
        var program = command.program("globals.js", "console.log(typeof process, typeof structuredClone)");
        assertThat(command.run("compare", program, "--models", "node,node11,browser"))
                .isZero();
        assertThat(command.out())
                .contains("Node 11 and 10 have fewer globals")
                .contains("a page has a window")
                .doesNotContain("await")
                .doesNotContain("phases");
    }

    @Test
    void a_browsers_timers_are_named_where_only_timers_run() {
        var command = new CommandFixture(folder);
        var program = command.program(
                "timers.js", "setTimeout(() => console.log('one'), 1); setTimeout(() => console.log('zero'), 0)");
        assertThat(command.run("compare", program, "--models", "node,browser")).isZero();
        assertThat(command.out())
                .contains("a browser's timer may be due at once")
                .doesNotContain("phases");
    }

    @Test
    void a_program_that_cannot_be_parsed_is_shown_with_its_place() {
        var command = new CommandFixture(folder);
        var program = command.program("syntax.js", "let x y");
        assertThat(command.run("compare", program)).isEqualTo(1);
        assertThat(command.err()).contains("syntax.js:1:7: SyntaxError").contains("      ^");
        assertThat(command.run("explain", program)).isEqualTo(1);
    }

    @Test
    void a_program_that_does_not_end_is_stopped() {
        var command = new CommandFixture(folder);
        var program = command.program("endless.js", "setInterval(() => {}, 10)");
        assertThat(command.run("compare", program, "--models", "node,browser")).isZero();
        assertThat(command.out()).contains("The program did not end under node").contains("under browser");
    }

    @Test
    void time_is_virtual_for_the_program_too() {
        var command = new CommandFixture(folder);
        var program = command.program(
                "waits.js", "const began = Date.now(); setTimeout(() => console.log(Date.now() - began), 3_600_000)");
        assertThat(command.run("compare", program, "--models", "node,browser")).isZero();
        assertThat(command.out()).contains("3600000").contains("the same");
    }

    @Test
    void standard_input_is_read_once_and_given_to_every_model() {
        var command = new CommandFixture(folder);
        var program = command.program("stdin.js", "process.stdin.on('data', data => console.log('got ' + data))");
        var input = new ByteArrayInputStream("hi".getBytes(StandardCharsets.UTF_8));
        assertThat(command.compare(TimeBudget.create(), input, program, "--models", "node,node10"))
                .isZero();
        assertThat(command.out()).containsPattern("1   got hi +got hi").contains("node and node10: the same\n");
    }

    @Test
    void standard_input_is_not_touched_if_the_program_does_not_ask_for_it() {
        var command = new CommandFixture(folder);
        var program = command.program("quiet.js", "console.log(1)");
        var reads = new AtomicInteger();
        var input = new InputStream() {
            @Override
            public int read() {
                return reads.getAndIncrement();
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                return -read();
            }
        };
        assertThat(command.compare(TimeBudget.create(), input, program)).isZero();
        assertThat(reads).hasValue(0);
    }

    @Test
    void no_rule_is_named_for_a_program_that_prints_something_else_every_time() {
        var command = new CommandFixture(folder);
        assertThat(command.run("compare", command.program("r.js", "console.log(Math.random())")))
                .isZero();
        assertThat(command.out())
                .contains("node and node10 differ:\n  The program prints something else every time")
                .doesNotContain("Node 10 has")
                .doesNotContain("fewer globals");
    }

    @Test
    void models_that_were_stopped_are_compared_as_far_as_both_came() {
        var command = new CommandFixture(folder);
        var clock = new MarkerClock(folder.resolve("marker"));
        // each model comes one line further than the one before it
        var program = command.program(
                "stopped.js",
                clock.mark()
                        + """
                const { existsSync } = require('fs');
                console.log('line');
                if (existsSync(MARKER)) console.log('line');
                mark();
                for (;;) {}
                """.replace("MARKER", "'" + clock.marker().toString().replace('\\', '/') + "'"));
        var nothing = InputStream.nullInputStream();
        assertThat(command.compare(new TimeBudget(clock), nothing, program, "--models", "node,node11"))
                .isZero();
        assertThat(command.out())
                .contains("The program did not end under node; it was stopped after 10 seconds.")
                .contains("The program did not end under node11; it was stopped after 2 seconds.")
                .contains("node and node11: the same, as far as both came");
    }

    @Test
    void no_model_is_an_error() {
        var command = new CommandFixture(folder);
        assertThat(command.run("compare", command.program("same.js", "1"), "--models", ","))
                .isEqualTo(2);
        assertThat(command.err()).contains("--models needs at least one model");
    }
}
