package dev.rondo.channel;

import dev.rondo.promise.Handler;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The end of a channel where values come out. May be used by any thread.
 *
 * <p>A loop {@code for (var value : receiver)} takes all values up to the end. If the channel was closed with a cause, it
 * throws a {@link ChannelClosedException} there.
 *
 * @param <T> the type of the values
 */
public interface Receiver<T> extends Iterable<T> {
    /**
     * Takes a value, and waits for one if there is none.
     *
     * @throws ChannelClosedException if the channel is closed and its buffer empty
     * @throws dev.rondo.fiber.Cancelled if the fiber was cancelled; no value was taken
     */
    T receive();

    /**
     * Takes a value, and waits for one if there is none; null at the end.
     *
     * @throws ChannelClosedException if the channel was closed with a cause and its buffer is empty
     */
    @Nullable T receiveOrNull();

    /**
     * Takes a value if there is one, and does not wait; null if there is none, at the end too.
     *
     * @throws ChannelClosedException if the channel was closed with a cause and its buffer is empty
     */
    @Nullable T tryReceive();

    /** For {@link Select}: to receive a value, and to apply the function to it; at the end, the selection throws. */
    <R extends @Nullable Object> Case<R> onReceive(Handler<? super T, ? extends R> action);

    /** As {@link #onReceive}, and applies the function to null at the end, as {@link #receiveOrNull} answers. */
    <R extends @Nullable Object> Case<R> onReceiveOrNull(Handler<? super @Nullable T, ? extends R> action);

    @Override
    default Iterator<T> iterator() {
        return new Values<>(this);
    }
}
