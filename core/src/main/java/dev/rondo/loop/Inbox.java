package dev.rondo.loop;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
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
    private volatile Poller poller;
    private final Set<Task> late = Collections.newSetFromMap(new IdentityHashMap<>());
    private volatile boolean sleeping;
    private volatile boolean closed;

    Inbox(Poller poller) {
        this.poller = poller;
    }

    /** From now on posts wake that one. For the loop's thread, while it does not sleep. */
    void replacePoller(Poller next) {
        poller = next;
    }

    /**
     * Any thread.
     *
     * @throws RejectedExecutionException if the task will not run any more
     */
    void post(Task task) {
        queue.offer(task);
        wake();
        if (closed && takeBack(task)) {
            throw rejected(task);
        }
    }

    static RejectedExecutionException rejected(Task task) {
        return new RejectedExecutionException("the loop is closed and will not run " + task);
    }

    /** The last tasks that were posted in time. Whoever posts later takes his task back, unless it is one of these. */
    synchronized List<Task> close() {
        closed = true;
        var last = new ArrayList<Task>();
        moveTo(last);
        return last;
    }

    private synchronized boolean takeBack(Task task) {
        moveTo(late);
        return late.remove(task);
    }

    private void moveTo(Collection<Task> tasks) {
        for (var task = queue.poll(); task != null; task = queue.poll()) {
            tasks.add(task);
        }
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
