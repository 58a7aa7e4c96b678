package dev.rondo.conformance.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry point of all commands of this module. */
@Command(
        name = "conformance",
        description = "Compares Rondo with real engines.",
        mixinStandardHelpOptions = true,
        subcommands = {RecordCommand.class, RunCommand.class})
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        var line = new CommandLine(new Main()).setExecutionExceptionHandler((error, command, parsed) -> {
            command.getErr().println("conformance: " + (error.getMessage() == null ? error : error.getMessage()));
            return 2;
        });
        System.exit(line.execute(arguments));
    }
}
