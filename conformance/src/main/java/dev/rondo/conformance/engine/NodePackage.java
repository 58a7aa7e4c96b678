package dev.rondo.conformance.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Real Nodes as the npm packages that hold their binaries, kept in a folder of the user.
 *
 * <p>The folder is {@code $RONDO_ENGINES}, or {@code .cache/rondo/engines} in the home folder.
 */
public final class NodePackage {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private NodePackage() {}

    /**
     * The executable of a version, fetched on first use.
     *
     * @throws EngineException if it is neither there nor to be had
     */
    public static synchronized Path binary(String version) throws EngineException {
        var folder = engines().resolve("node-" + version);
        var binary = folder.resolve("bin").resolve("node");
        if (Files.isExecutable(binary)) {
            return binary;
        }
        fetch(packageName(), version, folder);
        if (!Files.isExecutable(binary)) {
            throw new EngineException(packageName() + "@" + version + " holds no executable bin/node");
        }
        return binary;
    }

    /**
     * Unpacks a package of the npm registry into a folder.
     *
     * @throws EngineException if the registry does not have it or cannot be reached
     */
    public static void fetch(String name, String version, Path folder) throws EngineException {
        try {
            Files.createDirectories(engines());
            var scratch = Files.createTempDirectory(engines(), "fetch-");
            var archive = NpmRegistry.download(name, version, scratch);
            run(scratch, List.of("tar", "xzf", archive.toString(), "-C", scratch.toString()));
            Files.move(scratch.resolve("package"), folder, StandardCopyOption.ATOMIC_MOVE);
            Files.delete(archive);
            Files.delete(scratch);
        } catch (IOException e) {
            throw new EngineException("cannot unpack " + name + "@" + version + ": " + e.getMessage(), e);
        }
    }

    /** The folder in which engines are kept. */
    public static Path engines() {
        var named = System.getenv("RONDO_ENGINES");
        return named != null ? Path.of(named) : Path.of(System.getProperty("user.home"), ".cache", "rondo", "engines");
    }

    static void run(Path folder, List<String> command) throws EngineException {
        var outcome = Processes.run(folder, LIMIT, command);
        if (outcome.exitCode() != 0) {
            throw new EngineException(String.join(" ", command) + " failed: "
                    + outcome.stderr().lines().limit(5).toList());
        }
    }

    private static String packageName() {
        var os = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        var arch = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x64";
        return "node-" + os + "-" + arch;
    }
}
