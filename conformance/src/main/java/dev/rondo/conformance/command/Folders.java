package dev.rondo.conformance.command;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where things lie in the repository, which is the working folder unless {@code rondo.home} names it. */
final class Folders {
    static final Path HOME =
            Path.of(System.getProperty("rondo.home", ".")).toAbsolutePath().normalize();
    static final Path PROGRAMS = HOME.resolve("conformance/programs");
    static final Path RECORDED = HOME.resolve("conformance/recorded");
    static final Path KNOWN = HOME.resolve("conformance/known-differences.txt");
    static final Path EXAMPLES = HOME.resolve("examples/js");
    static final Path TARGET = HOME.resolve("conformance/target");

    private Folders() {}

    /** Whether the repository is there at all. */
    static boolean exist() {
        return Files.isDirectory(PROGRAMS);
    }
}
