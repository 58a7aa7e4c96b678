package dev.rondo.http.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Connection.PropertyKey;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameAdapter;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2Stream;
import org.jspecify.annotations.Nullable;

/** The frames that come on a connection of HTTP/2, after Netty has found them to be right where they stand. For the loop's thread. */
final class Http2Frames extends Http2FrameAdapter {
    private final Http2Connection connection;
    private @Nullable PropertyKey key;
    private boolean settingsCame;

    Http2Frames(Http2Connection connection) {
        this.connection = connection;
    }

    /** Under which streams keep their exchanges. */
    private PropertyKey key() {
        var known = key;
        if (known == null) {
            known = connection.codec().connection().newKey();
            key = known;
        }
        return known;
    }

    /** What the stream is for; null if it was never begun. */
    @Nullable Http2Exchange exchange(Http2Stream stream) {
        return stream.getProperty(key());
    }

    /** Whether the client's settings have come, which are its first words. */
    boolean haveBegun() {
        return settingsCame;
    }

    @Override
    public void onSettingsRead(ChannelHandlerContext context, Http2Settings settings) throws Http2Exception {
        if (settingsCame) {
            connection.spend(1, "settings");
        } else {
            settingsCame = true;
            connection.idle();
        }
    }

    @Override
    public void onHeadersRead(
            ChannelHandlerContext context,
            int id,
            Http2Headers headers,
            int dependency,
            short weight,
            boolean exclusive,
            int padding,
            boolean last)
            throws Http2Exception {
        var stream = connection.codec().connection().stream(id);
        var known = exchange(stream);
        if (known != null) {
            known.received(); // trailers, which end the body; what they say is for nobody
            return;
        }
        var head = Http2RequestHead.of(id, headers);
        var exchange = Http2Exchange.of(connection, stream, head, last);
        stream.setProperty(key(), exchange);
        connection.busy();
        exchange.begin(head);
    }

    @Override
    public int onDataRead(ChannelHandlerContext context, int id, ByteBuf data, int padding, boolean last) {
        int size = data.readableBytes() + padding;
        connection.moved(data.readableBytes());
        var exchange = exchange(connection.codec().connection().stream(id));
        if (exchange == null) {
            return size;
        }
        int taken = exchange.arrived(data, size);
        if (last) {
            exchange.received();
        }
        return taken;
    }

    @Override
    public void onRstStreamRead(ChannelHandlerContext context, int id, long errorCode) throws Http2Exception {
        connection.spend(Http2Connection.COST_OF_A_RESET, "resets");
    }

    @Override
    public void onPriorityRead(ChannelHandlerContext context, int id, int dependency, short weight, boolean exclusive)
            throws Http2Exception {
        connection.spend(1, "priorities");
    }

    @Override
    public void onPingRead(ChannelHandlerContext context, long data) throws Http2Exception {
        connection.spend(1, "pings");
    }

    @Override
    public void onPingAckRead(ChannelHandlerContext context, long data) throws Http2Exception {
        if (!connection.heard(data)) {
            connection.spend(1, "answers to pings that were not sent");
        }
    }

    @Override
    public void onSettingsAckRead(ChannelHandlerContext context) throws Http2Exception {
        connection.spend(1, "answers to settings");
    }

    @Override
    public void onWindowUpdateRead(ChannelHandlerContext context, int id, int increment) throws Http2Exception {
        connection.spend(1, "window updates");
    }

    @Override
    public void onUnknownFrame(ChannelHandlerContext context, byte type, int id, Http2Flags flags, ByteBuf payload) {
        connection.spendOrFail(1, "frames of unknown types");
    }
}
