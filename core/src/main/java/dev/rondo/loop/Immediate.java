package dev.rondo.loop;

import dev.rondo.trace.Kind;
import dev.rondo.trace.Origin;

/** A callback of the next check phase. All methods are for the loop's thread only. */
public final class Immediate extends Task implements AutoCloseable {
    private final EventLoop loop;
    private final Immediates immediates;
    private final Runnable callback;
    private boolean refed = true;
    private boolean active = true;

    Immediate(EventLoop loop, Immediates immediates, Runnable callback) {
        this.loop = loop;
        this.immediates = immediates;
        this.callback = callback;
    }

    /** Whether the callback is still to run. */
    public boolean isActive() {
        return active;
    }

    /** Whether the callback, until it ran, keeps the loop alive. */
    public boolean hasRef() {
        return refed;
    }

    /** Lets the callback keep the loop alive, which is what it does from the start. */
    public Immediate ref() {
        return setRef(true);
    }

    /** Lets the loop end although the callback has not run. */
    public Immediate unref() {
        return setRef(false);
    }

    /** Sees to it that the callback does not run; closing again does nothing. */
    @Override
    public void close() {
        loop.checkThread();
        if (active) {
            deactivate();
            loop.runner().cancelled(this);
        }
    }

    @Override
    protected void run() {
        deactivate();
        callback.run();
    }

    @Override
    protected Kind kind() {
        return Kind.IMMEDIATE;
    }

    @Override
    protected int origin() {
        return Origin.ofCallback(callback);
    }

    private void deactivate() {
        active = false;
        immediates.count(-1, refed ? -1 : 0);
    }

    private Immediate setRef(boolean ref) {
        loop.checkThread();
        if (refed != ref) {
            refed = ref;
            if (active) {
                immediates.count(0, ref ? 1 : -1);
            }
        }
        return this;
    }
}
