package dev.rondo.conformance.compare;

import dev.rondo.conformance.engine.Engine;
import dev.rondo.conformance.engine.EngineException;
import dev.rondo.conformance.engine.UnfixedOrderException;
import dev.rondo.conformance.generate.GeneratedProgram;
import dev.rondo.conformance.generate.Shrinker;
import dev.rondo.conformance.program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Runs random programs on a real engine and on another one, and makes what differs small. */
public final class Differential {
    private static final int CONFIRMATIONS = 3;

    private final Engine memory;
    private final Engine judge;
    private final Engine subject;
    private final Path folder;

    /**
     * A comparison.
     *
     * @param memory the real engine with its memory, asked first
     * @param judge the real engine itself, asked when there is doubt
     * @param subject the engine that is compared
     * @param folder where programs are written to be run
     */
    public Differential(Engine memory, Engine judge, Engine subject, Path folder) {
        this.memory = memory;
        this.judge = judge;
        this.subject = subject;
        this.folder = folder;
    }

    /**
     * Compares one program.
     *
     * @throws UnfixedOrderException if the real engine does not fix its order
     */
    public Optional<Difference> compare(GeneratedProgram generated, boolean shrink) throws EngineException {
        var program = generated.in(folder);
        var expected = memory.run(program).stdout();
        if (expected.equals(actual(generated))) {
            return Optional.empty();
        }
        confirm(generated, expected);
        var smallest = shrink ? Shrinker.shrink(generated, this::differs) : generated;
        return Optional.of(new Difference(
                generated, smallest, judge.run(smallest.in(folder)).stdout(), actual(smallest)));
    }

    /** A real engine must stay with what it printed. */
    private void confirm(GeneratedProgram generated, String expected) throws EngineException {
        for (int i = 0; i < CONFIRMATIONS; i++) {
            var again = judge.run(generated.in(folder)).stdout();
            if (!again.equals(expected)) {
                throw new UnfixedOrderException(generated.in(folder).name() + " gives different outputs on "
                        + judge.name() + ":\n" + SideBySide.of("once", expected, "again", again));
            }
        }
    }

    private boolean differs(GeneratedProgram program) {
        try {
            return !judge.run(program.in(folder)).stdout().equals(actual(program));
        } catch (EngineException e) {
            return false;
        }
    }

    private String actual(GeneratedProgram generated) throws EngineException {
        var program = generated.in(folder);
        try {
            Files.writeString(program.file(), program.source());
            return text(subject.run(program));
        } catch (IOException e) {
            throw new EngineException("cannot write " + program.file() + ": " + e.getMessage(), e);
        } finally {
            program.file().toFile().delete();
        }
    }

    private static String text(Outcome outcome) {
        return outcome.exitCode() == 0 ? outcome.stdout() : outcome.text();
    }
}
