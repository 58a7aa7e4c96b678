package dev.rondo.loop;

import org.jctools.queues.atomic.MpscUnboundedAtomicArrayQueue;
import org.jspecify.annotations.Nullable;

/**
 * What other threads posted. Unbounded: whoever posts faster than the loop runs fills the memory.
 *
 * <p>A loop that is about to sleep says so and looks once more; whoever posts looks whether it sleeps afterwards. So one of
 * the two sees the other, and nothing posted waits for an unrelated wake-up.
 */
final class Inbox {
    private static final int CHUNK = 256;

    private final MpscUnboundedAtomicArrayQueue<Task> queue = new MpscUnboundedAtomicArrayQueue<>(CHUNK);
    private final Poller poller;
    private volatile boolean sleeping;

    Inbox(Poller poller) {
        this.poller = poller;
    }

    /** Any thread. */
    void post(Task task) {
        queue.offer(task);
        wake();
    }

    /** Any thread: ends the loop's sleep, if it sleeps. */
    void wake() {
        if (sleeping) {
            sleeping = false;
            poller.wakeup();
        }
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    @Nullable Task poll() {
        return queue.poll();
    }

    /** From now on posts wake the loop. */
    void sleep() {
        sleeping = true;
    }

    /** From now on posts need not wake the loop. */
    void awake() {
        sleeping = false;
    }
}
