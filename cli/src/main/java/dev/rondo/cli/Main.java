package dev.rondo.cli;

import dev.rondo.loop.LoopModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The entry point of the command {@code rondo}. */
public final class Main {
    private Main() {}

    /** Runs the command, and ends the process with its exit code. */
    public static void main(String[] arguments) {
        var program = plainRun(arguments);
        int code =
                program == null ? commandLine().execute(optionsFirst(arguments).toArray(String[]::new)) : program.run();
        System.out.flush();
        System.exit(code);
    }

    /**
     * {@code rondo run FILE ARG…} as most people type it, without options of Rondo's, understood without picocli: its
     * classes cannot be kept in the JDK's cache, and would take a third of the time to start.
     */
    static @Nullable RunCommand plainRun(String[] arguments) {
        if (arguments.length < 2 || !arguments[0].equals("run") || arguments[1].startsWith("-")) {
            return null;
        }
        if (arguments.length > 2 && OwnOption.startsAt(arguments[2])) {
            return null;
        }
        var file = Path.of(arguments[1]);
        return Files.isRegularFile(file) && Files.isReadable(file) && !JavaProgram.is(file)
                ? new RunCommand(file, Arrays.asList(arguments).subList(2, arguments.length), LoopModel.NODE)
                : null;
    }

    static CommandLine commandLine() {
        var line = new CommandLine(new Rondo())
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
            // an option at the end, without its value, must not take the program for it
            if (at <= ordered.size()) {
                ordered.add(at, file);
            }
        }
        return ordered;
    }

    /** The options that may stand behind the program. */
    private static final class OwnOption {
        private OwnOption() {}

        static boolean startsAt(String word) {
            return word.equals("--json")
                    || word.equals("--jit")
                    || takesValue(word)
                    || word.startsWith("--model=")
                    || word.startsWith("--models=");
        }

        static int length(String word) {
            return takesValue(word) ? 2 : 1;
        }

        private static boolean takesValue(String word) {
            return word.equals("--model") || word.equals("--models");
        }
    }
}
