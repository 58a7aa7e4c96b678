package dev.rondo.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.conformance.program.Model;
import dev.rondo.conformance.program.Outcome;
import dev.rondo.conformance.program.Program;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OracleTest {
    private final AtomicInteger runs = new AtomicInteger();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void anEngineIsAskedOnceForAProgram() throws EngineException {
        var oracle = Oracle.of(engine("a\n\nb \n"), folder.resolve("sub/known.txt"));
        assertThat(oracle.run(program("x"))).isEqualTo(oracle.run(program("x")));
        assertThat(runs).hasValue(1);
        oracle.run(program("y"));
        assertThat(runs).hasValue(2);
    }

    @Test
    void whatItPrintedIsReadFromTheFile() throws EngineException {
        var file = folder.resolve("known.txt");
        for (var printed : new String[] {"a\n\nb \n", "", "one\n"}) {
            var program = program("prints " + printed);
            Oracle.of(engine(printed), file).run(program);
            assertThat(Oracle.ofFile("engine-1", file).run(program).stdout()).isEqualTo(printed);
        }
    }

    @Test
    void aFileKnowsNothingElse() {
        assertThatThrownBy(() ->
                        Oracle.ofFile("engine-1", folder.resolve("known.txt")).run(program("x")))
                .isInstanceOf(EngineException.class)
                .hasMessage("no output of engine-1 is kept for x.js");
    }

    private Engine engine(String printed) {
        return new Engine() {
            @Override
            public String name() {
                return "engine-1";
            }

            @Override
            public Outcome run(Program program) {
                runs.incrementAndGet();
                return new Outcome(printed, "", 0);
            }
        };
    }

    private static Program program(String source) {
        return new Program("x.js", Path.of("x.js"), source, Map.of(Model.NODE, 0));
    }
}
