package dev.rondo.conformance.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.conformance.engine.Engine;
import dev.rondo.conformance.engine.EngineException;
import dev.rondo.conformance.engine.UnfixedOrderException;
import dev.rondo.conformance.generate.GeneratedProgram;
import dev.rondo.conformance.generate.Generator;
import dev.rondo.conformance.program.Model;
import dev.rondo.conformance.program.Outcome;
import dev.rondo.conformance.program.Program;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DifferentialTest {
    private static final Engine REAL = new Fake(source -> source);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void enginesThatAgreeDoNotDiffer() throws EngineException {
        var program = new Generator(Model.NODE, 1).program(1);
        assertThat(new Differential(REAL, REAL, REAL, folder).compare(program, true))
                .isEmpty();
    }

    @Test
    void aDifferenceIsMadeSmallAndShown() throws EngineException {
        var broken = new Fake(source -> source.replace("setImmediate", "setTimeout"));
        var program = programWith("setImmediate(");
        var difference = new Differential(REAL, REAL, broken, folder)
                .compare(program, true)
                .orElseThrow();
        assertThat(difference.smallest().size()).isLessThan(6).isLessThan(program.size());
        assertThat(difference.describe("real", "broken"))
                .contains("seed 1, program " + program.index(), "setImmediate", "setTimeout", "real", "broken");
    }

    @Test
    void aRealEngineThatChangesItsMindIsNotHeldAgainstTheOther() {
        var count = new AtomicInteger();
        var moody = new Fake(source -> source + count.incrementAndGet());
        var program = new Generator(Model.NODE, 1).program(1);
        assertThatThrownBy(() -> new Differential(REAL, moody, new Fake(source -> "x"), folder).compare(program, true))
                .isInstanceOf(UnfixedOrderException.class)
                .hasMessageContaining("different outputs");
    }

    @Test
    void anExitCodeOtherThanZeroIsADifference() throws EngineException {
        var failing = new Engine() {
            @Override
            public String name() {
                return "failing";
            }

            @Override
            public Outcome run(Program program) {
                return new Outcome(program.source(), "", 1);
            }
        };
        var program = new Generator(Model.NODE, 1).program(2);
        assertThat(new Differential(REAL, REAL, failing, folder).compare(program, false))
                .isPresent();
    }

    private static GeneratedProgram programWith(String text) {
        var generator = new Generator(Model.NODE, 1);
        return IntStream.iterate(1, index -> index + 1)
                .mapToObj(generator::program)
                .filter(program -> program.size() > 20 && program.source().contains(text))
                .findFirst()
                .orElseThrow();
    }

    /** Prints a program instead of running it. */
    private record Fake(UnaryOperator<String> printed) implements Engine {
        @Override
        public String name() {
            return "fake";
        }

        @Override
        public Outcome run(Program program) {
            return new Outcome(printed.apply(program.source()), "", 0);
        }
    }
}
