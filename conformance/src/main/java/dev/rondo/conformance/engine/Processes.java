package dev.rondo.conformance.engine;

import dev.rondo.conformance.program.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs a command to its end and collects what it prints. */
public final class Processes {
    private Processes() {}

    /**
     * Runs a command without input.
     *
     * @throws EngineException if it cannot be started, or has not ended after the given time
     */
    public static Outcome run(Path folder, Duration limit, List<String> command) throws EngineException {
        try {
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .start();
            var stdout =
                    CompletableFuture.supplyAsync(() -> read(process.getInputStream()), Thread::startVirtualThread);
            var stderr =
                    CompletableFuture.supplyAsync(() -> read(process.getErrorStream()), Thread::startVirtualThread);
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new EngineException(
                        String.join(" ", command) + " has not ended after " + limit.toSeconds() + " s");
            }
            return Outcome.raw(stdout.join(), stderr.join(), process.exitValue());
        } catch (IOException e) {
            throw new EngineException(e.getMessage() + ": " + String.join(" ", command), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException("interrupted while running " + command.getFirst(), e);
        }
    }

    private static String read(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
