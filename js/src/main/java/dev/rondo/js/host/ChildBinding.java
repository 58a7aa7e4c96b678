package dev.rondo.js.host;

import dev.rondo.js.engine.Arguments;
import dev.rondo.js.engine.Engine;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Other programs, as child processes. */
final class ChildBinding {
    private static final int LAST_SIGNAL_EXIT = 128 + 31;

    /** Java tells the number of the error and what the system says of it: error=2, text; or error: 2 (text). */
    private static final Pattern REASON = Pattern.compile("error[=:] *\\d+,? \\(?([^()]+)");

    private final Engine engine;
    private final ProcessBinding process;

    ChildBinding(Engine engine, ProcessBinding process) {
        this.engine = engine;
        this.process = process;
    }

    Object create() {
        return new Binding(engine)
                .method("spawn", this::spawn)
                .method("spawnSync", this::spawnSync)
                .method("write", this::write)
                .method("end", this::end)
                .method("kill", ChildBinding::kill)
                .method("ref", arguments -> reference(arguments, true))
                .method("unref", arguments -> reference(arguments, false))
                .object();
    }

    /**
     * Command line, environment, directory, how the three streams are connected, then who is told of each chunk of output
     * {@code (fd, bytes or undefined)} and of the end {@code (code)}. Answers a child, or the name of an error.
     */
    private Object spawn(Arguments arguments) {
        try {
            var started = builder(arguments).start();
            var output = new GuestCall(engine, arguments.function(4), 0);
            var exit = new GuestCall(engine, arguments.function(5), 0);
            return List.of(new Child(engine, started, output, exit), (double) started.pid());
        } catch (IOException failed) {
            return errorOf(failed);
        }
    }

    private ProcessBuilder builder(Arguments arguments) {
        var builder = new ProcessBuilder(strings(arguments, 0));
        var environment = builder.environment();
        environment.clear();
        for (var pair : strings(arguments, 1)) {
            int at = pair.indexOf('=');
            environment.put(pair.substring(0, at), pair.substring(at + 1));
        }
        builder.directory(process.directory()
                .resolve(Utf8.wellFormed(arguments.string(2)))
                .toFile());
        var streams = engine.strings(arguments.value(3));
        builder.redirectInput(redirect(streams.get(0), true));
        builder.redirectOutput(redirect(streams.get(1), false));
        builder.redirectError(redirect(streams.get(2), false));
        return builder;
    }

    private List<String> strings(Arguments arguments, int index) {
        return engine.strings(arguments.value(index)).stream()
                .map(Utf8::wellFormed)
                .toList();
    }

    private static Redirect redirect(String kind, boolean input) {
        return switch (kind) {
            case "inherit" -> Redirect.INHERIT;
            case "ignore" -> input ? Redirect.from(new java.io.File("/dev/null")) : Redirect.DISCARD;
            default -> Redirect.PIPE;
        };
    }

    private static String errorOf(IOException failed) {
        var reason = REASON.matcher(Objects.toString(failed.getMessage()));
        return FileErrors.codeOf(new IOException(reason.find() ? reason.group(1) : ""));
    }

    /** As spawn, with input and a limit of time in milliseconds instead of listeners. */
    private Object spawnSync(Arguments arguments) {
        try {
            var started = builder(arguments).start();
            var input = arguments.isMissing(4) ? new byte[0] : arguments.bytes(4);
            long limit = arguments.integer(5);
            var run = new ChildRun(started, input);
            boolean inTime = run.await(limit, arguments.string(6));
            int code = started.exitValue();
            return List.of((double) started.pid(), code, run.output(), run.errors(), inTime, isSignal(code));
        } catch (IOException failed) {
            return errorOf(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return "EINTR";
        }
    }

    /** Java tells of a child that a signal ended only by a code above 128. */
    static boolean isSignal(int code) {
        return code > 128 && code <= LAST_SIGNAL_EXIT;
    }

    private @Nullable Object write(Arguments arguments) {
        arguments.host(0, Child.class).write(arguments.bytes(1));
        return null;
    }

    private @Nullable Object end(Arguments arguments) {
        arguments.host(0, Child.class).endInput();
        return null;
    }

    private static @Nullable Object reference(Arguments arguments, boolean keep) {
        arguments.host(0, Child.class).keepAlive(keep);
        return null;
    }

    private static Object kill(Arguments arguments) {
        return signal(arguments.host(0, Child.class).process(), arguments.string(1));
    }

    /** Whether the signal could be sent. */
    static boolean signal(Process process, String name) {
        if (!process.isAlive()) {
            return false;
        }
        return switch (name) {
            case "SIGTERM" -> process.toHandle().destroy();
            case "SIGKILL" -> process.toHandle().destroyForcibly();
            default -> signal(process.pid(), name);
        };
    }

    /** By the system's own command, since Java knows but two signals. */
    static boolean signal(long pid, String name) {
        try {
            var kill = new ProcessBuilder("kill", "-" + name.substring("SIG".length()), Long.toString(pid))
                    .redirectError(Redirect.DISCARD)
                    .start();
            return kill.waitFor(5, TimeUnit.SECONDS) && kill.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
