package dev.rondo.http.websocket;

import dev.rondo.channel.Channel;
import dev.rondo.channel.ChannelClosedException;
import dev.rondo.loop.EventLoop;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The messages that have come. While too much of them waits here, nothing more is taken from the kernel, and frames that were
 * taken already wait as they are, since a compressed one may become a thousand times as large. For the loop's thread and its fibers.
 */
final class Inbox {
    /** From how many bytes on no more is taken. */
    private static final int HIGH_WATER_MARK = 64 * 1024;

    /** As few as this and more is taken again. */
    private static final int LOW_WATER_MARK = 16 * 1024;

    /** What a message is besides its content, about. */
    private static final int MESSAGE = 64;

    private final Session session;
    private final EventLoop loop;

    /** Bounded by the bytes that are counted here. */
    private final Channel<Message> messages = Channel.buffered(Integer.MAX_VALUE);

    private final ArrayDeque<WebSocketFrame> held = new ArrayDeque<>();
    private long bytes;
    private boolean paused;
    private boolean closed;
    private boolean closeTold;
    private @Nullable WebSocketException failure;
    private boolean listening;
    private @Nullable WebSocketListener listener;

    Inbox(Session session, EventLoop loop) {
        this.session = session;
        this.loop = loop;
    }

    Channel<Message> messages() {
        return messages;
    }

    boolean isPaused() {
        return paused;
    }

    boolean isListening() {
        return listening;
    }

    /** A listener is told in callbacks, and so only after this. */
    void listen(WebSocketListener next) {
        listening = true;
        session.channel().eventLoop().execute(() -> tellAll(next));
    }

    /** Whether the frame has to wait, which it then does here. */
    boolean hold(WebSocketFrame frame) {
        if (paused || !held.isEmpty()) {
            held.add(frame);
            return true;
        }
        return false;
    }

    /** The next frame whose turn it is; null if there is none. */
    @Nullable WebSocketFrame nextHeld() {
        return paused ? null : held.poll();
    }

    boolean isHolding() {
        return !held.isEmpty();
    }

    void releaseHeld() {
        held.forEach(WebSocketFrame::release);
        held.clear();
    }

    void deliver(Message message) {
        if (closed) {
            return;
        }
        if (listener != null) {
            tell(each -> each.message(message));
            return;
        }
        bytes += size(message);
        messages.trySend(message);
        if (bytes >= HIGH_WATER_MARK) {
            pause(true);
        }
    }

    private static long size(Message message) {
        return switch (message) {
            case Message.Text(var text) -> MESSAGE + text.length();
            case Message.Binary(var content) -> MESSAGE + content.remaining();
        };
    }

    private void pause(boolean on) {
        if (paused != on) {
            paused = on;
            session.channel().config().setAutoRead(!on);
            if (!on) {
                session.outbox().schedule();
            }
        }
    }

    @Nullable Message receive() throws IOException {
        try {
            return taken(messages.receiveOrNull());
        } catch (ChannelClosedException failed) {
            throw failure(failed);
        }
    }

    /** Somebody has this message now. */
    @Nullable Message taken(@Nullable Message message) {
        if (message != null) {
            bytes -= size(message);
            if (bytes <= LOW_WATER_MARK) {
                pause(false);
            }
        }
        return message;
    }

    private static IOException failure(ChannelClosedException failed) {
        return failed.getCause() instanceof WebSocketException known
                ? new WebSocketException(known.code(), String.valueOf(known.getMessage()))
                : new IOException(failed);
    }

    /** Nothing more comes; what waits here can still be received. */
    void close(@Nullable WebSocketException why) {
        if (!closed) {
            closed = true;
            failure = why;
            messages.close(why);
            pause(false);
            tellClosed();
        }
    }

    private void tellAll(WebSocketListener next) {
        listener = next;
        for (var message = nextWaiting(); message != null; message = nextWaiting()) {
            var each = message;
            tell(told -> told.message(each));
        }
        tellClosed();
    }

    private @Nullable Message nextWaiting() {
        return messages.statistics().buffered() == 0 ? null : taken(messages.tryReceive());
    }

    private void tellClosed() {
        if (closed && listener != null && !closeTold) {
            closeTold = true;
            session.channel().eventLoop().execute(this::tellOfTheEnd);
        }
    }

    private void tellOfTheEnd() {
        var why = failure;
        if (why != null) {
            tell(each -> each.error(why));
        }
        tell(each -> each.close(session.code(), session.reason()));
    }

    void drained() {
        tell(WebSocketListener::drain);
    }

    private void tell(Consumer<WebSocketListener> event) {
        var told = listener;
        if (told == null) {
            return;
        }
        try {
            event.accept(told);
        } catch (Throwable error) {
            loop.support().reportUncaught(error);
        }
    }
}
