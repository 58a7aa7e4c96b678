package dev.rondo.net;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SniCompletionEvent;
import io.netty.handler.ssl.SslCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.nio.channels.ClosedChannelException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Waits between TLS and a socket until they have shaken hands, and then is gone. Whoever fails to do so in time is closed. */
final class Handshake extends ChannelInboundHandlerAdapter {
    private final TcpSocket socket;
    private final Tls tls;
    private final Promise<TlsSession> session;

    /** Which server is asked for. */
    private @Nullable String serverName;

    private String peer = "";
    private @Nullable Future<?> limit;

    Handshake(TcpSocket socket, Tls tls, @Nullable String serverName) {
        this.socket = socket;
        this.tls = tls;
        this.serverName = serverName;
        session = socket.channel().eventLoop().newPromise();
    }

    /** How it ends. */
    Future<TlsSession> session() {
        return session;
    }

    /**
     * Begins it, on a connection of a client's. What has come before was not encrypted, and must not be taken for something that
     * was.
     */
    void start(SslHandler handler) {
        var statistics = socket.inbound().pieces().statistics();
        if (statistics.buffered() > 0) {
            end(TlsErrors.ofHandshake(
                    peer(socket.channel()),
                    new NotSslRecordException("not an SSL/TLS record, but before the handshake")));
        } else if (statistics.closed() || !socket.channel().isActive()) {
            end(TlsErrors.ofHandshake(peer(socket.channel()), new ClosedChannelException()));
        } else {
            socket.channel().pipeline().addFirst(handler, this);
            return;
        }
        ReferenceCountUtil.release(handler.engine());
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        if (context.channel().isActive()) {
            begin(context);
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        begin(context);
        context.fireChannelActive();
    }

    private void begin(ChannelHandlerContext context) {
        peer = peer(context.channel());
        if (limit == null && !session.isDone()) {
            limit = context.executor().schedule(this::tooSlow, NANOSECONDS.convert(tls.handshakeLimit()), NANOSECONDS);
        }
    }

    private String peer(Channel channel) {
        var address = Addresses.peer(channel);
        return tls instanceof ClientTls && serverName != null ? serverName + " at " + address : address;
    }

    private void tooSlow() {
        if (end(TlsErrors.tooSlow(peer, tls.handshakeLimit()))) {
            socket.drop();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SniCompletionEvent asked && asked.cause() == null) {
            serverName = asked.hostname();
        } else if (event instanceof SslCompletionEvent over && over.cause() != null) {
            failed(context, over.cause());
        } else if (event instanceof SslHandshakeCompletionEvent) {
            succeeded(context);
        } else if (event instanceof ChannelInputShutdownEvent) {
            failed(context, new ClosedChannelException());
        }
        context.fireUserEventTriggered(event);
    }

    private void succeeded(ChannelHandlerContext context) {
        var handler = context.pipeline().get(SslHandler.class);
        var agreed = TlsSession.of(tls.provider(), handler.engine(), handler.applicationProtocol(), serverName);
        cancelLimit();
        socket.secured(agreed, handler.engine());
        context.pipeline().remove(this);
        session.trySuccess(agreed);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        failed(context, new ClosedChannelException());
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        failed(context, cause);
    }

    private void failed(ChannelHandlerContext context, Throwable cause) {
        if (end(TlsErrors.ofHandshake(peer, cause))) {
            var _ = context.close();
        }
    }

    private boolean end(SSLException failure) {
        cancelLimit();
        return session.tryFailure(failure);
    }

    private void cancelLimit() {
        if (limit != null) {
            limit.cancel(false);
        }
    }
}
