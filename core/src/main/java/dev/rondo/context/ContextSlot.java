package dev.rondo.context;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The place where a thread keeps its current context. For schedulers, which change the context with each piece of work
 * they run; everybody else calls {@link Context#run}. A slot may be used only by its thread.
 */
public final class ContextSlot {
    private static final ThreadLocal<ContextSlot> OF_THREAD = ThreadLocal.withInitial(ContextSlot::new);

    private Context current = Context.EMPTY;

    private ContextSlot() {}

    /** The slot of the calling thread; of a thread that runs on top of another one, such as a fiber, that one's. */
    public static ContextSlot ofThread() {
        var thread = Thread.currentThread();
        return thread.isVirtual() && thread.getUncaughtExceptionHandler() instanceof Rider rider
                ? rider.contextSlot()
                : OF_THREAD.get();
    }

    /** The handler of uncaught errors of a virtual thread that runs on top of a thread that is always the same. */
    public interface Rider extends Thread.UncaughtExceptionHandler {
        /** The slot of that thread. */
        ContextSlot contextSlot();
    }

    /** Puts back the values that thread-locals had before. For the same thread. */
    public interface Restoring extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Gives the calling thread's thread-locals the values with which the context was {@linkplain Context#capture captured};
     * null, which try takes, if it was not.
     */
    public static @Nullable Restoring setThreadLocals(Context context) {
        return context.setThreadLocals();
    }

    /**
     * A body that begins on another thread with the thread-locals of this one; the body itself where there are none. For
     * threads that are nobody else's, such as fibers, which keep them from then on.
     */
    public static <T extends @Nullable Object> Callable<? extends T> takingThreadLocals(Callable<? extends T> body) {
        var captured = Context.EMPTY.capture();
        return captured == Context.EMPTY
                ? body
                : () -> {
                    try (var _ = captured.setThreadLocals()) {
                        return body.call();
                    }
                };
    }

    /** The context in it. */
    public Context current() {
        return current;
    }

    /** Puts a context in, though not the thread-locals captured with it, and returns the one that was there. */
    public Context swap(Context captured) {
        var next = captured.bare();
        var before = current;
        // mostly it is the same, and a write costs the collector's barrier
        if (before != next) {
            current = next;
        }
        return before;
    }
}
