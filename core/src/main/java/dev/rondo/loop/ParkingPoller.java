package dev.rondo.loop;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Waits by parking the loop's thread. */
final class ParkingPoller implements Poller {
    private volatile boolean woken;
    private volatile @Nullable Thread waiting;

    @Override
    public void poll(long nanos) {
        if (nanos != 0) {
            waiting = Thread.currentThread();
            park(nanos);
            waiting = null;
        }
        woken = false;
    }

    private void park(long nanos) {
        long deadline = System.nanoTime() + nanos;
        while (!woken && !Thread.currentThread().isInterrupted()) {
            if (nanos == FOREVER) {
                LockSupport.park(this);
                continue;
            }
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return;
            }
            LockSupport.parkNanos(this, left);
        }
    }

    @Override
    public void wakeup() {
        woken = true;
        var thread = waiting;
        if (thread != null) {
            LockSupport.unpark(thread);
        }
    }

    @Override
    public void close() {}
}
