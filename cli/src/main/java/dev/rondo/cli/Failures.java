package dev.rondo.cli;

import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** How the command says that it cannot do what was asked: a line or two, and an exit code that is not zero. */
final class Failures {
    private static final int MOST_FRAMES = 12;

    private Failures() {}

    /** Something in the invocation is wrong. */
    static int usage(ParameterException error, String[] arguments) {
        var line = error.getCommandLine();
        if (error.getCause() instanceof TypeConversionException unfit) {
            line.getErr().println("rondo: " + firstLine(unfit));
        } else {
            line.getErr().println("rondo: " + message(error));
            line.getErr().println("See '" + line.getCommandSpec().qualifiedName() + " --help'.");
        }
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
        var line = error.getCommandLine();
        if (error instanceof MissingParameterException missing
                && missing.getMissing().getFirst() instanceof OptionSpec option) {
            return "option '" + option.longestName() + "' needs a value";
        }
        if (error instanceof UnmatchedArgumentException unmatched && line.getParent() == null) {
            var word = unmatched.getUnmatched().getFirst();
            if (!word.startsWith("-")) {
                var commands = line.getSubcommands().keySet();
                return "unknown command '" + word + "'; there are " + String.join(", ", commands);
            }
        }
        return firstLine(error);
    }

    private static String firstLine(Exception error) {
        var message = String.valueOf(error.getMessage());
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
