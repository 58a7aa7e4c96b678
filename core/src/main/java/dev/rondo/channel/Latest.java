package dev.rondo.channel;

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
    public synchronized T value() {
        return value;
    }

    /**
     * Changes it. A value that equals the one before counts as a change too.
     *
     * @throws ChannelClosedException if this is closed
     */
    public synchronized void set(T next) {
        Objects.requireNonNull(next, "next");
        if (closed) {
            throw new ChannelClosedException("the value is closed and cannot change any more", null);
        }
        value = next;
        watchers.forEach(each -> each.channel().trySend(next));
    }

    /** Gets the value as it is and as it becomes. */
    public synchronized Subscription<T> watch() {
        var channel = Channel.<T>buffered(1, Overflow.DROP_OLDEST);
        var watcher = new Subscription<T>(channel, _ -> newest(channel), this::forget);
        channel.trySend(value);
        if (closed) {
            channel.close();
        } else {
            watchers.add(watcher);
        }
        return watcher;
    }

    /** One who waited was handed what may have changed again since, and would be handed that next. */
    private synchronized T newest(Channel<T> channel) {
        channel.tryReceive();
        return value;
    }

    private synchronized void forget(Subscription<T> watcher) {
        watchers.remove(watcher);
    }

    /** It does not change any more; watchers get the last value, and then the end. Closing again does nothing. */
    @Override
    public synchronized void close() {
        closed = true;
        watchers.forEach(each -> each.channel().close());
        watchers.clear();
    }
}
