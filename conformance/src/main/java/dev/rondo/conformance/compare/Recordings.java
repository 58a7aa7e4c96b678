package dev.rondo.conformance.compare;

import dev.rondo.conformance.program.Model;
import dev.rondo.conformance.program.Outcome;
import dev.rondo.conformance.program.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The outputs of real engines that are kept in the repository: a folder for each engine, a file for each program.
 *
 * @param folder the folder of all engines
 */
public record Recordings(Path folder) {
    /** The engines recorded for a model, the newest first. */
    public List<String> engines(Model model) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var folders = Files.list(folder)) {
            return folders.map(file -> String.valueOf(file.getFileName()))
                    .filter(engine -> model(engine) == model)
                    .sorted((a, b) -> Integer.compare(major(b), major(a)))
                    .toList();
        }
    }

    /** The recorded outcome of a program, in its recorded form. */
    public Optional<String> outcome(String engine, Program program) throws IOException {
        var file = file(engine, program);
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    /** Records an outcome. */
    public void record(String engine, Program program, Outcome outcome) throws IOException {
        var file = file(engine, program);
        Files.createDirectories(folder.resolve(engine));
        Files.writeString(file, outcome.text());
    }

    /** Where the outputs of random programs are kept, for an {@link dev.rondo.conformance.engine.Oracle}. */
    public Path random(String engine) {
        return folder.resolve(engine).resolve("random.txt");
    }

    /** The model that an engine of this name and version is the judge of. */
    public static Model model(String engine) {
        int major = major(engine);
        if (engine.startsWith("node-")) {
            return major >= 12 ? Model.NODE : major == 11 ? Model.NODE11 : Model.NODE10;
        }
        return major <= 72 ? Model.CHROME72 : Model.BROWSER;
    }

    /** The first number of an engine's version. */
    public static int major(String engine) {
        return Integer.parseInt(engine.replaceFirst("^\\D*(\\d+).*$", "$1"));
    }

    private Path file(String engine, Program program) {
        return folder.resolve(engine).resolve(program.name() + ".out");
    }
}
