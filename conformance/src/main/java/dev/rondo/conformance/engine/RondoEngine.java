package dev.rondo.conformance.engine;

import dev.rondo.conformance.program.Model;
import dev.rondo.conformance.program.Outcome;
import dev.rondo.conformance.program.Program;
import dev.rondo.js.JsRuntime;
import dev.rondo.loop.Clock;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.LoopModel;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Rondo itself, in this process: a new loop and a new realm for each program. */
public final class RondoEngine implements Engine {
    private final Model model;
    private final Supplier<Clock> clocks;
    private final org.graalvm.polyglot.Engine shared = org.graalvm.polyglot.Engine.newBuilder("js")
            .option("engine.WarnInterpreterOnly", "false")
            .build();

    private RondoEngine(Model model, Supplier<Clock> clocks) {
        this.model = model;
        this.clocks = clocks;
    }

    /** Rondo under a model; each program has a clock of its own. */
    public static RondoEngine of(Model model, Supplier<Clock> clocks) {
        return new RondoEngine(model, clocks);
    }

    @Override
    public String name() {
        return "rondo-" + model;
    }

    @Override
    public Outcome run(Program program) {
        var stdout = new ByteArrayOutputStream();
        var stderr = new ByteArrayOutputStream();
        var file = program.file();
        try (var loop = EventLoop.builder()
                        .model(LoopModel.valueOf(model.name()))
                        .clock(clocks.get())
                        .build();
                var js = JsRuntime.builder(loop)
                        .engine(shared)
                        .arguments(List.of("node", file.toString()))
                        .environment(Map.of())
                        .stdout(stdout)
                        .stderr(stderr)
                        .build()) {
            int code = js.run(file);
            return Outcome.raw(stdout.toString(StandardCharsets.UTF_8), stderr.toString(StandardCharsets.UTF_8), code);
        }
    }

    @Override
    public void close() {
        shared.close();
    }
}
