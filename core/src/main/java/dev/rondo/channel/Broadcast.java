package dev.rondo.channel;

import dev.rondo.internal.SpinLock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A channel each of whose values goes to all who have subscribed by then, to each in the order of sending. May be used by any
 * thread.
 *
 * <p>Who sends waits for every subscriber that has no room and did not choose another {@link Overflow}, so that the slowest one
 * sets the pace. If the sender is cancelled meanwhile, some have got the value and the others have not.
 *
 * @param <T> the type of the values, which are never null
 */
public final class Broadcast<T> implements AutoCloseable {
    private final SpinLock lock = new SpinLock();
    private volatile List<Subscription<T>> subscriptions = List.of();

    /** Holds a token while somebody sends, so that all subscribers get the values in the same order. */
    private final Channel<Boolean> turn = Channel.buffered(1);

    private volatile @Nullable Throwable cause;
    private volatile boolean closed;

    private Broadcast() {}

    /** A broadcast to which nobody has subscribed. */
    public static <T> Broadcast<T> create() {
        return new Broadcast<>();
    }

    /**
     * From now on gets the values, of which so many may wait.
     *
     * @throws IllegalArgumentException if the capacity is below one
     */
    public Subscription<T> subscribe(int capacity) {
        return subscribe(capacity, Overflow.SUSPEND);
    }

    /**
     * As {@link #subscribe(int)}, and says what happens to the values for which there is no room; {@link Overflow#FAIL} ends the
     * subscription with an error.
     */
    public Subscription<T> subscribe(int capacity, Overflow overflow) {
        if (capacity < 1) {
            throw new IllegalArgumentException("a subscriber needs room for one value at least, not for " + capacity);
        }
        var subscription = new Subscription<T>(Channel.buffered(capacity, overflow), this::forget);
        lock.lock();
        try {
            if (!closed) {
                subscriptions = changed(all -> all.add(subscription));
                return subscription;
            }
        } finally {
            lock.unlock();
        }
        subscription.channel().close(cause);
        return subscription;
    }

    private List<Subscription<T>> changed(Consumer<List<Subscription<T>>> change) {
        var all = new ArrayList<>(subscriptions);
        change.accept(all);
        return List.copyOf(all);
    }

    private void forget(Subscription<T> gone) {
        lock.lock();
        try {
            subscriptions = changed(all -> all.remove(gone));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Hands the value to all subscribers.
     *
     * @throws ChannelClosedException if the broadcast is closed, before or meanwhile; then some may have got the value
     * @throws dev.rondo.fiber.Cancelled if the fiber was cancelled; some may have got the value
     */
    public void send(T value) {
        Objects.requireNonNull(value, "value");
        turn.send(true);
        try {
            checkOpen();
            for (var each : subscriptions) {
                sendTo(each, value);
            }
        } finally {
            turn.tryReceive();
        }
    }

    private void sendTo(Subscription<T> subscription, T value) {
        var channel = subscription.channel();
        try {
            if (channel.overflow() != Overflow.FAIL) {
                channel.send(value);
            } else if (!channel.trySend(value)) {
                forget(subscription);
                channel.close(
                        new IllegalStateException("the subscriber was too slow, and has no room for more values"));
            }
        } catch (ChannelClosedException gone) {
            // whoever ends a subscription need not tell the sender; but who ends the broadcast does
            checkOpen();
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new ChannelClosedException(
                    cause == null ? "the broadcast is closed" : "the broadcast was closed with " + cause, cause);
        }
    }

    /** How many have subscribed. */
    public int subscribers() {
        return subscriptions.size();
    }

    /** Nothing is sent any more; subscribers get what waits for them, and then the end. */
    @Override
    public void close() {
        close(null);
    }

    /** As {@link #close()}, and subscribers get, behind what waits for them, an error with this cause. */
    public void close(@Nullable Throwable cause) {
        List<Subscription<T>> last;
        lock.lock();
        try {
            if (closed) {
                return;
            }
            this.cause = cause;
            closed = true;
            last = subscriptions;
            subscriptions = List.of();
        } finally {
            lock.unlock();
        }
        last.forEach(each -> each.channel().close(cause));
    }
}
