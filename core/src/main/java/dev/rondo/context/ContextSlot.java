package dev.rondo.context;

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

    /** The context in it. */
    public Context current() {
        return current;
    }

    /** Puts a context in and returns the one that was there. */
    public Context swap(Context next) {
        var before = current;
        // mostly it is the same, and a write costs the collector's barrier
        if (before != next) {
            current = next;
        }
        return before;
    }
}
