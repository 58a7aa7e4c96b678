package dev.rondo.context;

import org.jspecify.annotations.Nullable;

/** What goes along with a captured context although it stands in thread-locals: of logs, of traces. */
interface ThreadLocals {
    /** Those that are registered with Micrometer's context propagation; null where that library is not there. */
    static @Nullable ThreadLocals find() {
        try {
            Class.forName("io.micrometer.context.ContextSnapshotFactory", false, ThreadLocals.class.getClassLoader());
        } catch (ClassNotFoundException absent) {
            return null;
        }
        return MicrometerThreadLocals.register();
    }

    /** Their values on the calling thread; null if none is registered. */
    @Nullable Object capture();

    /** Gives them these values on the calling thread. */
    ContextSlot.Restoring set(Object values);
}
