package dev.rondo.conformance.command;

import dev.rondo.conformance.program.Model;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.TypeConversionException;

/** The entry point of all commands of this module. */
@Command(
        name = "conformance",
        description = "Compares Rondo with real engines.",
        mixinStandardHelpOptions = true,
        subcommands = {DifferentialCommand.class, RecordCommand.class, RunCommand.class})
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        var line = new CommandLine(new Main());
        line.registerConverter(Model.class, Main::model);
        line.setExecutionExceptionHandler((error, command, parsed) -> {
            command.getErr().println("conformance: " + (error.getMessage() == null ? error : error.getMessage()));
            return 2;
        });
        System.exit(line.execute(arguments));
    }

    private static Model model(String text) {
        return Model.named(text)
                .orElseThrow(() ->
                        new TypeConversionException("there is no model " + text + "; there are " + Model.names()));
    }
}
