package dev.rondo.js.host;

import dev.rondo.js.engine.Arguments;
import dev.rondo.js.engine.Engine;
import dev.rondo.js.engine.Inspection;
import dev.rondo.js.engine.RejectionListener;
import dev.rondo.loop.LoopModel;
import dev.rondo.loop.Rejection;
import dev.rondo.loop.VirtualClock;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The built-in modules of one program and what they ask of Java. Their first one, {@code internal/bootstrap}, is given an
 * object {@code binding} and answers with the functions that Java calls: to run a program, and to tell it of errors.
 */
public final class Host {
    private final Engine engine;
    private final Object start;

    /**
     * What a program finds around it.
     *
     * @param arguments {@code process.argv}
     * @param environment {@code process.env}
     * @param directory the working directory
     * @param stdin where {@code process.stdin} comes from
     * @param stdout where {@code process.stdout} goes
     * @param stderr where {@code process.stderr} goes
     * @param nodeVersion the version of Node that the program is told, without a {@code v}
     * @param exiting is told the exit code before the program is ended by {@code process.exit}
     */
    public record Settings(
            List<String> arguments,
            Map<String, String> environment,
            Path directory,
            InputStream stdin,
            OutputStream stdout,
            OutputStream stderr,
            String nodeVersion,
            IntConsumer exiting) {
        /** Whether the program writes where the process does, and is not one of several. */
        boolean isOwnProcess() {
            return stdout instanceof FileOutputStream;
        }

        /** Whether a stream is the process's own and a terminal. Whoever starts the JVM says so: to ask Java is slow. */
        boolean isTerminal(int stream) {
            return isOwnProcess() && System.getProperty("rondo.terminal", "").contains(Integer.toString(stream));
        }
    }

    /** Loads the built-in modules into an engine and gives its global object what the loop's model has. */
    public Host(Engine engine, Settings settings) {
        this.engine = engine;
        var model = engine.loop().model();
        var process = new ProcessBinding(engine, settings);
        var bindings = new LazyBindings(engine, process, settings);
        var binding = new Binding(engine)
                .value("isBrowser", model.isBrowser())
                .value("isVirtualTime", engine.loop().clock() instanceof VirtualClock)
                .value("model", model.name())
                .value("awaitTicks", model.awaitTicks())
                .value("isOldNode", model == LoopModel.NODE10 || model == LoopModel.NODE11)
                .value("process", process.create())
                .value("modules", new ModuleBinding(engine).create())
                .method("load", bindings::load)
                .method("compileBuiltin", arguments -> Builtins.compile(engine, arguments.string(0)))
                .method("classOf", arguments -> Inspection.classOf(arguments.value(0)))
                .method("functionKind", arguments -> Inspection.functionKind(arguments.value(0)))
                .method("previewEntries", arguments -> Inspection.entries(arguments.value(0)))
                .method("ownNonIndexKeys", arguments -> Inspection.nonIndexKeys(arguments.value(0), arguments.truth(1)))
                .method("promiseDetails", arguments -> Inspection.promise(arguments.value(0)))
                .method("proxyDetails", arguments -> Inspection.proxy(arguments.value(0)))
                .method("asyncFrame", _ -> engine.asyncFrame())
                .method("setAsyncFrame", arguments -> {
                    engine.setAsyncFrame(arguments.value(0));
                    return null;
                })
                .method("onPromise", this::onPromise)
                .method("collectGarbage", _ -> {
                    System.gc();
                    return null;
                })
                .method("die", arguments -> {
                    throw error(arguments.value(0), engine.location(arguments.value(0)));
                });
        if (engine.loop().clock() instanceof LoadingClock clock) {
            binding.method("loadingBegins", _ -> {
                        clock.stop();
                        return null;
                    })
                    .method("loadingEnds", _ -> {
                        clock.goOn();
                        return null;
                    });
        }
        new LoopBinding(engine).addTo(binding);
        start = engine.get(bootstrap(binding.object()), "start");
        engine.installModules(new GuestModules(engine, this));
        engine.onRejection(new Listener());
    }

    /** Calls one of the functions that the built-in modules answered with. */
    public Object call(String name, @Nullable Object... arguments) {
        return engine.call(engine.get(start, name), engine.undefined(), arguments);
    }

    /** Offers an error to the program's handlers, and answers whether the program goes on. */
    public boolean handles(Object thrown) {
        var before = engine.enterFailed();
        try {
            return Boolean.TRUE.equals(call("fatalException", thrown, false));
        } catch (RuntimeException failed) {
            var second = engine.thrown(failed);
            if (second == null) {
                throw failed;
            }
            throw error(second, engine.location(failed)).withExitCode(ProgramError.HANDLER_FAILED);
        } finally {
            var _ = engine.swapAsync(before);
        }
    }

    /** An error that ends the program, described as Node does. */
    public ProgramError error(Object thrown, @Nullable String location) {
        var syntaxError = engine.syntaxError(thrown);
        if (syntaxError != null) {
            return new ProgramError(thrown, syntaxError, null);
        }
        var place = location == null ? engine.undefined() : engine.string(location);
        return new ProgramError(
                thrown, Objects.toString(call("describeError", thrown, place)), engine.javaCause(thrown));
    }

    private @Nullable Object onPromise(Arguments arguments) {
        if (arguments.isMissing(0)) {
            engine.onPromise(null);
        } else {
            var listener = arguments.function(0);
            engine.onPromise((what, promise, parent) -> {
                var _ = engine.call(listener, engine.undefined(), what, promise, parent);
            });
        }
        return null;
    }

    private Object bootstrap(Object binding) {
        var module = engine.object();
        var body = Builtins.compile(engine, "internal/bootstrap");
        var _ = engine.call(body, engine.undefined(), engine.object(), engine.undefined(), module, binding);
        return engine.get(module, "exports");
    }

    /** Turns the engine's news of rejections into the loop's. */
    private final class Listener implements RejectionListener {
        @Override
        public Rejection rejected(Object promise, Object reason) {
            var rejection = new GuestRejection(promise, reason);
            engine.loop().support().rejected(rejection);
            return rejection;
        }

        @Override
        public void handled(Rejection rejection) {
            engine.loop().support().handled(rejection);
        }

        @Override
        public void settledAgain(Object promise, Object value, boolean rejected) {
            if (!engine.loop().model().isBrowser()) {
                var _ = call("settledAgain", promise, value, rejected);
            }
        }
    }

    private final class GuestRejection extends Rejection {
        private final Object guestReason;
        private final Object captured = engine.captureAsync();

        GuestRejection(Object promise, Object reason) {
            super(engine.loop(), promise, new ProgramError(reason, "unhandled rejection", null));
            guestReason = reason;
        }

        @Override
        protected void unhandled() {
            inside(() -> call("unhandledRejection", promise(), guestReason));
        }

        @Override
        protected void handledLate() {
            inside(() -> call("rejectionHandled", promise()));
        }

        private void inside(Runnable body) {
            engine.enter();
            var before = engine.swapAsync(captured);
            try {
                body.run();
            } finally {
                var _ = engine.swapAsync(before);
                engine.leave();
            }
        }
    }
}
