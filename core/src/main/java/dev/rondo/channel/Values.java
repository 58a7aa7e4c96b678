package dev.rondo.channel;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The values of a channel, as far as its end. */
final class Values<T> implements Iterator<T> {
    private final Receiver<T> receiver;
    private @Nullable T next;
    private boolean ended;

    Values(Receiver<T> receiver) {
        this.receiver = receiver;
    }

    @Override
    public boolean hasNext() {
        if (next == null && !ended) {
            next = receiver.receiveOrNull();
            ended = next == null;
        }
        return !ended;
    }

    @Override
    public T next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException("the channel is closed");
        }
        var value = next;
        next = null;
        return value;
    }
}
