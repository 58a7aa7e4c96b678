package dev.rondo.cli;

import dev.rondo.js.JsRuntime;
import dev.rondo.js.host.LoadingClock;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.LoopModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a program. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Runs a JavaScript program: CommonJS or an ES module, as Node decides.",
        descriptionHeading = "%n",
        parameterListHeading = "%nParameters:%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%n",
        footer = {
            "The exit code is Node's: that of process.exit() or process.exitCode, 1 after an uncaught error, 13 for a"
                    + " top-level await that was never settled.",
            "",
            "Example: rondo run server.js --model node10 8080"
        })
final class RunCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE", converter = ProgramFile.class, description = "The program.")
    private Path file = Path.of("");

    @Parameters(index = "1..*", paramLabel = "ARG", description = "What the program finds in process.argv.")
    private List<String> arguments = List.of();

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            converter = Model.class,
            description = "Whose order to keep: node (the default), node11, node10, browser or chrome72.")
    private LoopModel model = LoopModel.NODE;

    @Option(
            names = "--jit",
            description = "Compile hot code: slower to start, faster in the long run. Must be the first option.")
    private boolean jit;

    @Spec
    private @Nullable CommandSpec spec;

    /** For picocli, which sets the fields. */
    RunCommand() {}

    RunCommand(Path file, List<String> arguments, LoopModel model) {
        this.file = file;
        this.arguments = arguments;
        this.model = model;
    }

    @Override
    public Integer call() {
        if (jit && spec != null) {
            throw new ParameterException(
                    spec.commandLine(), "--jit must be the first option, as in 'rondo run --jit FILE'");
        }
        return run();
    }

    int run() {
        var argv = new ArrayList<>(
                List.of("rondo", file.toAbsolutePath().normalize().toString()));
        argv.addAll(arguments);
        try (var loop = EventLoop.builder()
                        .model(model)
                        .clock(new LoadingClock())
                        .build();
                var runtime = JsRuntime.builder(loop).arguments(argv).build()) {
            return runtime.run(file);
        }
    }
}
