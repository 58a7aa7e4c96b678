package dev.rondo.conformance.engine;

import dev.rondo.conformance.program.Model;
import dev.rondo.conformance.program.Outcome;
import dev.rondo.conformance.program.Program;
import dev.rondo.js.JsRuntime;
import dev.rondo.loop.Clock;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.LoopModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Rondo in this process: a new loop and a new guest for each program. */
public final class RondoEngine implements Engine {
    private static final int PATIENCE_SECONDS = 30;

    private final org.graalvm.polyglot.Engine shared = org.graalvm.polyglot.Engine.newBuilder("js")
            .option("engine.WarnInterpreterOnly", "false")
            .build();
    private final Model model;
    private final Supplier<Clock> clocks;

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
    public Outcome run(Program program) throws EngineException {
        var result = new CompletableFuture<Outcome>();
        var thread = Thread.ofPlatform().daemon().name(program.name()).start(() -> {
            try {
                result.complete(execute(program));
            } catch (IOException | RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException("interrupted in " + program.name(), e);
        } catch (TimeoutException e) {
            throw new EngineException(program.name() + " has not ended: " + where(thread), e);
        } catch (ExecutionException e) {
            throw new EngineException("Rondo failed in " + program.name() + ": " + e.getCause(), e);
        }
    }

    @Override
    public void close() {
        shared.close(true);
    }

    private Outcome execute(Program program) throws IOException {
        var file = program.file();
        if (!Files.exists(file)) {
            Files.writeString(file, program.source());
        }
        var stdout = new ByteArrayOutputStream();
        var stderr = new ByteArrayOutputStream();
        try (var loop = EventLoop.builder()
                        .model(LoopModel.valueOf(model.name()))
                        .clock(clocks.get())
                        .build();
                var runtime = JsRuntime.builder(loop)
                        .engine(shared)
                        .arguments(List.of("node", file.toString()))
                        .stdout(stdout)
                        .stderr(stderr)
                        .build()) {
            int code = runtime.run(file);
            return Outcome.raw(stdout.toString(StandardCharsets.UTF_8), stderr.toString(StandardCharsets.UTF_8), code);
        }
    }

    private static String where(Thread thread) {
        return List.of(thread.getStackTrace()).stream()
                .limit(12)
                .map(frame -> "\n    at " + frame)
                .reduce("", String::concat);
    }
}
