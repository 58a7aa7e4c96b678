package dev.rondo.http.websocket;

import dev.rondo.http.wire.Room;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.Task;
import dev.rondo.trace.Kind;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.ArrayDeque;

/**
 * The frames that are to be sent. Fibers and callbacks put them here; before each poll the loop writes all of them, and tells the
 * kernel once. For the loop's thread and its fibers.
 */
final class Outbox extends Task {
    /** How many bytes may wait here before who sends waits, too. */
    private static final int HIGH_WATER_MARK = 64 * 1024;

    /** What a frame is besides its content, about. */
    private static final int FRAME = 64;

    private final Session session;
    private final EventLoop loop;
    private final ArrayDeque<WebSocketFrame> queue = new ArrayDeque<>();
    private final Room room = new Room(this::isOpenOrNever);
    private long bytes;
    private boolean scheduled;

    Outbox(Session session, EventLoop loop) {
        this.session = session;
        this.loop = loop;
    }

    void add(WebSocketFrame frame) {
        if (!session.channel().isOpen()) {
            frame.release();
            return;
        }
        queue.add(frame);
        bytes += FRAME + frame.content().readableBytes();
        schedule();
    }

    void schedule() {
        if (!scheduled) {
            scheduled = true;
            loop.support().queueBeforePoll(this);
        }
    }

    boolean hasRoom() {
        return bytes < HIGH_WATER_MARK && session.channel().isWritable();
    }

    private boolean isOpenOrNever() {
        return hasRoom() || !session.isSendable();
    }

    void awaitRoom() {
        room.await();
    }

    /** There may be room now, or never. */
    void changed() {
        room.changed();
    }

    @Override
    protected Kind kind() {
        return Kind.IO;
    }

    /** On the loop's own thread. */
    @Override
    protected void run() {
        scheduled = false;
        var context = session.context();
        if (context == null) {
            if (session.isClosed()) {
                queue.forEach(WebSocketFrame::release);
                queue.clear();
            }
            return;
        }
        session.goOn();
        boolean some = !queue.isEmpty();
        for (var frame = queue.poll(); frame != null; frame = queue.poll()) {
            if (!session.channel().isOpen()) {
                frame.release();
            } else if (frame instanceof CloseWebSocketFrame) {
                var _ = context.write(frame).addListener(_ -> session.closeWritten());
            } else {
                var _ = context.write(frame, context.voidPromise());
            }
        }
        bytes = 0;
        if (some) {
            context.flush();
        }
        changed();
    }
}
