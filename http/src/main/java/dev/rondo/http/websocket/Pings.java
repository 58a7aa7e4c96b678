package dev.rondo.http.websocket;

import dev.rondo.http.wire.Room;
import dev.rondo.loop.EventLoop;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The pings whose answers fibers wait for. For the loop's thread and its fibers. */
final class Pings {
    private final Session session;
    private final EventLoop loop;
    private final List<Room> waiting = new ArrayList<>();
    private long sent;
    private long answered;

    Pings(Session session, EventLoop loop) {
        this.session = session;
        this.loop = loop;
    }

    /** Sends one, and waits for the answer. */
    Duration ping() throws IOException {
        session.checkSendable();
        long number = ++sent;
        long start = loop.clock().nanoTime();
        session.outbox().add(new PingWebSocketFrame(Unpooled.copyLong(number)));
        var answer = new Room(() -> answered >= number || !session.isSendable());
        waiting.add(answer);
        try {
            answer.await();
        } finally {
            waiting.remove(answer);
        }
        if (answered < number) {
            throw session.closedException();
        }
        return Duration.ofNanos(loop.clock().nanoTime() - start);
    }

    /** A pong has come, perhaps one that nobody has asked for. */
    void answered(ByteBuf content) {
        if (content.readableBytes() == Long.BYTES) {
            long number = content.getLong(content.readerIndex());
            if (number > answered && number <= sent) {
                answered = number;
                changed();
            }
        }
    }

    void changed() {
        List.copyOf(waiting).forEach(Room::changed);
    }
}
