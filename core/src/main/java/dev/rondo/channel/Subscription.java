package dev.rondo.channel;

import dev.rondo.promise.Handler;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Values that somebody else sends on and on, until one side closes: whoever has subscribed, which ends the values here, or the
 * source, which ends them behind those that have come. May be used by any thread.
 *
 * @param <T> the type of the values
 */
public final class Subscription<T> implements Receiver<T>, AutoCloseable {
    private final Channel<T> channel;
    private final Consumer<? super Subscription<T>> onClose;

    Subscription(Channel<T> channel, Consumer<? super Subscription<T>> onClose) {
        this.channel = channel;
        this.onClose = onClose;
    }

    Channel<T> channel() {
        return channel;
    }

    @Override
    public T receive() {
        return channel.receive();
    }

    @Override
    public @Nullable T receiveOrNull() {
        return channel.receiveOrNull();
    }

    @Override
    public @Nullable T tryReceive() {
        return channel.tryReceive();
    }

    @Override
    public <R extends @Nullable Object> Case<R> onReceive(Handler<? super T, ? extends R> action) {
        return channel.onReceive(action);
    }

    /** How much waits here, and how much was dropped. */
    public ChannelStatistics statistics() {
        return channel.statistics();
    }

    /** No value comes any more; what waits is still received. Closing again does nothing. */
    @Override
    public void close() {
        channel.close();
        onClose.accept(this);
    }
}
