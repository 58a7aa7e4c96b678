package dev.rondo.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A lock for a few instructions, during which nobody waits for anything: one compare-and-set where nobody contends. A fiber
 * cannot be suspended while it holds it, since it calls nothing that could. So it may be shared by fibers, callbacks of their
 * loop and other threads, where a lock of the JDK could be given to a fiber for which there is no thread to go on, because a
 * callback waits for the same lock.
 */
public final class SpinLock {
    private static final VarHandle LOCKED;
    private static final int SPINS = 64;

    static {
        try {
            LOCKED = MethodHandles.lookup().findVarHandle(SpinLock.class, "locked", boolean.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    @SuppressWarnings("unused") // through LOCKED
    private boolean locked;

    /** Waits for it by spinning. */
    public void lock() {
        if (!LOCKED.compareAndSet(this, false, true)) {
            lockContended();
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // the one who holds it may have lost its processor
    private void lockContended() {
        for (int spins = 1; !LOCKED.weakCompareAndSetAcquire(this, false, true); spins++) {
            if (spins % SPINS == 0 && !Thread.currentThread().isVirtual()) {
                Thread.yield();
            } else {
                Thread.onSpinWait();
            }
        }
    }

    /** Lets the next one have it. */
    public void unlock() {
        LOCKED.setRelease(this, false);
    }
}
