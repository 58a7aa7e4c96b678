package dev.rondo.conformance.command;

import dev.rondo.conformance.compare.KnownDifferences;
import dev.rondo.conformance.compare.Recordings;
import dev.rondo.conformance.engine.Engine;
import dev.rondo.conformance.engine.EngineException;
import dev.rondo.conformance.engine.RondoEngine;
import dev.rondo.conformance.program.Model;
import dev.rondo.conformance.program.Program;
import dev.rondo.conformance.program.Programs;
import dev.rondo.loop.Clock;
import dev.rondo.loop.VirtualClock;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the written programs on Rondo, in virtual time where that is possible, and compares their outputs with those of the real engines. */
@Command(
        name = "run",
        description = "Runs the written programs on Rondo and compares their outputs with the recorded ones.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    @Option(names = "--model", split = ",", description = "Only these models: node, node11, node10, browser, chrome72.")
    private List<Model> models = Arrays.asList(Model.values());

    @Option(names = "--filter", description = "Only programs whose name contains this text.", defaultValue = "")
    private String filter = "";

    private final Recordings recordings = new Recordings(Folders.RECORDED);
    private int passed;
    private int failed;
    private int known;

    @Override
    public Integer call() throws IOException, EngineException {
        var differences = KnownDifferences.read(Folders.KNOWN);
        var programs = Programs.in(Folders.PROGRAMS).stream()
                .filter(program -> program.name().contains(filter))
                .toList();
        for (var model : models) {
            int before = passed;
            try (var virtual = RondoEngine.of(model, VirtualClock::create);
                    var real = RondoEngine.of(model, Clock::system)) {
                for (var program : programs) {
                    var expected = expected(model, program);
                    if (expected.isPresent()) {
                        var rondo = program.needsMachineTime() ? real : virtual;
                        judge(model, program, expected.get(), rondo, differences);
                    }
                }
            }
            System.out.printf("%-9s %3d programs as recorded%n", model, passed - before);
        }
        if (known > 0) {
            System.out.printf("%d known differences, see conformance/known-differences.txt%n", known);
        }
        System.out.printf("%d passed, %d failed%n", passed, failed);
        return failed == 0 ? 0 : 1;
    }

    private void judge(Model model, Program program, String expected, Engine rondo, KnownDifferences differences)
            throws EngineException {
        var outcome = rondo.run(program).text();
        boolean same = outcome.equals(expected);
        if (same != differences.contains(model, program)) {
            passed += same ? 1 : 0;
            known += same ? 0 : 1;
            return;
        }
        failed++;
        System.out.printf("%n%s %s%n", model, program.name());
        System.out.print(
                same
                        ? "  does as the engine does now: take it out of conformance/known-differences.txt\n"
                        : "--- the engine\n" + expected + "--- rondo\n" + outcome);
    }

    /** What the newest engine of the model printed that can run the program. */
    private Optional<String> expected(Model model, Program program) throws IOException {
        for (var engine : recordings.engines(model)) {
            if (program.isFor(model, Recordings.major(engine))) {
                var outcome = recordings.outcome(engine, program);
                if (outcome.isPresent()) {
                    return outcome;
                }
            }
        }
        return Optional.empty();
    }
}
