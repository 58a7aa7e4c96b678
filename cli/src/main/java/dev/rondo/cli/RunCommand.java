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
        description = "Runs a program of JavaScript, or of Java: from its source, or out of a jar.",
        descriptionHeading = "%n",
        parameterListHeading = "%nParameters:%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%n",
        footer = {
            "FILE.js, .mjs, .cjs or anything else: a CommonJS or an ES module, as Node decides. The exit code is Node's:"
                    + " that of process.exit() or process.exitCode, 1 after an uncaught error, 13 for a top-level await that"
                    + " was never settled.",
            "",
            "FILE.java: the JDK compiles it, with what it uses of the files beside it and of its packages, and runs it."
                    + " CLASSPATH may name jars that it needs. The exit code is that of System.exit(), 1 after an uncaught"
                    + " error or if it does not compile.",
            "",
            "FILE.jar: runs the class that its manifest names as Main-Class. Rondo stands behind it on the class path, so"
                    + " that a jar may bring its own.",
            "",
            "--model and --jit are for JavaScript; 'rondo run -- FILE --model x' hands them to the program, of either"
                    + " language. RONDO_JAVA_OPTS holds options for the JVM.",
            "",
            "Examples: rondo run server.js --model node10 8080",
            "          rondo run Server.java 8080"
        })
final class RunCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE", converter = ProgramFile.class, description = "The program.")
    private Path file = Path.of("");

    @Parameters(
            index = "1..*",
            paramLabel = "ARG",
            description = "What the program finds in process.argv, or its main method is given.")
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
        if (spec != null && JavaProgram.is(file)) {
            var options = spec.commandLine().getParseResult().matchedOptions();
            throw JavaProgram.refusal(
                    spec.commandLine(),
                    file,
                    options.isEmpty() ? null : options.getFirst().longestName());
        }
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
            loop.support().stayOnThread();
            return runtime.run(file);
        }
    }
}
