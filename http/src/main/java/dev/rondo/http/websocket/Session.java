package dev.rondo.http.websocket;

import dev.rondo.http.wire.GentleEnd;
import dev.rondo.http.wire.Room;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.Timer;
import dev.rondo.net.TcpSocket;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket on its connection. For the loop's thread and its fibers.
 *
 * <table>
 * <caption>States</caption>
 * <tr><th>state</th><th>what comes</th><th>ends with</th></tr>
 * <tr><td>open</td><td>goes to the inbox</td><td>a close frame in either direction, or an error</td></tr>
 * <tr><td>closing: a close frame was sent</td><td>messages are dropped</td><td>the other side's close frame, or closeTime</td></tr>
 * <tr><td>closed on both sides</td><td>is dropped</td><td>the connection's end: by the server at once, by the client after closeTime</td></tr>
 * <tr><td>failed: the other side has broken the protocol, and was told</td><td>is dropped</td><td>the connection's end, or a second</td></tr>
 * </table>
 */
final class Session extends ChannelInboundHandlerAdapter {
    private static final Duration LINGER = Duration.ofSeconds(1);
    private static final int RSV1 = 4;
    private static final String ENDED = "has ended the connection without closing the WebSocket";

    private final TcpSocket socket;
    private final boolean server;
    private final WebSocketSettings settings;
    private final @Nullable Deflate deflate;
    private final EventLoop loop;
    private final String peer;
    private final Outbox outbox;
    private final Inbox inbox;
    private final Assembler assembler;
    private final Heartbeat heartbeat;
    private final Pings pings;
    private final Room closedRoom = new Room(this::isClosed);
    private @Nullable ChannelHandlerContext context;
    private @Nullable Runnable onFailure;
    private @Nullable Timer closing;
    private boolean closeSent;
    private boolean closeReceived;
    private boolean dropping;

    /** The other side has ended the connection, and there are still frames to be handled. */
    private boolean inputEnded;

    private boolean closed;
    private int code;
    private String reason = "";

    /** What is to be answered to the last ping, if that could not be written at once. */
    private @Nullable PongWebSocketFrame duePong;

    Session(TcpSocket socket, boolean server, WebSocketSettings settings, @Nullable Deflate deflate) {
        this.socket = socket;
        this.server = server;
        this.settings = settings;
        this.deflate = deflate;
        loop = EventLoop.current();
        peer = (server ? "the client at " : "the server at ") + socket.remoteAddress();
        outbox = new Outbox(this, loop);
        inbox = new Inbox(this, loop);
        assembler = new Assembler(settings.messageBytes(), deflate);
        heartbeat = new Heartbeat(this, loop.support());
        pings = new Pings(this, loop);
    }

    /** What makes frames of bytes, and bytes of frames; this is the last of them. */
    ChannelHandler[] handlers() {
        var handlers =
                new ArrayList<ChannelHandler>(List.of(new FrameDecoder(this), new WebSocket13FrameEncoder(!server)));
        if (deflate != null) {
            handlers.add(deflate.encoder());
        }
        handlers.add(this);
        return handlers.toArray(ChannelHandler[]::new);
    }

    /** Takes the connection, of which nothing else is there any more. */
    void start() {
        socket.handOver(handlers());
        channel().eventLoop().execute(this::checkStarted);
    }

    /** Handlers of a channel that is closed already are told nothing. */
    void checkStarted() {
        if (context == null) {
            end();
        }
    }

    boolean isServer() {
        return server;
    }

    boolean compresses() {
        return deflate != null;
    }

    WebSocketSettings settings() {
        return settings;
    }

    Channel channel() {
        return socket.channel();
    }

    @Nullable ChannelHandlerContext context() {
        return context;
    }

    Heartbeat heartbeat() {
        return heartbeat;
    }

    Outbox outbox() {
        return outbox;
    }

    Inbox inbox() {
        return inbox;
    }

    Pings pings() {
        return pings;
    }

    String peer() {
        return peer;
    }

    int code() {
        return code;
    }

    String reason() {
        return reason;
    }

    boolean isSendable() {
        return !closeSent && !closeReceived && !dropping && !closed;
    }

    boolean isClosed() {
        return closed;
    }

    boolean isDropping() {
        return dropping;
    }

    boolean isPaused() {
        return inbox.isPaused();
    }

    /** Is called when it ends without the consent of the other side. */
    void onFailure(Runnable callback) {
        onFailure = callback;
    }

    void awaitClosed() {
        closedRoom.await();
    }

    void checkSendable() throws WebSocketException {
        if (!isSendable()) {
            throw closedException();
        }
    }

    WebSocketException closedException() {
        return new WebSocketException(
                code,
                "nothing can be sent any more to " + peer + ": the WebSocket is closed with " + code
                        + (reason.isEmpty() ? "" : ", " + reason));
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        heartbeat.start();
        outbox.schedule();
    }

    @Override
    public void channelRead(ChannelHandlerContext from, Object message) {
        if (dropping || !(message instanceof WebSocketFrame frame)) {
            ReferenceCountUtil.release(message);
        } else if (!inbox.hold(frame)) {
            handle(frame);
        }
    }

    /** Goes on with frames that had to wait. On the loop's own thread. */
    void goOn() {
        for (var frame = inbox.nextHeld(); frame != null; frame = inbox.nextHeld()) {
            handle(frame);
        }
        if (inputEnded && !inbox.isHolding()) {
            inputEnded = false;
            lost(ENDED);
        }
        if (duePong != null && channel().isWritable()) {
            var pong = duePong;
            duePong = null;
            outbox.add(pong);
        }
    }

    private void handle(WebSocketFrame frame) {
        try {
            if (!dropping) {
                accept(frame);
            }
        } catch (Violation violation) {
            violated(violation.code(), violation.what());
        } finally {
            frame.release();
        }
    }

    private void accept(WebSocketFrame frame) throws Violation {
        boolean beginsMessage = frame instanceof TextWebSocketFrame || frame instanceof BinaryWebSocketFrame;
        if ((frame.rsv() & ~RSV1) != 0 || (frame.rsv() != 0 && !beginsMessage)) {
            throw new Violation(CloseCode.PROTOCOL_ERROR, "has set reserved bits of a frame");
        }
        switch (frame) {
            case CloseWebSocketFrame close -> accept(close);
            case PingWebSocketFrame ping -> answer(ping);
            case PongWebSocketFrame pong -> pings.answered(pong.content());
            default -> {
                if (!closeReceived) {
                    var message = assembler.add(frame);
                    if (message != null && !closeSent) {
                        inbox.deliver(message);
                    }
                }
            }
        }
    }

    /** Of pings that come faster than answers can be written, the last is answered (RFC 6455, section 5.5.3). */
    private void answer(PingWebSocketFrame ping) {
        if (!isSendable()) {
            return;
        }
        var pong = new PongWebSocketFrame(Unpooled.copiedBuffer(ping.content()));
        if (outbox.hasRoom()) {
            outbox.add(pong);
        } else {
            if (duePong != null) {
                duePong.release();
            }
            duePong = pong;
        }
    }

    private void accept(CloseWebSocketFrame close) throws Violation {
        int given = close.statusCode();
        if (given >= 0 && !CloseCode.isSendable(given)) {
            throw new Violation(CloseCode.PROTOCOL_ERROR, "has closed with " + given + ", which is no code for that");
        }
        closeReceived = true;
        if (closeSent) {
            endConnection();
        } else {
            code = given < 0 ? CloseCode.NONE : given;
            reason = close.reasonText();
            closeSent = true;
            outbox.add(given < 0 ? new CloseWebSocketFrame() : new CloseWebSocketFrame(given, reason));
            after(settings.closeTime());
        }
        noMoreMessages(null);
    }

    /** Begins to close; does nothing if either side has begun already. */
    void close(int withCode, String withReason) {
        if (isSendable()) {
            closeSent = true;
            code = withCode;
            reason = withReason;
            outbox.add(new CloseWebSocketFrame(withCode, withReason));
            noMoreMessages(null);
            after(settings.closeTime());
        }
    }

    private void noMoreMessages(@Nullable WebSocketException failure) {
        inbox.close(failure);
        outbox.changed();
        pings.changed();
    }

    /** The close frame is with the kernel. */
    void closeWritten() {
        if (dropping) {
            endGently();
        } else if (closeReceived) {
            endConnection();
        }
    }

    /** Both sides have closed: the server ends the connection, so that it is not the one that remembers it (section 7.1.1). */
    private void endConnection() {
        if (server) {
            var _ = channel().close();
        } else {
            after(settings.closeTime());
        }
    }

    /** A client that is still sending would lose the close frame if the connection were just closed. */
    private void endGently() {
        if (GentleEnd.begin(channel(), () -> {})) {
            after(LINGER);
        } else {
            var _ = channel().close();
        }
    }

    private void after(Duration limit) {
        if (closing != null) {
            closing.close();
        }
        closing = loop.support().setTimeout(socket::reset, limit).unref();
    }

    /** The other side has broken the protocol, or a limit. */
    private void violated(int withCode, String what) {
        if (dropping) {
            return;
        }
        dropping = true;
        channel().config().setAutoRead(true);
        if (closeSent) {
            endGently();
            return;
        }
        closeSent = true;
        fail(withCode, what);
        outbox.add(new CloseWebSocketFrame(withCode, shortened(what)));
        after(settings.closeTime());
    }

    private static String shortened(String what) {
        return what.length() <= 100 ? what : what.substring(0, 100);
    }

    private void fail(int withCode, String what) {
        code = withCode;
        reason = what;
        if (onFailure != null) {
            onFailure.run();
        }
        noMoreMessages(new WebSocketException(withCode, peer + " " + what));
    }

    /** It has ended without a close frame. */
    private void lost(String what) {
        if (!closeSent && !closed) {
            dropping = true;
            fail(CloseCode.ABNORMAL, what);
        }
        var _ = channel().close();
    }

    void beat() {
        if (isSendable()) {
            outbox.add(new PingWebSocketFrame());
        }
    }

    /** The other side has not answered for too long. */
    void silent(Duration limit) {
        lost("has not answered a ping for " + limit.toMillis() + " ms");
        socket.reset();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext from) {
        if (channel().isWritable()) {
            outbox.changed();
            outbox.schedule();
            inbox.drained();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext from, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            if (inbox.isHolding()) {
                inputEnded = true;
            } else {
                lost(ENDED);
            }
        } else {
            from.fireUserEventTriggered(event);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext from, Throwable cause) {
        if (cause instanceof CorruptedWebSocketFrameException wrong) {
            violated(wrong.closeStatus().code(), "has broken the protocol: " + wrong.getMessage());
        } else {
            lost("has gone away: " + cause.getMessage());
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext from) {
        end();
    }

    private void end() {
        lost("has gone away without closing the WebSocket");
        closed = true;
        heartbeat.stop();
        assembler.close();
        if (closing != null) {
            closing.close();
        }
        if (duePong != null) {
            duePong.release();
            duePong = null;
        }
        inbox.releaseHeld();
        outbox.schedule();
        outbox.changed();
        pings.changed();
        closedRoom.changed();
    }
}
