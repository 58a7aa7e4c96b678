package dev.rondo.js.host;

import dev.rondo.js.engine.Arguments;
import dev.rondo.js.engine.Engine;
import dev.rondo.loop.Signal;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Signals to the process, as events of the loop. They keep no loop alive. A program gets them only where the process is
 * its own, so that Ctrl-C still ends a command that runs several programs.
 */
final class SignalBinding {
    private final Engine engine;
    private final boolean ownProcess;
    private final Map<String, Signal> handled = new HashMap<>();

    SignalBinding(Engine engine, boolean ownProcess) {
        this.engine = engine;
        this.ownProcess = ownProcess;
    }

    Object create() {
        return new Binding(engine)
                .method("listen", this::listen)
                .method("ignore", this::ignore)
                .object();
    }

    /** Takes a name such as {@code SIGINT} and what to call. What the JVM keeps for itself, as SIGQUIT, never comes. */
    private @Nullable Object listen(Arguments arguments) {
        var name = arguments.string(0);
        var receiver = new GuestCall(engine, arguments.function(1), engine.origin(arguments.function(1)));
        if (ownProcess && !handled.containsKey(name)) {
            try {
                handled.put(name, Signal.on(name, () -> post(receiver)));
            } catch (IllegalArgumentException keptByTheJvm) {
                return null;
            }
        }
        return null;
    }

    private void post(GuestCall receiver) {
        try {
            engine.loop().execute(receiver);
        } catch (RejectedExecutionException closed) {
            // the program has ended
        }
    }

    private @Nullable Object ignore(Arguments arguments) {
        var signal = handled.remove(arguments.string(0));
        if (signal != null) {
            signal.close();
        }
        return null;
    }
}
