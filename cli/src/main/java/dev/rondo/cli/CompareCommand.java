package dev.rondo.cli;

import dev.rondo.loop.LoopModel;
import dev.rondo.loop.VirtualClock;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.graalvm.polyglot.Engine;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a program under several models and shows where they part. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Runs a program under several models, shows what it prints side by side, marks the lines that"
                + " differ, and names the rule behind each difference.",
        descriptionHeading = "%n",
        parameterListHeading = "%nParameters:%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%n",
        footer = {
            "Timers run in virtual time: nothing is waited for, and their order is the same every time. The exit code is"
                    + " 0 whether or not the models differ, and 1 if the program cannot be parsed. A program that"
                    + " does not end is stopped after 10 seconds, or when it has done a lot. The 10 seconds are for all runs"
                    + " together, but a run for which less than 2 are left has 2. What was stopped is compared as far as it"
                    + " came.",
            "",
            "Standard input is read once, if the program asks for it, and given to every run. No rule is named where the"
                    + " first model, asked once more, prints something else than before: then the program does so every"
                    + " time.",
            "",
            "Example: rondo compare examples/js/order.js --models node,node10,browser"
        })
final class CompareCommand implements Callable<Integer> {
    private static final String NOT_DETERMINED =
            "The program prints something else every time it runs, also under the same"
                    + " model. What differs need not come from the models, so no rule is named.";

    @Parameters(index = "0", paramLabel = "FILE", converter = JavaScriptFile.class, description = "The program.")
    private Path file = Path.of("");

    @Option(
            names = "--models",
            paramLabel = "MODEL",
            split = ",",
            converter = Model.class,
            description = "The models to compare, the first being the one the others are held against."
                    + " Without this: node,node11,node10,browser.")
    private List<LoopModel> models = List.of(LoopModel.NODE, LoopModel.NODE11, LoopModel.NODE10, LoopModel.BROWSER);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private TimeBudget budget = TimeBudget.create();
    private SharedInput input = new SharedInput(System.in);
    private @Nullable Execution second;
    private final Map<LoopModel, Execution> executions = new EnumMap<>(LoopModel.class);

    /** Takes another time and another standard input than the process's own. */
    void use(TimeBudget otherBudget, InputStream otherInput) {
        budget = otherBudget;
        input = new SharedInput(otherInput);
    }

    @Override
    public Integer call() {
        if (models.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--models needs at least one model");
        }
        var out = spec.commandLine().getOut();
        try (var sharedEngine = SharedEngine.create()) {
            var engine = sharedEngine.engine();
            var shown = models.stream()
                    .distinct()
                    .map(model -> execution(model, engine))
                    .toList();
            if (shown.getFirst().isUnparsed()) {
                return Failures.syntaxError(shown.getFirst(), spec.commandLine());
            }
            for (var execution : shown) {
                if (execution.isStopped()) {
                    out.println(execution.whyStopped());
                }
            }
            new SideBySide(shown, Terminals.width(), Terminals.ansi()).print(out);
            out.println();
            for (var other : shown.subList(1, shown.size())) {
                explain(shown.getFirst(), other, engine, out);
            }
        }
        out.flush();
        return 0;
    }

    private void explain(Execution first, Execution other, Engine engine, PrintWriter out) {
        var names = Model.name(first.model()) + " and " + Model.name(other.model());
        if (Difference.between(first, other).isNone()) {
            boolean whole = !first.isStopped() && !other.isStopped();
            out.println(names + ": the same" + (whole ? "" : ", as far as both came"));
            return;
        }
        out.println(names + " differ:");
        if (!isDetermined(first, engine)) {
            out.println("  " + NOT_DETERMINED);
            return;
        }
        for (var step : Rule.between(first.model(), other.model())) {
            var before = execution(step.before(), engine);
            var after = execution(step.after(), engine);
            var lines = Difference.between(before, after).lines();
            for (var reason : step.rule().reasons(before, after)) {
                out.println("  " + where(lines) + reason + ".");
            }
        }
    }

    /** Whether the program prints the same when it runs under the same model once more. */
    private boolean isDetermined(Execution first, Engine engine) {
        if (second == null) {
            second = run(first.model(), engine);
        }
        return Difference.between(first, second).isNone();
    }

    private static String where(List<Integer> lines) {
        if (lines.isEmpty()) {
            return "exit code: ";
        }
        boolean range = lines.getLast() - lines.getFirst() == lines.size() - 1;
        if (lines.size() == 1) {
            return "line " + lines.getFirst() + ": ";
        }
        return range
                ? "lines " + lines.getFirst() + " to " + lines.getLast() + ": "
                : "lines "
                        + String.join(", ", lines.stream().map(String::valueOf).toList()) + ": ";
    }

    private Execution execution(LoopModel model, Engine engine) {
        return executions.computeIfAbsent(model, _ -> run(model, engine));
    }

    private Execution run(LoopModel model, Engine engine) {
        var program = new Program(file, List.of(), input.fromStart());
        return Execution.of(program, model, VirtualClock.create(), engine, budget.share());
    }
}
