package dev.rondo.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The command itself, which only has subcommands. */
@Command(
        name = "rondo",
        mixinStandardHelpOptions = true,
        version = "rondo 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        description = "Runs programs on an event loop whose order is Node's or the browser's, and shows what it does.",
        subcommands = {
            RunCommand.class,
            CompareCommand.class,
            ExplainCommand.class,
            InitCommand.class,
            HelpCommand.class
        },
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        descriptionHeading = "%n",
        footerHeading = "%n",
        footer = {
            "Models: node (12 and later), node11, node10, browser, chrome72.",
            "'rondo help COMMAND' tells more about a command."
        })
final class Rondo {}
