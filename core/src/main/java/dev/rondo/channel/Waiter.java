package dev.rondo.channel;

import dev.rondo.fiber.Suspension;
import dev.rondo.internal.SpinLock;
import org.jspecify.annotations.Nullable;

/**
 * One who waits in a queue of a channel: to send or to receive, alone or as one case of a selection. Guarded by the channel's
 * lock, and read without it by the one who waited after it has been resumed.
 *
 * <table>
 * <caption>States</caption>
 * <tr><th>state</th><th>queued</th><th>closed</th><th>value, of one who receives</th></tr>
 * <tr><td>waits</td><td>yes</td><td>no</td><td>null</td></tr>
 * <tr><td>served</td><td>no</td><td>no</td><td>what was sent</td></tr>
 * <tr><td>told of the end</td><td>no</td><td>yes</td><td>null</td></tr>
 * <tr><td>abandoned</td><td>no</td><td>no</td><td>null; nobody looks any more</td></tr>
 * </table>
 */
final class Waiter extends Suspension {
    private final Queue queue;
    private final @Nullable Selection selection;

    @Nullable Object value;

    boolean closed;
    private boolean queued;
    private @Nullable Waiter next;
    private @Nullable Waiter previous;

    /** One who waits for this alone. */
    private Waiter(Queue queue, @Nullable Object value) {
        this.queue = queue;
        this.value = value;
        selection = null;
    }

    private Waiter(Queue queue, Selection selection, @Nullable Object value) {
        super(selection);
        this.queue = queue;
        this.value = value;
        this.selection = selection;
    }

    @Override
    public boolean abandon() {
        queue.lock.lock();
        try {
            return queue.remove(this);
        } finally {
            queue.lock.unlock();
        }
    }

    /** Lets the one who waits go on, after it was taken from its queue, served, and the lock released. */
    void release() {
        if (selection == null) {
            resume();
        } else {
            selection.resume();
        }
    }

    /** Those who wait for the same, the oldest first. Guarded by the lock. */
    static final class Queue {
        private final SpinLock lock;
        private @Nullable Waiter first;
        private @Nullable Waiter last;
        private int size;

        Queue(SpinLock lock) {
            this.lock = lock;
        }

        boolean isEmpty() {
            return first == null;
        }

        int size() {
            return size;
        }

        /** Adds one who waits for this alone: to send the value, or with null to receive. */
        Waiter join(@Nullable Object value) {
            return join(new Waiter(this, value));
        }

        /** Adds a case of a selection, as {@link #join(Object)}. */
        Waiter join(Selection selection, @Nullable Object value) {
            return join(new Waiter(this, selection, value));
        }

        private Waiter join(Waiter waiter) {
            waiter.queued = true;
            waiter.previous = last;
            if (last == null) {
                first = waiter;
            } else {
                last.next = waiter;
            }
            last = waiter;
            size++;
            return waiter;
        }

        /** Whether it was there. */
        boolean remove(Waiter waiter) {
            if (!waiter.queued) {
                return false;
            }
            waiter.queued = false;
            var before = waiter.previous;
            var after = waiter.next;
            if (before == null) {
                first = after;
            } else {
                before.next = after;
            }
            if (after == null) {
                last = before;
            } else {
                after.previous = before;
            }
            waiter.next = null;
            waiter.previous = null;
            size--;
            return true;
        }

        /** Takes the oldest one that still waits, which is the caller's to serve. */
        @Nullable Waiter poll() {
            for (var waiter = first; waiter != null; waiter = first) {
                remove(waiter);
                if (waiter.selection == null || waiter.selection.claim(waiter)) {
                    return waiter;
                }
            }
            return null;
        }
    }
}
