package dev.rondo.channel;

import dev.rondo.internal.SpinLock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One value that changes, for many who watch it: a watcher gets what the value is, and then each time it has changed the
 * newest value, but not those in between for which it was too slow. Setting never waits. May be used by any thread.
 *
 * @param <T> the type of the value, which is never null
 */
public final class Latest<T> implements AutoCloseable {
    private final SpinLock lock = new SpinLock();
    private final List<Subscription<T>> watchers = new ArrayList<>();
    private T value;
    private boolean closed;

    private Latest(T value) {
        this.value = Objects.requireNonNull(value, "value");
    }

    /** A value to begin with. */
    public static <T> Latest<T> of(T value) {
        return new Latest<>(value);
    }

    /** What it is. */
    public T value() {
        lock.lock();
        try {
            return value;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Changes it. A value that equals the one before counts as a change too.
     *
     * @throws ChannelClosedException if this is closed
     */
    public void set(T next) {
        Objects.requireNonNull(next, "next");
        lock.lock();
        try {
            if (closed) {
                throw new ChannelClosedException("the value is closed and cannot change any more", null);
            }
            value = next;
            watchers.forEach(each -> each.channel().trySend(next));
        } finally {
            lock.unlock();
        }
    }

    /** Gets the value as it is and as it becomes. */
    public Subscription<T> watch() {
        var channel = Channel.<T>buffered(1, Overflow.DROP_OLDEST);
        var watcher = new Subscription<T>(channel, _ -> newest(channel), this::forget);
        lock.lock();
        try {
            channel.trySend(value);
            if (closed) {
                channel.close();
            } else {
                watchers.add(watcher);
            }
            return watcher;
        } finally {
            lock.unlock();
        }
    }

    /** One who waited was handed what may have changed again since, and would be handed that next. */
    private T newest(Channel<T> channel) {
        lock.lock();
        try {
            channel.tryReceive();
            return value;
        } finally {
            lock.unlock();
        }
    }

    private void forget(Subscription<T> watcher) {
        lock.lock();
        try {
            watchers.remove(watcher);
        } finally {
            lock.unlock();
        }
    }

    /** It does not change any more; watchers get the last value, and then the end. Closing again does nothing. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            watchers.forEach(each -> each.channel().close());
            watchers.clear();
        } finally {
            lock.unlock();
        }
    }
}
