package dev.rondo.cli;

import dev.rondo.js.host.LoadingClock;
import dev.rondo.loop.LoopModel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a program and tells what the loop did, turn by turn. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Runs a program and tells, turn by turn and phase by phase, what ran, what had queued it, what it"
                + " printed and queued in turn, and what then stood in each queue.",
        descriptionHeading = "%n",
        parameterListHeading = "%nParameters:%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%n",
        footer = {
            "Units of work have numbers, in the order in which they were queued. The exit code is 0 however the program"
                    + " itself ended, and 1 if it cannot be parsed. A program that does not end is stopped after 10"
                    + " seconds, or when it has done more than the recorder holds.",
            "",
            "Example: rondo explain examples/js/order.js --json"
        })
final class ExplainCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE", converter = JavaScriptFile.class, description = "The program.")
    private Path file = Path.of("");

    @Parameters(index = "1..*", paramLabel = "ARG", description = "What the program finds in process.argv.")
    private List<String> arguments = List.of();

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            converter = Model.class,
            description = "Whose order to keep: node (the default), node11, node10, browser or chrome72.")
    private LoopModel model = LoopModel.NODE;

    @Option(names = "--json", description = "Print JSON, for programs.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final TimeBudget budget = TimeBudget.create();

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        try (var shared = SharedEngine.create()) {
            var program = new Program(file, arguments, System.in);
            var execution = Execution.of(program, model, new LoadingClock(), shared.engine(), budget.share());
            if (execution.isUnparsed()) {
                return Failures.syntaxError(execution, spec.commandLine());
            }
            var timeline = Timeline.of(execution);
            if (json) {
                out.println(TimelineJson.of(execution, timeline));
            } else {
                new TimelineText(out, Terminals.ansi()).print(execution, timeline);
            }
        }
        out.flush();
        return 0;
    }
}
