package dev.rondo.loop;

/**
 * A callback that runs once in every turn, in the idle, prepare or check phase. All methods are for the loop's thread
 * only.
 *
 * <p>An idle hook also keeps the loop from sleeping. A hook keeps the loop alive until {@link #unref()} or
 * {@link #close()}.
 */
public final class Hook implements AutoCloseable {
    private final EventLoop loop;
    private final Hooks hooks;
    private final Task task;
    private boolean refed = true;
    private boolean active = true;

    Hook(EventLoop loop, Hooks hooks, Task task) {
        this.loop = loop;
        this.hooks = hooks;
        this.task = task;
    }

    /** Whether the hook keeps the loop alive. */
    public boolean hasRef() {
        return refed;
    }

    /** Lets the hook keep the loop alive, which is what it does from the start. */
    public Hook ref() {
        return setRef(true);
    }

    /** Lets the loop end although the hook is there. */
    public Hook unref() {
        return setRef(false);
    }

    /** Removes the hook; closing it again does nothing. */
    @Override
    public void close() {
        loop.checkThread();
        if (active) {
            active = false;
            hooks.remove(this);
        }
    }

    Task task() {
        return task;
    }

    boolean isActive() {
        return active;
    }

    private Hook setRef(boolean ref) {
        loop.checkThread();
        refed = ref;
        return this;
    }
}
