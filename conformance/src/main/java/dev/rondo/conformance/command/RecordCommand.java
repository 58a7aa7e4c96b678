package dev.rondo.conformance.command;

import dev.rondo.conformance.compare.Recordings;
import dev.rondo.conformance.engine.Engine;
import dev.rondo.conformance.engine.EngineException;
import dev.rondo.conformance.program.Outcome;
import dev.rondo.conformance.program.Program;
import dev.rondo.conformance.program.Programs;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the written programs on real engines, several times each, and records what they print. */
@Command(
        name = "record",
        description = "Records the outputs of the written programs on real engines.",
        mixinStandardHelpOptions = true)
final class RecordCommand implements Callable<Integer> {
    @Option(names = "--engine", description = "Only this engine, such as node-20.20.2 or chromium.")
    private List<String> engines = Engines.ALL;

    @Option(names = "--filter", description = "Only programs whose name contains this text.", defaultValue = "")
    private String filter = "";

    @Option(names = "--repetitions", description = "How often each must give the same output.", defaultValue = "5")
    private int repetitions = 5;

    private static final int ATTEMPTS = 3;

    private final Recordings recordings = new Recordings(Folders.RECORDED);
    private int recorded;
    private int unstable;

    @Override
    public Integer call() throws IOException, EngineException {
        var programs = Programs.in(Folders.PROGRAMS);
        for (var name : engines) {
            try (var engine = Engines.open(name)) {
                var model = Recordings.model(engine.name());
                for (var program : programs) {
                    if (program.isFor(model, Recordings.major(engine.name()))
                            && program.name().contains(filter)) {
                        record(engine, program);
                    }
                }
                Examples.record(engine, model, filter);
            }
        }
        System.out.printf("%d recorded, %d unstable%n", recorded, unstable);
        return unstable == 0 ? 0 : 1;
    }

    private void record(Engine engine, Program program) throws IOException, EngineException {
        var outcome = stable(engine, program);
        if (outcome.isPresent()) {
            recordings.record(engine.name(), program, outcome.get());
            recorded++;
        } else {
            unstable++;
        }
    }

    /** A busy machine may disturb a program that depends on the clock, so a program has several attempts. */
    private Optional<Outcome> stable(Engine engine, Program program) throws EngineException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var outcome = repeated(engine, program);
            if (outcome.isPresent()) {
                System.out.printf("%s %s%n", engine.name(), program.name());
                return outcome;
            }
        }
        return Optional.empty();
    }

    private Optional<Outcome> repeated(Engine engine, Program program) throws EngineException {
        var first = engine.run(program);
        for (int i = 1; i < repetitions; i++) {
            var again = engine.run(program);
            if (!again.equals(first)) {
                System.out.printf(
                        "unstable: %s on %s%n%s--- and%n%s", program.name(), engine.name(), first.text(), again.text());
                return Optional.empty();
            }
        }
        return Optional.of(first);
    }
}
