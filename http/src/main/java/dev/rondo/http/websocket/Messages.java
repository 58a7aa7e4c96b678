package dev.rondo.http.websocket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The messages of a WebSocket, up to its end. */
final class Messages implements Iterator<Message> {
    private final WebSocket socket;
    private @Nullable Message next;
    private boolean ended;

    Messages(WebSocket socket) {
        this.socket = socket;
    }

    @Override
    public boolean hasNext() {
        if (next == null && !ended) {
            try {
                next = socket.receive();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            ended = next == null;
        }
        return !ended;
    }

    @Override
    public Message next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException("the WebSocket is closed");
        }
        var message = next;
        next = null;
        return message;
    }
}
