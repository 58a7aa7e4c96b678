package dev.rondo.net;

import dev.rondo.channel.Channel;
import dev.rondo.internal.Sneaky;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInboundInvoker;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * What has come from the other side and was not read yet. While too much of it waits here, nothing more is taken from the
 * kernel, which then lets the other side wait.
 */
final class Inbound extends ChannelInboundHandlerAdapter {
    /** From how many bytes on nothing more is taken. */
    private static final int HIGH_WATER_MARK = 64 * 1024;

    /** As little as this and more is taken again. */
    private static final int LOW_WATER_MARK = 16 * 1024;

    /** From how many pieces on nothing more is taken; the kernel is asked for at most 16 in one go. */
    private static final int MANY_PIECES = 100;

    private static final int MOST_PIECES = 2 * MANY_PIECES;

    private final Channel<ByteBuffer> pieces = Channel.buffered(MOST_PIECES);
    private final TcpSocket socket;

    /** What TLS has made of what was taken in one go, when it is more than finds room: many short records. */
    private final ByteArrayOutputStream surplus = new ByteArrayOutputStream(0);

    private @Nullable SSLEngine engine;

    /** What of a piece was not asked for yet; it comes before all others. */
    private @Nullable ByteBuffer rest;

    private int bytes;
    private int count;
    private boolean paused;
    private boolean inputEnded;
    private @Nullable IOException failure;
    private boolean closed;
    private @Nullable SocketListener listener;

    /** Whether the other side has said, in TLS, that it has sent all. */
    private boolean endSaid;

    Inbound(TcpSocket socket) {
        this.socket = socket;
    }

    /** From now on it is this that says where the end is. */
    void encryptedBy(SSLEngine engine) {
        this.engine = engine;
    }

    Channel<ByteBuffer> pieces() {
        return pieces;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        var data = (ByteBuf) message;
        try {
            var piece = ByteBuffer.allocate(data.readableBytes());
            data.readBytes(piece);
            arrived(piece.flip());
        } finally {
            data.release();
        }
    }

    /** From now on it is told what comes, beginning with what waits here. For the loop's own thread. */
    void listen(SocketListener next) {
        listener = next;
        for (var piece = next(); piece != null; piece = next()) {
            tellOf(piece);
        }
        var error = failure;
        if (error != null) {
            tell(each -> each.error(error));
        } else if (inputEnded) {
            tell(SocketListener::end);
        }
        if (closed) {
            tell(SocketListener::close);
        }
    }

    /** Handlers take its place, and are told what it knows. For the loop's own thread. */
    void handOver(ChannelHandler... handlers) {
        var pipeline = socket.channel().pipeline();
        var context = pipeline.context(this);
        if (context == null && !closed) {
            return;
        }
        pipeline.addLast(handlers);
        // Netty empties the pipeline of a channel that is closed
        ChannelInboundInvoker before = context == null ? pipeline : context;
        boolean some = false;
        for (var piece = next(); piece != null; piece = next()) {
            some = true;
            before.fireChannelRead(Unpooled.wrappedBuffer(piece));
        }
        if (some) {
            before.fireChannelReadComplete();
        }
        if (failure != null) {
            before.fireExceptionCaught(failure);
        } else if (inputEnded) {
            before.fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
        }
        if (closed) {
            before.fireChannelInactive();
        }
        if (context == null) {
            pipeline.fireChannelUnregistered();
        } else {
            pipeline.remove(this);
        }
    }

    /** Puts back what was read too much. */
    void putBack(ByteBuffer piece) {
        rest = piece;
    }

    boolean hasRest() {
        return rest != null;
    }

    /** What was put back, once; null if that is nothing. */
    @Nullable ByteBuffer takeRest() {
        var taken = rest;
        rest = null;
        return taken;
    }

    /** What waits here, even of a connection that has failed since; null for nothing. */
    private @Nullable ByteBuffer next() {
        var piece = takeRest();
        if (piece == null && pieces.statistics().buffered() > 0) {
            piece = pieces.tryReceive();
            if (piece != null) {
                taken(piece);
            }
        }
        return piece;
    }

    private void tellOf(ByteBuffer piece) {
        tell(each -> each.data(piece));
    }

    private void tell(Consumer<SocketListener> event) {
        var told = listener;
        if (told == null) {
            return;
        }
        try {
            socket.loop().support().dispatch(() -> event.accept(told));
        } catch (Throwable error) {
            // Netty would take it for an error of the connection
            socket.channel().eventLoop().execute(() -> {
                throw Sneaky.rethrow(error);
            });
        }
    }

    private void arrived(ByteBuffer piece) {
        if (listener != null) {
            tellOf(piece);
            return;
        }
        if (pieces.statistics().closed()) {
            return;
        }
        bytes += piece.remaining();
        if (count >= MANY_PIECES) {
            surplus.write(piece.array(), piece.arrayOffset(), piece.limit());
        } else {
            give(piece);
        }
        if (bytes >= HIGH_WATER_MARK || count >= MANY_PIECES) {
            paused = true;
            socket.channel().config().setAutoRead(false);
        }
    }

    private void give(ByteBuffer piece) {
        count++;
        pieces.trySend(piece);
    }

    private void giveSurplus() {
        if (surplus.size() > 0) {
            give(ByteBuffer.wrap(surplus.toByteArray()));
            surplus.reset();
        }
    }

    /** Somebody has read a piece. */
    void taken(ByteBuffer piece) {
        bytes -= piece.remaining();
        count--;
        if (count <= MANY_PIECES / 2) {
            giveSurplus();
        }
        if (paused && bytes <= LOW_WATER_MARK && count <= MANY_PIECES / 2) {
            paused = false;
            socket.channel().config().setAutoRead(true);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        endIfSaid();
        if (event instanceof ChannelInputShutdownEvent && !truncated(context)) {
            end(null);
            socket.inputEnded();
        } else {
            context.fireUserEventTriggered(event);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        endIfSaid();
    }

    /** BoringSSL's engine is as good as closed when this side has ended, so that its own event says nothing about the other. */
    private void endIfSaid() {
        var encrypting = engine;
        if (encrypting != null
                && !endSaid
                && encrypting.isInboundDone()
                && socket.channel().isActive()) {
            endSaid = true;
            end(null);
            socket.inputEnded();
        }
    }

    /** Whether this end is none in TLS; then the connection has failed. */
    private boolean truncated(ChannelHandlerContext context) {
        if (engine == null || endSaid || socket.isClosedHere()) {
            return false;
        }
        failed(context, TlsErrors.truncated(socket.peer()));
        return true;
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        var unwritten = socket.isClosedHere() ? null : socket.outbound().failure();
        if (unwritten != null) {
            failed(context, unwritten);
        } else if (!truncated(context)) {
            end(null);
        }
        socket.closed();
        closed = true;
        tell(SocketListener::close);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        // so that whoever waits for room goes on after what is being written
        socket.outbound().changed();
        if (socket.channel().isWritable()) {
            tell(SocketListener::drain);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        failed(context, Addresses.explained("the connection failed to", socket.channel(), cause));
    }

    private void failed(ChannelHandlerContext context, IOException error) {
        end(error);
        if (failure == null) {
            failure = error;
            tell(each -> each.error(error));
        }
        socket.outbound().failed(error);
        var _ = context.close();
    }

    private void end(@Nullable IOException error) {
        giveSurplus();
        pieces.close(error);
        if (!inputEnded) {
            inputEnded = true;
            if (error == null) {
                tell(SocketListener::end);
            }
        }
    }
}
