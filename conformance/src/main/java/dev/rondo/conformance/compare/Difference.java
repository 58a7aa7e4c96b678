package dev.rondo.conformance.compare;

import dev.rondo.conformance.generate.GeneratedProgram;

/**
 * A random program for which two engines print different things.
 *
 * @param program as it was generated
 * @param smallest as small as it could be made
 * @param expected what the real engine prints for the small one
 * @param actual what the other one prints
 */
public record Difference(GeneratedProgram program, GeneratedProgram smallest, String expected, String actual) {
    /** The small program, and both outputs beside each other. */
    public String describe(String judge, String subject) {
        return "seed %d, program %d (%d pieces, shrunk to %d):%n%n%s%n%s"
                .formatted(
                        program.seed(),
                        program.index(),
                        program.size(),
                        smallest.size(),
                        smallest.source().indent(2),
                        SideBySide.of(judge, expected, subject, actual));
    }
}
