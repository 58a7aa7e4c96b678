package dev.rondo.cli;

import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/** How the command says that it cannot do what was asked: one line, and an exit code that is not zero. */
final class Failures {
    private static final int MOST_FRAMES = 12;

    private Failures() {}

    /** Something in the invocation is wrong. */
    static int usage(ParameterException error, String[] arguments) {
        var line = error.getCommandLine();
        line.getErr().println("rondo: " + message(error));
        line.getErr().println("See '" + line.getCommandSpec().qualifiedName() + " --help'.");
        return CommandLine.ExitCode.USAGE;
    }

    /** Something went wrong in Rondo itself; errors of programs do not come here. */
    static int execution(Exception error, CommandLine line, ParseResult result) {
        line.getErr().println("rondo: this is an error of Rondo, not of the program: " + error);
        Arrays.stream(error.getStackTrace())
                .limit(MOST_FRAMES)
                .forEach(frame -> line.getErr().println("    at " + frame));
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** The program could not be parsed: the place and the message in a line, the source, a caret below it. */
    static int syntaxError(Execution execution, CommandLine line) {
        execution.text().forEach(line.getErr()::println);
        return execution.exitCode();
    }

    private static String message(ParameterException error) {
        var reason = error.getCause() instanceof TypeConversionException unfit ? unfit : error;
        return firstLine(String.valueOf(reason.getMessage()));
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
