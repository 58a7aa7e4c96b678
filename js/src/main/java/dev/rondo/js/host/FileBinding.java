package dev.rondo.js.host;

import dev.rondo.js.engine.Arguments;
import dev.rondo.js.engine.Engine;
import dev.rondo.js.host.Host.Settings;
import dev.rondo.loop.Task;
import dev.rondo.trace.Kind;
import dev.rondo.worker.WorkerPool;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Files. Each method takes a receiver {@code (code, value)}, then the function of the program that waits for the result or
 * {@code undefined}, then what the operation needs. Where somebody waits, the work is done by one of four threads, as in
 * libuv, and the receiver is called by a task of the loop; else it is called before the method returns.
 *
 * <p>The queue before the threads holds a million calls; what comes beyond fails with {@code EAGAIN}.
 */
final class FileBinding {
    private static final int THREADS = 4;
    private static final int QUEUE = 1 << 20;

    private final Engine engine;
    private final Supplier<Path> directory;
    private final OpenFiles files;
    private @Nullable WorkerPool pool;

    FileBinding(Engine engine, Supplier<Path> directory, Settings settings) {
        this.engine = engine;
        this.directory = directory;
        files = new OpenFiles(settings);
    }

    Object create() {
        var binding = new Binding(engine);
        add(binding, PathOperations.all());
        add(binding, TreeOperations.all());
        add(binding, files.operations());
        return binding.object();
    }

    private void add(Binding binding, Map<String, FileOperation> operations) {
        operations.forEach((name, operation) -> binding.method(name, arguments -> {
            var work = prepare(operation, new FileArguments(arguments, directory.get()));
            if (arguments.isMissing(1)) {
                var _ = engine.call(arguments.function(0), engine.undefined(), run(work));
            } else {
                start(arguments, work);
            }
            return null;
        }));
    }

    private static Callable<@Nullable Object> prepare(FileOperation operation, FileArguments arguments) {
        try {
            var work = operation.prepare(arguments);
            return arguments.isNowhere() ? failing("ENOENT") : work;
        } catch (InvalidPathException unencodable) {
            return failing("EILSEQ");
        }
    }

    private static Callable<@Nullable Object> failing(String code) {
        return () -> {
            throw FileErrors.of(code);
        };
    }

    private void start(Arguments arguments, Callable<@Nullable Object> work) {
        var request = new Request(arguments, work);
        request.attributeTo(engine.loop());
        engine.loop().ref();
        try {
            pool().execute(request::work);
        } catch (RejectedExecutionException full) {
            request.outcome = new Outcome("EAGAIN", null);
            engine.loop().execute(request);
        }
    }

    private WorkerPool pool() {
        var made = pool;
        if (made == null) {
            made = WorkerPool.of("rondo-fs", THREADS, QUEUE);
            pool = made;
        }
        return made;
    }

    private static Outcome attempt(Callable<@Nullable Object> work) {
        try {
            return new Outcome(null, work.call());
        } catch (Exception error) {
            return new Outcome(FileErrors.codeOf(error), null);
        }
    }

    private @Nullable Object[] run(Callable<@Nullable Object> work) {
        return guest(attempt(work));
    }

    private @Nullable Object[] guest(Outcome outcome) {
        var value = outcome.value instanceof Supplier<?> onLoop ? onLoop.get() : outcome.value;
        return new Object[] {engine.toGuest(outcome.code), engine.toGuest(value)};
    }

    /** @param value a supplier is asked on the loop's thread, where memory of JavaScript may be touched */
    private record Outcome(@Nullable String code, @Nullable Object value) {}

    /** One call, on its way to the pool and back. */
    private final class Request extends Task {
        private final Callable<@Nullable Object> work;
        private final GuestCall receiver;
        private final int origin;
        private Outcome outcome = new Outcome("ECANCELED", null);

        Request(Arguments arguments, Callable<@Nullable Object> work) {
            this.work = work;
            var waiting = engine.isFunction(arguments.value(1)) ? arguments.value(1) : arguments.function(0);
            origin = engine.origin(waiting);
            receiver = new GuestCall(engine, arguments.function(0), origin);
        }

        void work() {
            outcome = attempt(work);
            engine.loop().execute(this);
        }

        @Override
        protected void run() {
            engine.loop().unref();
            engine.enter();
            try {
                receiver.call(guest(outcome));
            } finally {
                engine.leave();
            }
        }

        @Override
        protected Kind kind() {
            return Kind.POSTED;
        }

        @Override
        protected int origin() {
            return origin;
        }
    }
}
