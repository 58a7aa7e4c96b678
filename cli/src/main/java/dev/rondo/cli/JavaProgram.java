package dev.rondo.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Programs of Java, which the script {@code rondo} runs in a JVM of their own. The command sees those with options. */
final class JavaProgram {
    private JavaProgram() {}

    /** Whether the file is one, by its name. */
    static boolean is(Path file) {
        var name = file.toString();
        return name.endsWith(".java") || name.endsWith(".jar");
    }

    /** What to say of a program of Java that was given an option of {@code run}, or came here without the script. */
    static ParameterException refusal(CommandLine line, Path file, @Nullable String option) {
        return new ParameterException(
                line,
                option == null
                        ? file + " is a program of Java, which the script 'rondo' runs"
                        : "%s is for JavaScript, and %s is a program of Java; what follows 'rondo run -- %s' goes to the program"
                                .formatted(option, file, file));
    }
}
