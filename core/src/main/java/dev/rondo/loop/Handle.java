package dev.rondo.loop;

import java.util.Objects;

/**
 * Keeps a loop alive while it is referenced, for what only callbacks of this loop bring about, such as a message from
 * another port of the same program. Unlike {@link EventLoop#ref()} it does not stop a {@link VirtualClock}. All methods are
 * for the loop's thread only.
 */
public final class Handle {
    private final EventLoop loop;
    private boolean refed;

    private Handle(EventLoop loop) {
        this.loop = loop;
    }

    /** A handle of the loop, not referenced yet. */
    public static Handle of(EventLoop loop) {
        return new Handle(Objects.requireNonNull(loop, "loop"));
    }

    /** Whether the handle keeps the loop alive. */
    public boolean hasRef() {
        return refed;
    }

    /** Keeps the loop alive until {@link #unref()}; calls do not count. */
    public Handle ref() {
        return setRef(true);
    }

    /** Lets the loop end. */
    public Handle unref() {
        return setRef(false);
    }

    private Handle setRef(boolean ref) {
        loop.checkThread();
        if (ref != refed) {
            refed = ref;
            loop.phases.handles += ref ? 1 : -1;
        }
        return this;
    }
}
