package dev.rondo.channel;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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
    private final List<Subscription<T>> subscriptions = new CopyOnWriteArrayList<>();

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
        var subscription = new Subscription<T>(Channel.buffered(capacity, overflow), subscriptions::remove);
        subscriptions.add(subscription);
        if (closed) {
            end(subscription);
        }
        return subscription;
    }

    /**
     * Hands the value to all subscribers.
     *
     * @throws ChannelClosedException if the broadcast is closed
     * @throws dev.rondo.fiber.Cancelled if the fiber was cancelled; some may have got the value
     */
    public void send(T value) {
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

    private static <T> void sendTo(Subscription<T> subscription, T value) {
        var channel = subscription.channel();
        try {
            if (channel.overflow() != Overflow.FAIL) {
                channel.send(value);
            } else if (!channel.trySend(value)) {
                channel.close(
                        new IllegalStateException("the subscriber was too slow, and has no room for more values"));
            }
        } catch (ChannelClosedException gone) {
            // whoever ends a subscription need not tell the sender
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
        if (!closed) {
            this.cause = cause;
            closed = true;
            subscriptions.forEach(this::end);
        }
    }

    private void end(Subscription<T> subscription) {
        subscription.channel().close(cause);
        subscriptions.remove(subscription);
    }
}
