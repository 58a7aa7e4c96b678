package dev.rondo.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** The entry point of the command {@code rondo}. */
public final class Main {
    private Main() {}

    /** Runs the command, and ends the process with its exit code. */
    public static void main(String[] arguments) {
        int code = commandLine().execute(optionsFirst(arguments).toArray(String[]::new));
        System.out.flush();
        System.exit(code);
    }

    static CommandLine commandLine() {
        var line = new CommandLine(new Rondo())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(Failures::usage)
                .setExecutionExceptionHandler(Failures::execution);
        // What follows the program is the program's, options included.
        line.getSubcommands().forEach((name, command) -> {
            if (name.equals("run") || name.equals("explain")) {
                command.setStopAtPositional(true);
            }
        });
        return line;
    }

    /** {@code run FILE --model M} means {@code run --model M FILE}: options right behind the program are Rondo's too. */
    static List<String> optionsFirst(String[] arguments) {
        var ordered = new ArrayList<>(List.of(arguments));
        if (ordered.size() > 2 && !ordered.get(1).startsWith("-")) {
            var file = ordered.remove(1);
            int at = 1;
            while (at < ordered.size() && OwnOption.startsAt(ordered.get(at))) {
                at += OwnOption.length(ordered.get(at));
            }
            ordered.add(Math.min(at, ordered.size()), file);
        }
        return ordered;
    }

    /** The options that may stand behind the program. */
    private static final class OwnOption {
        static boolean startsAt(String word) {
            return word.equals("--model")
                    || word.equals("--models")
                    || word.startsWith("--model=")
                    || word.startsWith("--models=")
                    || word.equals("--json");
        }

        static int length(String word) {
            return word.equals("--model") || word.equals("--models") ? 2 : 1;
        }
    }
}
