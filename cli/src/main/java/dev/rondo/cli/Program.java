package dev.rondo.cli;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A program and what it is given.
 *
 * @param file its text
 * @param arguments what it finds in {@code process.argv} behind its name
 * @param input its standard input
 */
record Program(Path file, List<String> arguments, InputStream input) {
    /** All of {@code process.argv}. */
    List<String> argv() {
        var name = file.toAbsolutePath().normalize().toString();
        return Stream.concat(Stream.of("rondo", name), arguments.stream()).toList();
    }
}
