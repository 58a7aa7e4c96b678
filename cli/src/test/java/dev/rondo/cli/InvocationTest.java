package dev.rondo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvocationTest {
    @TempDir
    private Path folder = Path.of("");

    private CommandFixture command() {
        return new CommandFixture(folder);
    }

    @Test
    void a_missing_file_is_named_in_one_line() {
        var command = command();
        assertThat(command.run("run", folder.resolve("nowhere.js"))).isEqualTo(2);
        assertThat(command.err()).isEqualTo("rondo: no such file: " + folder.resolve("nowhere.js") + "\n");
    }

    @Test
    void a_directory_is_no_program() {
        var command = command();
        assertThat(command.run("explain", folder)).isEqualTo(2);
        assertThat(command.err()).startsWith("rondo: " + folder + " is a directory");
    }

    @Test
    void an_option_of_the_launcher_in_a_later_place_is_not_passed_over() {
        var command = command();
        assertThat(command.run("run", command.program("empty.js", ""), "--jit")).isEqualTo(2);
        assertThat(command.err()).startsWith("rondo: --jit must be the first option, as in 'rondo run --jit FILE'");
    }

    @Test
    void an_unknown_model_is_answered_with_those_there_are() {
        var command = command();
        var program = command.program("empty.js", "");
        assertThat(command.run("run", program, "--model", "deno")).isEqualTo(2);
        assertThat(command.err())
                .startsWith("rondo: unknown model 'deno'; there are node, node11, node10, browser, chrome72\n");
    }

    @Test
    void an_unknown_command_is_answered_with_those_there_are() {
        var command = command();
        assertThat(command.run("walk")).isEqualTo(2);
        assertThat(command.err())
                .startsWith("rondo: unknown command 'walk'; there are run, compare, explain, init, help\n");
    }

    @ParameterizedTest
    @CsvSource({"run, --model", "explain, --model", "compare, --models"})
    void an_option_without_its_value_is_said_to_need_one(String name, String option) {
        var command = command();
        assertThat(command.run(name, command.program("argv.js", ""), option)).isEqualTo(2);
        assertThat(command.err()).startsWith("rondo: option '" + option + "' needs a value\n");
    }

    @Test
    void an_empty_name_is_no_program() {
        var command = command();
        assertThat(command.run("run", "")).isEqualTo(2);
        assertThat(command.err()).isEqualTo("rondo: the program's name is empty; name a file\n");
    }

    @Test
    void help_names_every_command_and_model() {
        var command = command();
        assertThat(command.run("--help")).isZero();
        assertThat(command.out()).contains("run", "compare", "explain", "init", "node11", "chrome72");
    }

    @Test
    void options_right_behind_the_program_are_the_command_s() {
        assertThat(Main.optionsFirst(new String[] {"run", "a.js", "--model", "node10", "--model", "mine"}))
                .isEqualTo(List.of("run", "--model", "node10", "--model", "mine", "a.js"));
        assertThat(Main.optionsFirst(new String[] {"run", "a.js", "-v", "--model", "mine"}))
                .isEqualTo(List.of("run", "a.js", "-v", "--model", "mine"));
    }

    @Test
    void the_plain_form_of_run_needs_no_parser() {
        var program = command().program("plain.js", "").toString();
        assertThat(Main.plainRun(new String[] {"run", program, "--verbose"})).isNotNull();
        assertThat(Main.plainRun(new String[] {"run", program, "--model", "node10"}))
                .isNull();
        assertThat(Main.plainRun(new String[] {"run", "--help"})).isNull();
        assertThat(Main.plainRun(new String[] {"run", program + ".missing"})).isNull();
    }
}
