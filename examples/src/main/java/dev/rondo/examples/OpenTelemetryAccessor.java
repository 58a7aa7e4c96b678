package dev.rondo.examples;

import io.micrometer.context.ThreadLocalAccessor;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextStorage;
import org.jspecify.annotations.Nullable;

/** How Micrometer's context propagation gets at OpenTelemetry's context. */
// snippet: accessor
final class OpenTelemetryAccessor implements ThreadLocalAccessor<Context> {
    @Override
    public Object key() {
        return "opentelemetry";
    }

    @Override
    public @Nullable Context getValue() {
        return ContextStorage.get().current();
    }

    @Override
    public void setValue(Context context) {
        var _ = ContextStorage.get().attach(context);
    }

    @Override
    public void setValue() {
        setValue(Context.root());
    }
}
// end
