package dev.rondo.channel;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The end of a channel where values go in. May be used by any thread.
 *
 * @param <T> the type of the values
 */
public interface Sender<T> extends AutoCloseable {
    /**
     * Hands a value to a receiver or the buffer; waits for one or the other, unless the channel's {@link Overflow} says
     * otherwise.
     *
     * @throws ChannelClosedException if the channel is closed, before or meanwhile; the value was not handed over
     * @throws dev.rondo.fiber.Cancelled if the fiber was cancelled; the value was not handed over
     */
    void send(T value);

    /**
     * Hands a value over if that needs no waiting.
     *
     * @return whether it was handed over, or dropped as the channel's {@link Overflow} says
     * @throws ChannelClosedException if the channel is closed
     */
    boolean trySend(T value);

    /** For {@link Select}: to send the value, and then to call the function. */
    <R extends @Nullable Object> Case<R> onSend(T value, Callable<? extends R> action);

    /** Nothing is sent any more: who receives gets what is in the buffer, and then the end. Closing again does nothing. */
    @Override
    default void close() {
        close(null);
    }

    /** As {@link #close()}, and who receives gets, behind what is in the buffer, an error with this cause. */
    void close(@Nullable Throwable cause);
}
