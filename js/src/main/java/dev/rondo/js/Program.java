package dev.rondo.js;

import dev.rondo.js.engine.Engine;
import dev.rondo.js.engine.Inspection;
import dev.rondo.js.host.Host;
import dev.rondo.js.host.ProgramError;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.Task;
import dev.rondo.trace.Kind;
import dev.rondo.trace.Origin;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One run of a program, from its first line to its exit code. */
final class Program {
    private static final int UNSETTLED = 13;

    private final Engine engine;
    private final EventLoop loop;
    private final Host host;
    private final OutputStream stderr;
    private final Supplier<@Nullable Integer> exited;
    private final Object outside;

    Program(Engine engine, Host host, OutputStream stderr, Supplier<@Nullable Integer> exited) {
        this.engine = engine;
        this.host = host;
        this.stderr = stderr;
        this.exited = exited;
        loop = engine.loop();
        outside = engine.captureAsync();
    }

    int run(Path file) {
        try {
            return runToEnd(file);
        } catch (ProgramError error) {
            return exitCode(() -> fail(error));
        } catch (RuntimeException | Error error) {
            return exitCode(() -> {
                throw error;
            });
        }
    }

    private int runToEnd(Path file) {
        var main = new Main(file);
        loop.runMain(main);
        do {
            loop.run();
            loop.runMain(new Call("beforeExit", 0));
        } while (loop.isAlive());
        if (main.isUnsettled()) {
            int code = exit(UNSETTLED);
            if (code == UNSETTLED) {
                print("Warning: Detected unsettled top-level await at "
                        + Objects.requireNonNullElse(engine.unsettledAwait(), file.toString()) + "\n\n\n\n");
            }
            return code;
        }
        return exit(0);
    }

    /** The program hears of its end before anybody else does, and may choose another exit code. */
    private int fail(ProgramError error) {
        int code = error.exitCode();
        if (code != ProgramError.HANDLER_FAILED) {
            code = ((Number) host.call("exit", code, true)).intValue();
        }
        print(error.getMessage() + "\n");
        return code;
    }

    /** Tells the program that it ends; its own exit code, if it set one, comes before the given one. */
    private int exit(int code) {
        var exit = new Call("exit", code);
        loop.runMain(exit);
        return ((Number) exit.result).intValue();
    }

    /** The exit code that was asked for; only without one, what else there is to do. */
    private int exitCode(Supplier<Integer> otherwise) {
        var asked = exited.get();
        if (asked != null) {
            return asked;
        }
        try {
            return otherwise.get();
        } catch (RuntimeException | Error error) {
            asked = exited.get();
            if (asked == null) {
                throw error;
            }
            return asked;
        }
    }

    private void print(String text) {
        try {
            stderr.write(text.getBytes(StandardCharsets.UTF_8));
            stderr.flush();
        } catch (IOException broken) {
            // nobody is there to hear it
        }
    }

    /** The top level of the program. */
    private final class Main extends Task {
        private final Path file;
        private @Nullable Object promise;

        Main(Path file) {
            this.file = file;
        }

        boolean isUnsettled() {
            var details = promise == null ? null : Inspection.promise(promise);
            return details != null && details.getFirst().equals(0);
        }

        @Override
        protected void run() {
            promise = host.call("runMain", engine.string(file.toString()));
        }

        @Override
        protected Kind kind() {
            return Kind.SCRIPT;
        }

        @Override
        protected int origin() {
            return Origin.of(String.valueOf(file.getFileName()));
        }
    }

    /** A call of the built-in modules, followed by the checkpoint. */
    private final class Call extends Task {
        private final String name;
        private final int code;
        private Object result = 0;

        Call(String name, int code) {
            this.name = name;
            this.code = code;
        }

        @Override
        protected void run() {
            // what the top level has entered ends with it
            var _ = engine.swapAsync(outside);
            result = host.call(name, code);
        }

        @Override
        protected Kind kind() {
            return Kind.SCRIPT;
        }

        @Override
        protected int origin() {
            return Origin.of(name);
        }
    }
}
