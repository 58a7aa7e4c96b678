package dev.rondo.js.host;

import dev.rondo.js.engine.Arguments;
import dev.rondo.js.engine.Engine;
import dev.rondo.js.host.Host.Settings;
import dev.rondo.loop.VirtualClock;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The process: arguments, environment, directory, clocks, output, exit. */
final class ProcessBinding {
    private static final Duration A_LOOK = Duration.ofNanos(10_000);

    /** The path of a command that starts Rondo as programs start Node. */
    private static final String LAUNCHER = "rondo.launcher";

    /** Where the launcher leaves its options, one a line. */
    private static final int FILE_TYPE = 0xF000;

    private static final int REGULAR_FILE = 0x8000;
    private static final int CHARACTER_DEVICE = 0x2000;
    private static final String EXEC_ARGV = "RONDO_EXEC_ARGV";

    private final Engine engine;
    private final Settings settings;
    private Path directory;
    private final long started;

    ProcessBinding(Engine engine, Settings settings) {
        this.engine = engine;
        this.settings = settings;
        directory = settings.directory();
        started = time();
    }

    Object create() {
        var process = ProcessHandle.current();
        var argv = new ArrayList<String>(settings.arguments());
        var launcher = System.getProperty(LAUNCHER);
        if (launcher != null && !argv.isEmpty()) {
            argv.set(0, launcher);
        }
        var input = new StandardInput(engine, settings.stdin());
        return new Binding(engine)
                .value("version", "v" + settings.nodeVersion())
                .value("versions", versions())
                .value("arch", arch())
                .value("platform", platform())
                .value("argv", argv)
                .value("execPath", argv.isEmpty() ? "rondo" : argv.getFirst())
                .value("execArgv", execArgv())
                .value("pid", (int) process.pid())
                .value(
                        "ppid",
                        process.parent().map(parent -> (int) parent.pid()).orElse(0))
                .value("env", environment())
                .value("columns", 80)
                .value("rows", 24)
                .method("cwd", _ -> directory.toString())
                .method("chdir", this::changeDirectory)
                .method("uptime", _ -> (double) (look() - started))
                .method("hrtime", _ -> (double) look())
                .method("memoryUsage", _ -> memoryUsage())
                .method("cpuUsage", _ -> cpuUsage())
                .method("resourceUsage", _ -> Map.of())
                .method("activeResources", _ -> activeResources())
                .method("kill", ProcessBinding::kill)
                .method("uid", _ -> unixAttribute("unix:uid"))
                .method("gid", _ -> unixAttribute("unix:gid"))
                .method("isTerminal", arguments -> settings.isTerminal((int) arguments.integer(0)))
                .method("isInputFile", _ -> isInputFile())
                .method("read", input::read)
                .method("referenceInput", input::reference)
                .method("write", this::write)
                .method("writeBytes", this::writeBytes)
                .method("exit", this::exit)
                .object();
    }

    /** What the launcher was passed before the program. */
    private List<String> execArgv() {
        var words = settings.environment().getOrDefault(EXEC_ARGV, "");
        return words.isEmpty()
                ? List.of()
                : List.of(words.split("\n", -1)).stream()
                        .filter(word -> !word.isEmpty())
                        .toList();
    }

    private Map<String, String> environment() {
        var environment = new TreeMap<>(settings.environment());
        environment.remove(EXEC_ARGV);
        return environment;
    }

    Path directory() {
        return directory;
    }

    /** The time, as a program reads it: in virtual time, where nothing else makes time pass, that takes time. */
    private long look() {
        if (engine.loop().clock() instanceof VirtualClock clock) {
            clock.advance(A_LOOK);
        }
        return time();
    }

    private long time() {
        return engine.loop().clock() instanceof VirtualClock clock ? clock.nanoTime() : System.nanoTime();
    }

    private Map<String, String> versions() {
        return Map.of(
                "node", settings.nodeVersion(),
                "rondo", "0.1.0",
                "graaljs", String.valueOf(engine.polyglot().getEngine().getVersion()),
                "java", System.getProperty("java.version"));
    }

    private static String arch() {
        var arch = System.getProperty("os.arch");
        return switch (arch) {
            case "amd64", "x86_64" -> "x64";
            case "aarch64" -> "arm64";
            default -> arch;
        };
    }

    private static String platform() {
        var name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return "darwin";
        }
        return name.startsWith("windows") ? "win32" : name;
    }

    private Object changeDirectory(Arguments arguments) {
        var target = directory.resolve(Utf8.wellFormed(arguments.string(0))).normalize();
        if (!Files.isDirectory(target)) {
            return false;
        }
        directory = target;
        return true;
    }

    private static Map<String, Object> memoryUsage() {
        var runtime = Runtime.getRuntime();
        double used = runtime.totalMemory() - runtime.freeMemory();
        return Map.of(
                "rss",
                (double) runtime.totalMemory(),
                "heapTotal",
                (double) runtime.totalMemory(),
                "heapUsed",
                used,
                "external",
                0,
                "arrayBuffers",
                0);
    }

    private static Map<String, Object> cpuUsage() {
        var threads = ManagementFactory.getThreadMXBean();
        double user = threads.getCurrentThreadUserTime() / 1e3;
        double all = threads.getCurrentThreadCpuTime() / 1e3;
        return Map.of("user", user, "system", all - user);
    }

    private List<String> activeResources() {
        var statistics = engine.loop().statistics();
        var resources = new ArrayList<String>();
        for (int i = 0; i < statistics.timers(); i++) {
            resources.add("Timeout");
        }
        for (int i = 0; i < statistics.immediates(); i++) {
            resources.add("Immediate");
        }
        return resources;
    }

    private static Object kill(Arguments arguments) {
        var process = ProcessHandle.of(arguments.integer(0));
        if (process.isEmpty()) {
            return false;
        }
        if (arguments.string(1).equals("0")) {
            return process.get().isAlive();
        }
        return kill(process.get().pid(), arguments.string(1));
    }

    /** Any signal to any process, this one too, for which Java has no method. */
    private static boolean kill(long pid, String signal) {
        try {
            var name = signal.startsWith("SIG") ? signal.substring("SIG".length()) : signal;
            return new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whether standard input is a file or a device such as {@code /dev/null}, and neither a pipe nor a terminal. */
    private Object isInputFile() {
        int type = (Integer) unixAttribute(Path.of("/dev/stdin"), "unix:mode") & FILE_TYPE;
        return settings.isOwnProcess() && !settings.isTerminal(0) && (type == REGULAR_FILE || type == CHARACTER_DEVICE);
    }

    private static Object unixAttribute(String name) {
        return unixAttribute(Path.of(System.getProperty("user.home")), name);
    }

    private static Object unixAttribute(Path path, String name) {
        try {
            return Files.getAttribute(path, name);
        } catch (IOException | UnsupportedOperationException unknown) {
            return 0;
        }
    }

    private @Nullable Object write(Arguments arguments) {
        return output(arguments, Utf8.wellFormed(arguments.string(1)).getBytes(StandardCharsets.UTF_8));
    }

    private @Nullable Object writeBytes(Arguments arguments) {
        return output(arguments, arguments.bytes(1));
    }

    /** Answers with what is wrong with the stream, if something is. */
    private @Nullable Object output(Arguments arguments, byte[] bytes) {
        OutputStream stream = arguments.integer(0) == 2 ? settings.stderr() : settings.stdout();
        try {
            stream.write(bytes);
            stream.flush();
            return null;
        } catch (IOException broken) {
            return String.valueOf(broken.getMessage());
        }
    }

    private Object exit(Arguments arguments) {
        settings.exiting().accept((int) arguments.integer(0));
        throw engine.exit((int) arguments.integer(0));
    }
}
