package dev.rondo.conformance.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Commands of this machine. */
public final class Executables {
    private Executables() {}

    /** The first of these commands that is on the path. */
    public static Optional<Path> find(String... commands) {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        for (var command : commands) {
            for (var folder : path.split(":", -1)) {
                var file = Path.of(folder, command);
                if (Files.isExecutable(file)) {
                    return Optional.of(file);
                }
            }
        }
        return Optional.empty();
    }
}
