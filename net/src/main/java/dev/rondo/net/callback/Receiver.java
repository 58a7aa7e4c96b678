package dev.rondo.net.callback;

import dev.rondo.loop.EventLoop;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells what happens to a connection, and keeps what comes while nobody reads: a transport reads ahead when the peer has ended. */
final class Receiver extends ChannelInboundHandlerAdapter {
    private final EventLoop loop;
    private final Channel channel;
    private final ArrayDeque<Consumer<SocketEvents>> kept = new ArrayDeque<>();
    private @Nullable SocketEvents events;
    private boolean reading;
    private boolean over;

    /** Whether data has come in this turn: libuv asks the kernel again, and learns of the end, only in the next one. */
    private boolean justRead;

    Receiver(EventLoop loop, Channel channel) {
        this.loop = loop;
        this.channel = channel;
    }

    void tell(SocketEvents told) {
        events = told;
    }

    void read(boolean on) {
        reading = on;
        channel.config().setAutoRead(on);
        if (on && !kept.isEmpty()) {
            loop.support().queuePolled(new Event(loop, this::tellKept));
        }
    }

    /** Nobody listens any more. */
    void stop() {
        events = null;
        kept.clear();
    }

    private void tellKept() {
        while (reading && !kept.isEmpty()) {
            tellNow(kept.remove());
        }
    }

    private void happened(Consumer<SocketEvents> event) {
        if (reading && kept.isEmpty()) {
            tellNow(event);
        } else if (channel.isOpen() || events != null) {
            kept.add(event);
        }
    }

    private void tellNow(Consumer<SocketEvents> event) {
        var told = events;
        if (told != null) {
            new Event(loop, () -> event.accept(told)).now();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        var data = (ByteBuf) message;
        try {
            var bytes = new byte[data.readableBytes()];
            data.readBytes(bytes);
            happened(each -> each.data(bytes));
            if (!justRead) {
                justRead = true;
                loop.execute(() -> justRead = false);
            }
        } finally {
            data.release();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            ended(SocketEvents::end);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        ended(SocketEvents::end);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        var failure = SocketException.of(cause);
        ended(each -> each.failed(failure));
    }

    private void ended(Consumer<SocketEvents> event) {
        if (!over) {
            over = true;
            if (justRead) {
                loop.execute(() -> loop.support().queuePolled(new Event(loop, () -> happened(event))));
            } else {
                happened(event);
            }
        }
    }
}
