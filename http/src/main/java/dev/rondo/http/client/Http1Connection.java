package dev.rondo.http.client;

import dev.rondo.loop.EventLoop;
import dev.rondo.net.TcpSocket;
import dev.rondo.net.transport.NettyLoop;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A connection of HTTP/1.1: one request after another. For the loop's thread and its fibers. */
final class Http1Connection extends ChannelInboundHandlerAdapter implements ClientConnection {
    private final Host host;
    private final TcpSocket socket;
    private final Channel channel;
    private final EventLoop loop;
    private final ResponseDecoder decoder;

    /** Which request runs, or waits to be written; null if none does. */
    private @Nullable Http1Exchange current;

    /** Which was written, so that what comes belongs to it. */
    private @Nullable Http1Exchange asked;

    private @Nullable ResponseHead head;
    private boolean reserved;
    private boolean keepAlive = true;

    /** Whether all of a response was understood, and nothing is to stand behind it. */
    private boolean releasing;

    private boolean used;
    private boolean gone;
    private boolean closeNotified;
    private @Nullable Throwable trouble;
    private long idleSince;
    private long idleMillis = Long.MAX_VALUE;

    Http1Connection(Host host, TcpSocket socket, EventLoop loop) {
        this.host = host;
        this.socket = socket;
        this.loop = loop;
        channel = socket.channel();
        decoder = new ResponseDecoder(host.settings());
    }

    /** From now on the connection is HTTP's. */
    Http1Connection start() {
        // a server that refuses a body may have answered before it closed
        channel.config().setOption(ChannelOption.AUTO_CLOSE, false);
        socket.handOver(decoder, this);
        return this;
    }

    @Override
    public int room() {
        return gone || reserved || !keepAlive || !channel.isOpen() ? 0 : 1;
    }

    @Override
    public void reserve() {
        reserved = true;
        NettyLoop.of(loop).reference(channel, true);
    }

    @Override
    public Exchange exchange(Call call, EventLoop on) {
        var exchange = new Http1Exchange(call, on, this, used);
        used = true;
        current = exchange;
        return exchange;
    }

    @Override
    public boolean isIdle() {
        return !reserved;
    }

    @Override
    public long idleSince() {
        return idleSince;
    }

    @Override
    public long idleMillis() {
        return idleMillis;
    }

    @Override
    public boolean isShared() {
        return false;
    }

    Channel channel() {
        return channel;
    }

    /** The head of a request, perhaps with all of its body. On the loop's own thread. */
    void ask(Http1Exchange exchange, ByteBuf bytes) {
        if (exchange.isOver() || gone || !channel.isActive()) {
            bytes.release();
            exchange.failed(exchange.call.error("the connection was closed before the request"), Exchange.Fate.UNSEEN);
            close("a request could not be sent on it");
            return;
        }
        decoder.expect(exchange.call.isHead());
        asked = exchange;
        var _ = channel.writeAndFlush(bytes);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            var exchange = asked;
            if (exchange == null) {
                unasked(context);
            } else if (message instanceof HttpResponse response) {
                head(exchange, response);
            } else if (message instanceof HttpContent content && head != null) {
                content(exchange, content, head);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void unasked(ChannelHandlerContext context) {
        trouble = new IOException("something has come that nobody asked for");
        var _ = context.close();
    }

    private void head(Http1Exchange exchange, HttpResponse response) {
        if (response.decoderResult().cause() instanceof PrematureChannelClosureException) {
            return;
        }
        ResponseHead judged;
        try {
            judged = ResponseHead.judge(response, exchange.call.isHead(), host.settings());
        } catch (IllegalArgumentException wrong) {
            exchange.abort(exchange.call.error("what has come is no good response: " + wrong.getMessage(), wrong));
            return;
        }
        head = judged;
        if (judged.status() < 200) {
            exchange.informed(judged.status());
            return;
        }
        keepAlive = HttpUtil.isKeepAlive(response) && !judged.untilClose() && keepAlive;
        idleMillis = judged.keepAliveMillis();
        exchange.answered(judged.status(), judged.headers(), judged.length(), judged.bodiless());
    }

    private void content(Http1Exchange exchange, HttpContent content, ResponseHead of) {
        if (content.decoderResult().isFailure()) {
            var cause = content.decoderResult().cause();
            exchange.abort(exchange.call.error("the body cannot be understood: " + cause.getMessage(), cause));
            return;
        }
        if (of.status() < 200) {
            head = null;
            return;
        }
        exchange.arrived(content.content());
        if (content instanceof LastHttpContent) {
            if (of.untilClose() && socket.tls() != null && !closeNotified) {
                exchange.abort(exchange.call.error("the body was cut off: the connection ended without the end that TLS"
                        + " asks for (close_notify)"));
                return;
            }
            if (of.untilClose() && trouble != null) {
                return;
            }
            head = null;
            asked = null;
            keepAlive &= decoder.end();
            exchange.ended();
        }
    }

    /** The response of a request has ended. */
    void finished(boolean requestWasSent) {
        current = null;
        keepAlive &= requestWasSent;
        releasing = true;
    }

    /** What stands behind a response comes mostly along with it, and must not be taken for an answer to the next request. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (asked == null && decoder.hasBegun()) {
            unasked(context);
        }
        release();
        context.fireChannelReadComplete();
    }

    private void release() {
        if (!releasing) {
            return;
        }
        releasing = false;
        if (gone || !keepAlive || trouble != null) {
            close("it takes no more requests");
            return;
        }
        reserved = false;
        NettyLoop.of(loop).reference(channel, false);
        idleSince = loop.support().turnMillis();
        host.released(this);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslCloseCompletionEvent closed) {
            closeNotified |= closed.isSuccess();
            var _ = context.close();
        } else if (event instanceof ChannelInputShutdownEvent) {
            var _ = context.close();
        }
        context.fireUserEventTriggered(event);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        trouble = cause;
        var _ = context.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        gone = true;
        var exchange = current;
        boolean seen = exchange != null && exchange.equals(asked);
        current = null;
        asked = null;
        if (exchange != null) {
            exchange.lost(seen, decoder.hasBegun(), trouble);
        }
        host.gone(this);
    }

    /** Nobody wants the response any more. */
    void forget(Http1Exchange exchange) {
        if (exchange.equals(current)) {
            current = null;
        }
        asked = null;
        close("a request was given up");
    }

    @Override
    public void close(String why) {
        gone = true;
        if (trouble == null) {
            trouble = new IOException(why);
        }
        host.gone(this);
        var _ = channel.close();
    }

    @Override
    public String toString() {
        return "connection of HTTP/1.1 to " + host;
    }
}
