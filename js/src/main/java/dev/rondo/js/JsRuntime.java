package dev.rondo.js;

import dev.rondo.js.engine.Engine;
import dev.rondo.js.host.Host;
import dev.rondo.js.host.ProgramError;
import dev.rondo.loop.ErrorHandler;
import dev.rondo.loop.EventLoop;
import dev.rondo.promise.Promise;
import java.nio.file.Path;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.IOAccess;
import org.jspecify.annotations.Nullable;

/**
 * JavaScript on an event loop: a guest whose timers, ticks, promises and I/O are the loop's. For the loop's thread only.
 *
 * <p>{@link #run} runs a whole program, as the command {@code node} does. {@link #eval} is for programs in Java that call
 * JavaScript: they run the loop themselves, and errors that the JavaScript does not handle are the loop's uncaught errors.
 */
public final class JsRuntime implements AutoCloseable {
    private static final HostAccess HOST_ACCESS = HostAccess.newBuilder(HostAccess.EXPLICIT)
            .allowArrayAccess(true)
            .allowBufferAccess(true)
            .allowIterableAccess(true)
            .allowIteratorAccess(true)
            .allowListAccess(true)
            .allowMapAccess(true)
            .build();

    private final EventLoop loop;
    private final Engine engine;
    private final Host host;
    private final Bridge bridge;
    private final JsRuntimeBuilder settings;
    private final ErrorHandler handler = this::uncaught;
    private final @Nullable ErrorHandler outer;
    private @Nullable Integer exitCode;

    JsRuntime(JsRuntimeBuilder settings) {
        this.settings = settings;
        loop = settings.loop;
        engine = Engine.of(context(settings), loop);
        bridge = new Bridge(engine.polyglot(), loop);
        engine.enter();
        try {
            host = new Host(engine, settings.host(code -> exitCode = code));
        } finally {
            engine.leave();
        }
        outer = loop.onUncaught(handler);
    }

    /** A runtime on the loop, with the process's own output, directory and environment. */
    public static JsRuntime on(EventLoop loop) {
        return builder(loop).build();
    }

    /** Makes runtimes that differ from {@link #on}. */
    public static JsRuntimeBuilder builder(EventLoop loop) {
        return new JsRuntimeBuilder(loop);
    }

    /**
     * Runs a program to its end, and the loop with it: an ES module or CommonJS, as Node decides.
     *
     * @return the exit code: that of {@code process.exit} or {@code process.exitCode}, 1 after an uncaught error, 13 for a
     *     top-level {@code await} that was never settled
     */
    public int run(Path program) {
        engine.enter();
        try {
            return new Program(engine, host, settings.stderr, () -> exitCode)
                    .run(program.toAbsolutePath().normalize());
        } finally {
            engine.leave();
        }
    }

    /**
     * Ends the JavaScript that runs, whatever it does, and all that would run later; not even a {@code finally} runs. What
     * called it, {@link #run} too, throws an error. The loop is not stopped, and the runtime is yet to be closed. Returns
     * once no thread is in the JavaScript any more, which takes long if it waits in a call of Java. May be called from any
     * thread but the loop's.
     */
    public void cancel() {
        engine.polyglot().close(true);
    }

    /**
     * Evaluates a script in the global scope. Call this from a callback of the loop; the promise jobs that it queues run at
     * the checkpoint that follows.
     *
     * @throws org.graalvm.polyglot.PolyglotException what the script throws
     */
    public Value eval(String script) {
        return engine.polyglot().eval("js", script);
    }

    /**
     * Gives the global object a property. A {@code Promise} or a {@code CompletionStage} becomes a promise; lists, arrays,
     * maps and iterables can be used as such, and of other objects what is marked with {@link HostAccess.Export}.
     */
    public void bind(String name, Object value) {
        engine.polyglot().getBindings("js").putMember(name, bridge.toGuest(value));
    }

    /** Gives the global object a function. */
    public void bind(String name, GuestFunction function) {
        bind(name, (Object) function);
    }

    /**
     * A promise of JavaScript as one of Java. What JavaScript rejects it with comes as a {@link ProgramError}.
     *
     * @throws IllegalArgumentException if the value has no method {@code then}
     */
    public Promise<Value> promise(Value promise) {
        return bridge.toJava(promise);
    }

    /** A promise of Java as one of JavaScript. */
    public Value value(Promise<?> promise) {
        return bridge.toGuest(promise);
    }

    private static Context context(JsRuntimeBuilder settings) {
        boolean modern = settings.loop.model().awaitTicks() == 1;
        var context = Context.newBuilder("js")
                .allowExperimentalOptions(true)
                .allowHostAccess(HOST_ACCESS)
                .allowIO(IOAccess.ALL)
                .allowPolyglotAccess(PolyglotAccess.NONE)
                .option("js.async-context", "true")
                .option("js.await-optimization", Boolean.toString(modern))
                .option("js.console", "false")
                .option("js.ecmascript-version", modern ? "staging" : "latest")
                .option("js.global-arguments", "false")
                .option("js.graal-builtin", "false")
                .option("js.java-package-globals", "false")
                .option("js.load", "false")
                .option("js.polyglot-builtin", "false")
                .option("js.print", "false")
                .option("js.source-phase-imports", Boolean.toString(modern))
                .option("js.stack-trace-api", "true")
                .option("js.timer-resolution", "1000")
                .option("js.v8-compat", "true");
        var shared = settings.shared;
        return (shared == null ? context.option("engine.WarnInterpreterOnly", "false") : context.engine(shared))
                .build();
    }

    /** The loop's handler of uncaught errors: JavaScript's go to the program's own handlers first. */
    private void uncaught(Throwable error) throws Throwable {
        var thrown = exitCode == null && !engine.isClosed() && engine.isSourceOf(error) ? engine.thrown(error) : null;
        if (thrown == null) {
            rethrow(error);
            return;
        }
        engine.enter();
        try {
            if (!host.handles(thrown)) {
                var programError = host.error(thrown, engine.location(error));
                for (var suppressed : error.getSuppressed()) {
                    programError.addSuppressed(suppressed);
                }
                rethrow(programError);
            }
        } finally {
            engine.leave();
        }
    }

    private void rethrow(Throwable error) throws Throwable {
        if (outer == null) {
            throw error;
        }
        outer.uncaught(error);
    }

    /**
     * Frees the engine; no more JavaScript runs, and the timers that it has set do nothing when they are due. The loop goes
     * on.
     */
    @Override
    public void close() {
        if (!engine.isClosed()) {
            var current = loop.onUncaught(null);
            // another runtime's handler that stands before this one asks this one, which by then lets everything pass
            loop.onUncaught(handler.equals(current) ? outer : current);
            engine.close();
        }
    }
}
