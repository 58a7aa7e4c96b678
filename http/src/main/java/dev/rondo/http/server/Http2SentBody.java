package dev.rondo.http.server;

import dev.rondo.http.wire.Room;
import java.io.IOException;

/** A body that is written piece by piece on a stream of HTTP/2, in a fiber, which waits while the client's windows are closed. */
final class Http2SentBody extends SentBody {
    private final Http2Exchange exchange;
    private final Http2Sender sender;
    private final Room room;
    private final Room empty;

    Http2SentBody(Http2Exchange exchange, long length) {
        super(length);
        this.exchange = exchange;
        sender = exchange.sender();
        room = new Room(sender::hasRoom);
        empty = new Room(sender::isEmpty);
        sender.listener(() -> {
            room.changed();
            empty.changed();
        });
    }

    @Override
    void send(byte[] bytes) throws IOException {
        room.await();
        checkOpen();
        checkNotEnded();
        sender.piece(bytes);
    }

    @Override
    public void flush() throws IOException {
        empty.await();
        checkOpen();
    }

    private void checkOpen() throws IOException {
        if (exchange.isGone()) {
            throw new IOException("the client waits no more for the answer to " + exchange.request);
        }
    }

    @Override
    void finish() {
        sender.end();
        exchange.answered();
    }
}
