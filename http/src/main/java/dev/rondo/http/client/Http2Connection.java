package dev.rondo.http.client;

import dev.rondo.http.wire.Room;
import dev.rondo.loop.EventLoop;
import dev.rondo.net.TcpSocket;
import dev.rondo.net.transport.NettyLoop;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.DefaultHttp2WindowUpdateFrame;
import io.netty.handler.codec.http2.Http2ChannelDuplexHandler;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2FrameStream;
import io.netty.handler.codec.http2.Http2FrameStreamException;
import io.netty.handler.codec.http2.Http2GoAwayFrame;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2SettingsFrame;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A connection of HTTP/2 (RFC 9113): many requests at once, each a stream. For the loop's thread and its fibers. */
final class Http2Connection extends Http2ChannelDuplexHandler implements ClientConnection {
    private static final int STREAM_WINDOW = 256 * 1024;
    private static final int CONNECTION_WINDOW = 16 * 1024 * 1024;
    private static final int FIRST_WINDOW = 65_535;

    private final Host host;
    private final TcpSocket socket;
    private final Channel channel;
    private final EventLoop loop;
    private final Map<Http2FrameStream, Http2Exchange> streams = new HashMap<>();
    private final Room begunRoom = new Room(this::isBegun);
    private @Nullable ChannelHandlerContext context;
    private @Nullable Throwable trouble;
    private long most = Integer.MAX_VALUE;
    private int active;
    private long idleSince;
    private boolean begun;
    private boolean used;

    /** Whether it takes no more requests. */
    private boolean going;

    private boolean gone;

    Http2Connection(Host host, TcpSocket socket, EventLoop loop) {
        this.host = host;
        this.socket = socket;
        this.loop = loop;
        channel = socket.channel();
    }

    /** From now on the connection is HTTP's. Waits for the server's settings, which say how many requests it takes. */
    void start() throws IOException {
        var codec = Http2FrameCodecBuilder.forClient()
                .initialSettings(Http2Settings.defaultSettings()
                        .pushEnabled(false)
                        .initialWindowSize(STREAM_WINDOW)
                        .maxHeaderListSize(host.settings().headerBytes()))
                .headerSensitivityDetector((name, _) -> Http2Fields.isSecret(name))
                .gracefulShutdownTimeoutMillis(0)
                .build();
        socket.handOver(codec, this);
        begunRoom.await();
        if (gone) {
            throw notBegun();
        }
    }

    private IOException notBegun() {
        var how = trouble == null ? "" : " (" + trouble.getMessage() + ")";
        if (begun) {
            return new UnseenException("the server has closed the connection before the request" + how);
        }
        return trouble instanceof Http2Exception
                ? new IOException("the other side does not speak HTTP/2" + how)
                : new UnseenException("the server has closed the connection before its settings came" + how);
    }

    private boolean isBegun() {
        return begun || gone;
    }

    @Override
    protected void handlerAdded0(ChannelHandlerContext added) {
        context = added;
        var _ = added.write(new DefaultHttp2WindowUpdateFrame(CONNECTION_WINDOW - FIRST_WINDOW));
        added.flush();
    }

    @Override
    public int room() {
        return gone || going || !channel.isOpen() ? 0 : (int) Math.max(0, most - active);
    }

    @Override
    public void reserve() {
        active++;
        NettyLoop.of(loop).reference(channel, true);
    }

    @Override
    public Exchange exchange(Call call, EventLoop on) {
        return new Http2Exchange(call, on, this);
    }

    @Override
    public boolean isIdle() {
        return active == 0;
    }

    @Override
    public long idleSince() {
        return idleSince;
    }

    @Override
    public long idleMillis() {
        return Long.MAX_VALUE;
    }

    @Override
    public boolean isShared() {
        return true;
    }

    Channel channel() {
        return channel;
    }

    /** A new stream; null if there cannot be one any more. On the loop's own thread. */
    @Nullable Http2FrameStream open(Http2Exchange exchange) {
        if (gone || going || context == null) {
            return null;
        }
        var stream = newStream();
        streams.put(stream, exchange);
        return stream;
    }

    /** Writes a frame at once. On the loop's own thread. */
    ChannelFuture write(Object frame) {
        return channel.writeAndFlush(frame);
    }

    /**
     * A request is over, and its place is free.
     *
     * @param silent whether nothing has come for it in time, so that nobody knows whether the other side is still there
     */
    void release(@Nullable Http2FrameStream stream, boolean silent) {
        active--;
        used = true;
        if (stream != null) {
            streams.remove(stream);
        }
        if (silent && !going) {
            going = true;
            host.retire(this);
        }
        if (active == 0 && going) {
            close("it takes no more requests");
            return;
        }
        NettyLoop.of(loop).reference(channel, active > 0);
        idleSince = loop.support().turnMillis();
        host.released(this);
    }

    @Override
    public void channelRead(ChannelHandlerContext from, Object message) {
        try {
            switch (message) {
                case Http2HeadersFrame frame -> head(frame);
                case Http2DataFrame frame -> data(frame);
                case Http2ResetFrame frame -> reset(frame);
                case Http2SettingsFrame frame -> settings(frame);
                case Http2GoAwayFrame frame -> goAway(frame);
                default -> {}
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void head(Http2HeadersFrame frame) {
        var exchange = streams.get(frame.stream());
        if (exchange != null) {
            exchange.head(frame.headers(), frame.isEndStream());
        }
    }

    private void data(Http2DataFrame frame) {
        var exchange = streams.get(frame.stream());
        if (exchange != null) {
            exchange.data(frame);
        }
    }

    private void reset(Http2ResetFrame frame) {
        var exchange = streams.get(frame.stream());
        if (exchange != null) {
            exchange.reset(frame.errorCode());
        }
    }

    private void settings(Http2SettingsFrame frame) {
        var streamsAtOnce = frame.settings().maxConcurrentStreams();
        if (streamsAtOnce != null) {
            most = streamsAtOnce;
        }
        begun = true;
        begunRoom.changed();
        host.released(this);
    }

    private void goAway(Http2GoAwayFrame frame) {
        going = true;
        if (frame.errorCode() != Http2Error.NO_ERROR.code()) {
            trouble = new IOException("the server has ended it: " + Http2Fields.error(frame.errorCode()));
        }
        for (var each : List.copyOf(streams.entrySet())) {
            if (each.getKey().id() > frame.lastStreamId()) {
                each.getValue().unseen();
            }
        }
        host.retire(this);
        if (active == 0) {
            close("the server takes no more requests on it");
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext from, Object event) throws Exception {
        if (event instanceof ChannelInputShutdownEvent || event instanceof SslCloseCompletionEvent) {
            var _ = from.close();
        }
        super.userEventTriggered(from, event);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext from, Throwable cause) {
        if (cause instanceof Http2FrameStreamException ofStream) {
            var exchange = streams.get(ofStream.stream());
            var _ = from.writeAndFlush(new DefaultHttp2ResetFrame(ofStream.error()).stream(ofStream.stream()));
            if (exchange != null) {
                exchange.abort(exchange.call.error("what has come is no good response: " + cause.getMessage(), cause));
            }
            return;
        }
        trouble = cause;
        if (!(cause instanceof Http2Exception)) {
            var _ = from.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext from) {
        gone = true;
        begunRoom.changed();
        List.copyOf(streams.values()).forEach(each -> each.lost(used, trouble));
        streams.clear();
        host.gone(this);
    }

    @Override
    public void close(String why) {
        going = true;
        if (trouble == null) {
            trouble = new IOException(why);
        }
        host.gone(this);
        var _ = channel.close();
    }

    @Override
    public String toString() {
        return "connection of HTTP/2 to " + host;
    }
}
