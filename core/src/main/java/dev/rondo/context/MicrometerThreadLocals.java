package dev.rondo.context;

import io.micrometer.context.ContextAccessor;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.context.ThreadLocalAccessor;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All that Rondo knows of Micrometer's context propagation, which may be absent: no other class may name its types. */
final class MicrometerThreadLocals implements ThreadLocals {
    private final List<ThreadLocalAccessor<?>> registered;
    private final ContextSnapshotFactory snapshots;

    private MicrometerThreadLocals(ContextRegistry registry) {
        // a view, in which whatever is registered later is seen
        registered = registry.getThreadLocalAccessors();
        snapshots = ContextSnapshotFactory.builder()
                .contextRegistry(registry)
                .clearMissing(true)
                .build();
    }

    /** Makes Rondo's contexts known to the registry, and the registry to Rondo. */
    static ThreadLocals register() {
        var registry = ContextRegistry.getInstance();
        registry.registerContextAccessor(new Accessor());
        return new MicrometerThreadLocals(registry);
    }

    @Override
    public @Nullable Object capture() {
        return registered.isEmpty() ? null : snapshots.captureAll();
    }

    @Override
    public ContextSlot.Restoring set(Object values) {
        return ((ContextSnapshot) values).setThreadLocals()::close;
    }

    /** A context may hold values under Micrometer's keys, too. */
    private static final class Accessor implements ContextAccessor<Context, Context> {
        @Override
        public Class<Context> readableType() {
            return Context.class;
        }

        @Override
        public void readValues(Context source, Predicate<Object> wanted, Map<Object, Object> values) {
            source.forEach((key, value) -> {
                if (wanted.test(key)) {
                    values.put(key, value);
                }
            });
        }

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the key says of which type the value is
        public <T> @Nullable T readValue(Context source, Object key) {
            return (T) source.find(key);
        }

        @Override
        public Class<Context> writeableType() {
            return Context.class;
        }

        @Override
        public Context writeValues(Map<Object, Object> values, Context target) {
            var written = target;
            for (var each : values.entrySet()) {
                written = written.bind(each.getKey(), each.getValue());
            }
            return written;
        }
    }
}
