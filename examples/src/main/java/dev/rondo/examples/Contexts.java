package dev.rondo.examples;

import static dev.rondo.Rondo.blocking;
import static dev.rondo.Rondo.go;
import static dev.rondo.Rondo.run;
import static dev.rondo.Rondo.setTimeout;
import static dev.rondo.Rondo.sleep;
import static dev.rondo.Rondo.with;

import dev.rondo.context.Context;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.integration.Slf4jThreadLocalAccessor;
import io.opentelemetry.context.ContextKey;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a request is known by, wherever its work goes on. */
public final class Contexts {
    // snippet: key
    private static final Context.Key<String> USER = Context.Key.of("user", "nobody");
    // end

    private static final ContextKey<String> TRACE = ContextKey.named("trace");

    private Contexts() {}

    /** Prints what the guide says it does. */
    public static void main() {
        // snippet: context
        run(() -> {
            with(USER, "Ada").run(() -> {
                setTimeout(() -> IO.println("timer of " + user()), Duration.ofMillis(100));
                go(() -> {
                    sleep(Duration.ofMillis(200));
                    IO.println("fiber of " + user() + ", pool of " + blocking(() -> user()));
                });
            });
            IO.println("main of " + user());
        });
        // end
    }

    // snippet: user
    private static @Nullable String user() {
        return Context.current().value(USER);
    }
    // end

    /** Lets SLF4J's MDC and OpenTelemetry's context go along. */
    static void register() {
        // snippet: register
        ContextRegistry.getInstance()
                .registerThreadLocalAccessor(new Slf4jThreadLocalAccessor())
                .registerThreadLocalAccessor(new OpenTelemetryAccessor());
        // end
    }

    /** Prints the trace to which a timer belongs, and whether the main fiber has one. */
    static void trace() {
        run(() -> {
            try (var _ =
                    io.opentelemetry.context.Context.current().with(TRACE, "7").makeCurrent()) {
                setTimeout(() -> IO.println("timer of " + traced()), Duration.ofMillis(1));
            }
            IO.println("main of " + traced());
        });
    }

    private static String traced() {
        return "trace " + io.opentelemetry.context.Context.current().get(TRACE);
    }
}
