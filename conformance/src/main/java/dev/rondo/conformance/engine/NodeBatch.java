package dev.rondo.conformance.engine;

import dev.rondo.conformance.program.Outcome;
import dev.rondo.conformance.program.Program;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A real Node that runs many programs in one process, one after another.
 *
 * <p>Each run is watched by a referee, and repeated when the machine was too slow for its clock to mean anything.
 */
public final class NodeBatch implements Engine {
    private static final int PATIENCE_SECONDS = 10;
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());
    private final String version;
    private final Path binary;
    private final Path driver;
    private @Nullable Process process;

    private NodeBatch(String version, Path binary, Path driver) {
        this.version = version;
        this.binary = binary;
        this.driver = driver;
    }

    /** Node of this version, fetched when it is not there yet. */
    public static NodeBatch of(String version) throws EngineException {
        return of(version, NodePackage.binary(version));
    }

    /** The Node of this machine, if there is one on the path. */
    public static Optional<NodeBatch> installed() throws EngineException {
        var node = Executables.find("node");
        if (node.isEmpty()) {
            return Optional.empty();
        }
        var answer = Processes.run(Path.of("."), ANSWER, List.of(node.get().toString(), "--version"));
        return Optional.of(of(answer.stdout().strip().replaceFirst("^v", ""), node.get()));
    }

    private static NodeBatch of(String version, Path binary) throws EngineException {
        try {
            var driver = Files.createTempFile("rondo-driver-", ".js");
            Files.writeString(driver, Resources.text("node-driver.js") + Resources.text("referee.js"));
            driver.toFile().deleteOnExit();
            return new NodeBatch(version, binary, driver);
        } catch (IOException e) {
            throw new EngineException("cannot write the driver: " + e.getMessage(), e);
        }
    }

    @Override
    public String name() {
        return "node-" + version;
    }

    @Override
    public Outcome run(Program program) throws EngineException {
        return Verdict.untilFixed(program, () -> Verdict.of(ask(program)));
    }

    @Override
    public void close() {
        watchdog.shutdownNow();
        if (process != null) {
            process.destroyForcibly();
        }
    }

    private String ask(Program program) throws EngineException {
        var running = running();
        var alarm = watchdog.schedule(running::destroyForcibly, PATIENCE_SECONDS, TimeUnit.SECONDS);
        try {
            var out = new DataOutputStream(running.getOutputStream());
            var source = program.source().getBytes(StandardCharsets.UTF_8);
            out.writeInt(source.length);
            out.write(source);
            out.flush();
            var in = new DataInputStream(running.getInputStream());
            return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
        } catch (IOException e) {
            running.destroyForcibly();
            process = null;
            throw new EngineException(name() + " ended while it ran " + program.name(), e);
        } finally {
            alarm.cancel(false);
        }
    }

    private Process running() throws EngineException {
        if (process == null || !process.isAlive()) {
            try {
                process = new ProcessBuilder(binary.toString(), driver.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
            } catch (IOException e) {
                throw new EngineException("cannot start " + binary + ": " + e.getMessage(), e);
            }
        }
        return process;
    }
}
