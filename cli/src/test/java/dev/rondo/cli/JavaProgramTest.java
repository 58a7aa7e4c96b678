package dev.rondo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command says of programs of Java; the script runs them, and {@code cli/check} looks at that. */
class JavaProgramTest {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"--model=node10", "--jit"})
    void an_option_for_JavaScript_is_refused_before_and_behind_the_program(String option) {
        for (var behind : new boolean[] {false, true}) {
            var command = new CommandFixture(folder);
            var program = command.program("Program.java", "void main() {}");
            assertThat(behind ? command.run("run", program, option) : command.run("run", option, program))
                    .isEqualTo(2);
            assertThat(command.err())
                    .startsWith("rondo: " + option.replaceAll("=.*", "") + " is for JavaScript, and " + program
                            + " is a program of Java; what follows 'rondo run -- ");
        }
    }

    @Test
    void Java_is_never_run_as_JavaScript() {
        var command = new CommandFixture(folder);
        var jar = command.program("app.jar", "").toString();
        assertThat(Main.plainRun(new String[] {"run", jar})).isNull();
        assertThat(command.run("run", jar)).isEqualTo(2);
        assertThat(command.err())
                .startsWith("rondo: " + jar + " is a program of Java, which the script 'rondo' runs\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"compare", "explain"})
    void what_is_for_JavaScript_says_so(String name) {
        var command = new CommandFixture(folder);
        var program = command.program("Program.java", "void main() {}");
        assertThat(command.run(name, program)).isEqualTo(2);
        assertThat(command.err())
                .isEqualTo("rondo: " + program
                        + " is a program of Java; 'rondo run' runs it, all else is for JavaScript\n");
    }
}
