package dev.rondo.conformance.command;

import dev.rondo.conformance.engine.Engine;
import dev.rondo.conformance.engine.EngineException;
import dev.rondo.conformance.program.Model;
import dev.rondo.conformance.program.Program;
import dev.rondo.conformance.program.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The example programs, each with its output beside it.
 *
 * <p>{@code order.out} is what every model prints, except those that have a file of their own: {@code order.node10.out}.
 */
final class Examples {
    private Examples() {}

    /** Writes the outputs of one engine; those of Node come first, the others only where they differ. */
    static void record(Engine engine, Model model, String filter) throws IOException, EngineException {
        for (var program : Programs.in(Folders.EXAMPLES)) {
            if (!program.name().contains(filter) || !canRun(program, model)) {
                continue;
            }
            var stdout = engine.run(program).stdout();
            if (model == Model.NODE) {
                Files.writeString(common(program), stdout);
            }
            Files.deleteIfExists(own(program, model));
            if (!stdout.equals(Files.readString(common(program)))) {
                Files.writeString(own(program, model), stdout);
            }
        }
    }

    /** Whether a program keeps to what a model has. */
    static boolean canRun(Program program, Model model) {
        return !model.isBrowser() || !program.source().contains("require(");
    }

    /** What a program prints under a model. */
    static String expected(Program program, Model model) throws IOException {
        var own = own(program, model);
        return Files.readString(Files.exists(own) ? own : common(program));
    }

    private static Path common(Program program) {
        return Folders.EXAMPLES.resolve(base(program) + ".out");
    }

    private static Path own(Program program, Model model) {
        return Folders.EXAMPLES.resolve(base(program) + "." + model + ".out");
    }

    private static String base(Program program) {
        return program.name().replaceFirst("\\.m?js$", "");
    }
}
