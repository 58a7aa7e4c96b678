package dev.rondo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunTest {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest(name = "{0} ends with {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "plain.js      | setTimeout(() => {}, 1)                                | 0",
                "exit.js       | setTimeout(() => process.exit(3), 1)                   | 3",
                "code.js       | process.exitCode = 4                                   | 4",
                "uncaught.js   | setTimeout(() => { throw new Error('boom') }, 1)       | 1",
                "rejected.js   | Promise.reject(new Error('boom'))                      | 1",
                "handled.js    | process.on('uncaughtException', () => {}); throw 1     | 0",
                "unsettled.mjs | await new Promise(() => {})                            | 13",
                "settled.mjs   | await null                                             | 0",
                "syntax.js     | let x y                                                | 1",
                "handler.js    | process.on('uncaughtException', () => { throw 2 }); throw 1 | 7",
            })
    void exit_codes_are_node_s(String name, String source, int code) {
        var command = new CommandFixture(folder);
        assertThat(command.run("run", command.program(name, source))).isEqualTo(code);
    }
}
