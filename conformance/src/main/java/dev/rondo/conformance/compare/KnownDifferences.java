package dev.rondo.conformance.compare;

import dev.rondo.conformance.program.Model;
import dev.rondo.conformance.program.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where Rondo is known not to do as the engine does, each with its reason. A line names a model and a program; what
 * follows {@code #} is the reason, which every line must have.
 */
public final class KnownDifferences {
    private final Set<String> entries;

    private KnownDifferences(Set<String> entries) {
        this.entries = entries;
    }

    /**
     * Reads the list.
     *
     * @throws IOException if it cannot be read, or a line has no reason
     */
    public static KnownDifferences read(Path file) throws IOException {
        for (var line : Files.readAllLines(file)) {
            if (!line.isBlank() && !line.matches("#.*|\\S+ \\S+ +# \\S.*")) {
                throw new IOException(file + ": a line is 'MODEL PROGRAM  # reason', not '" + line + "'");
            }
        }
        return new KnownDifferences(Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('#')).strip())
                .collect(Collectors.toSet()));
    }

    /** Whether this program is known to differ under this model. */
    public boolean contains(Model model, Program program) {
        return entries.contains(model + " " + program.name());
    }
}
