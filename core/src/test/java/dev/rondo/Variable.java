package dev.rondo;

import dev.rondo.context.Context;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ThreadLocalAccessor;
import io.micrometer.context.integration.Slf4jThreadLocalAccessor;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.ContextStorage;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** What knows to which request the running code belongs, each in its own way. */
public enum Variable {
    /** Rondo's own. */
    CONTEXT {
        private static final Context.Key<String> KEY = Context.Key.of("request");

        @Override
        public <T> T with(String value, Callable<T> body) throws Exception {
            return Rondo.with(KEY, value).call(body);
        }

        @Override
        public @Nullable String value() {
            return Context.current().value(KEY);
        }

        @Override
        public void set(String value) {
            throw new UnsupportedOperationException();
        }
    },
    /** SLF4J's, as Logback has it. */
    MDC {
        @Override
        public <T> T with(String value, Callable<T> body) throws Exception {
            // putCloseable would take away what was there before
            var before = org.slf4j.MDC.getCopyOfContextMap();
            org.slf4j.MDC.put("request", value);
            try {
                return body.call();
            } finally {
                org.slf4j.MDC.setContextMap(before);
            }
        }

        @Override
        public @Nullable String value() {
            return org.slf4j.MDC.get("request");
        }

        @Override
        public void set(String value) {
            org.slf4j.MDC.put("request", value);
        }
    },
    /** OpenTelemetry's. */
    OPEN_TELEMETRY {
        private static final ContextKey<String> KEY = ContextKey.named("request");

        @Override
        public <T> T with(String value, Callable<T> body) throws Exception {
            try (var _ =
                    io.opentelemetry.context.Context.current().with(KEY, value).makeCurrent()) {
                return body.call();
            }
        }

        @Override
        public @Nullable String value() {
            return io.opentelemetry.context.Context.current().get(KEY);
        }

        @Override
        public void set(String value) {
            var _ = ContextStorage.get()
                    .attach(io.opentelemetry.context.Context.current().with(KEY, value));
        }
    },
    /** A thread-local of a program's own. */
    THREAD_LOCAL {
        @Override
        public <T> T with(String value, Callable<T> body) throws Exception {
            @Nullable String before = OWN.get();
            OWN.set(value);
            try {
                return body.call();
            } finally {
                if (before == null) {
                    OWN.remove();
                } else {
                    OWN.set(before);
                }
            }
        }

        @Override
        public @Nullable String value() {
            return OWN.get();
        }

        @Override
        public void set(String value) {
            OWN.set(value);
        }
    };

    private static final ThreadLocal<String> OWN = new ThreadLocal<>();
    private static final String OWN_KEY = "own";

    /** Calls the body with that value, and takes it back. */
    public abstract <T> T with(String value, Callable<T> body) throws Exception;

    /** The value here, or null. */
    public abstract @Nullable String value();

    /** Sets the value and leaves it. */
    public abstract void set(String value);

    /** Tells the library of all of these. */
    public static void register() {
        ContextRegistry.getInstance()
                .registerThreadLocalAccessor(new Slf4jThreadLocalAccessor())
                .registerThreadLocalAccessor(new OpenTelemetryAccessor())
                .registerThreadLocalAccessor(OWN_KEY, OWN);
    }

    /** Takes that back, and what is left on this thread. */
    public static void unregister() {
        ContextRegistry.getInstance().removeThreadLocalAccessor(Slf4jThreadLocalAccessor.KEY);
        ContextRegistry.getInstance().removeThreadLocalAccessor(OpenTelemetryAccessor.KEY);
        ContextRegistry.getInstance().removeThreadLocalAccessor(OWN_KEY);
        OWN.remove();
        org.slf4j.MDC.clear();
        var _ = ContextStorage.get().attach(io.opentelemetry.context.Context.root());
    }

    private static final class OpenTelemetryAccessor implements ThreadLocalAccessor<io.opentelemetry.context.Context> {
        static final String KEY = "opentelemetry";

        @Override
        public Object key() {
            return KEY;
        }

        @Override
        public io.opentelemetry.context.@Nullable Context getValue() {
            return ContextStorage.get().current();
        }

        @Override
        public void setValue(io.opentelemetry.context.Context value) {
            var _ = ContextStorage.get().attach(value);
        }

        @Override
        public void setValue() {
            setValue(io.opentelemetry.context.Context.root());
        }
    }
}
