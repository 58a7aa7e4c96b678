package dev.rondo.conformance.chromium;

import dev.rondo.conformance.engine.EngineException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** A browser's process without a window, with a profile of its own that goes when it goes. */
public final class Browser implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("DevTools listening on (ws://\\S+)");
    private static final List<String> SWITCHES = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-background-timer-throttling",
            "--disable-backgrounding-occluded-windows",
            "--disable-renderer-backgrounding",
            "--disable-component-update",
            "--disable-extensions",
            "--disable-sync",
            "--remote-debugging-port=0");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path profile;
    private final Process process;
    private final URI address;
    private final DevTools control;
    private final String version;

    private Browser(Path profile, Process process, URI address) throws EngineException {
        this.profile = profile;
        this.process = process;
        this.address = address;
        this.control = DevTools.connect(client, address, (method, event) -> {});
        this.version = control.call("Browser.getVersion").at("product").text().replaceFirst("^.*/", "");
    }

    /** Starts a browser from its executable. */
    static Browser start(Path executable, List<String> switches) throws EngineException {
        try {
            var profile = Files.createTempDirectory("rondo-chromium-");
            var command = new ArrayList<>(List.of(executable.toString(), "--user-data-dir=" + profile));
            command.addAll(switches);
            command.addAll(SWITCHES);
            command.add("about:blank");
            var process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                return new Browser(profile, process, listening(process));
            } catch (EngineException e) {
                process.destroyForcibly();
                throw e;
            }
        } catch (IOException e) {
            throw new EngineException("cannot start " + executable + ": " + e.getMessage(), e);
        }
    }

    /** The version, such as 72.0.3617.0. */
    String version() {
        return version;
    }

    /**
     * Opens a new page and connects to it.
     *
     * @param events is told every event's method and parameters, in order
     */
    public Page open(BiConsumer<String, Json> events) throws EngineException {
        var id = control.call("Target.createTarget", "{\"url\":\"about:blank\"}")
                .at("targetId")
                .text();
        return new Page(id, DevTools.connect(client, address.resolve("/devtools/page/" + id), events));
    }

    /** Closes a page. */
    public void close(Page page) throws EngineException {
        page.tools().close();
        control.call("Target.closeTarget", "{\"targetId\":\"" + page.id() + "\"}");
    }

    @Override
    public void close() {
        try {
            control.call("Browser.close");
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (EngineException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        client.shutdownNow();
        delete(profile);
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.err.println("left behind: " + folder);
        }
    }

    /** Where the browser says it listens. The rest of what it says is read and dropped. */
    private static URI listening(Process process) throws EngineException {
        var found = new CompletableFuture<URI>();
        Thread.startVirtualThread(() -> {
            try (var lines = process.errorReader(StandardCharsets.UTF_8)) {
                lines.lines().forEach(line -> {
                    var match = LISTENING.matcher(line);
                    if (match.find()) {
                        found.complete(URI.create(match.group(1)));
                    }
                });
            } catch (IOException | UncheckedIOException e) {
                found.completeExceptionally(e);
            }
            found.completeExceptionally(new IOException("the browser has ended"));
        });
        try {
            return found.get(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException("interrupted while the browser started", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new EngineException("the browser did not start", e);
        }
    }

    /** A page and the connection to it. */
    public record Page(String id, DevTools tools) {}
}
