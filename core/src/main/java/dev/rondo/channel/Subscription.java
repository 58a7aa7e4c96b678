package dev.rondo.channel;

import dev.rondo.promise.Handler;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Values that somebody else sends on and on, until one side closes: whoever has subscribed, which ends the values here, or the
 * source, which ends them behind those that have come. May be used by any thread.
 *
 * @param <T> the type of the values
 */
public final class Subscription<T> implements Receiver<T>, AutoCloseable {
    private final Channel<T> channel;
    private final UnaryOperator<T> received;
    private final Consumer<? super Subscription<T>> onClose;

    Subscription(Channel<T> channel, Consumer<? super Subscription<T>> onClose) {
        this(channel, UnaryOperator.identity(), onClose);
    }

    /** @param received makes what is received of what comes out of the channel */
    Subscription(Channel<T> channel, UnaryOperator<T> received, Consumer<? super Subscription<T>> onClose) {
        this.channel = channel;
        this.received = received;
        this.onClose = onClose;
    }

    private @Nullable T received(@Nullable T value) {
        return value == null ? null : received.apply(value);
    }

    Channel<T> channel() {
        return channel;
    }

    @Override
    public T receive() {
        return received.apply(channel.receive());
    }

    @Override
    public @Nullable T receiveOrNull() {
        return received(channel.receiveOrNull());
    }

    @Override
    public @Nullable T tryReceive() {
        return received(channel.tryReceive());
    }

    @Override
    public <R extends @Nullable Object> Case<R> onReceive(Handler<? super T, ? extends R> action) {
        Objects.requireNonNull(action, "action");
        return channel.onReceive(value -> action.apply(received.apply(value)));
    }

    @Override
    @SuppressWarnings("NullAway") // the action takes null, which NullAway does not see through the wildcard
    public <R extends @Nullable Object> Case<R> onReceiveOrNull(Handler<? super @Nullable T, ? extends R> action) {
        Objects.requireNonNull(action, "action");
        return channel.onReceiveOrNull(value -> action.apply(received(value)));
    }

    /** How much waits here, and how much was dropped. */
    public ChannelStatistics statistics() {
        return channel.statistics();
    }

    /** No value comes any more; what waits is still received. Closing again does nothing. */
    @Override
    public void close() {
        onClose.accept(this);
        channel.close();
    }
}
