package dev.rondo.http.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http2.AbstractHttp2ConnectionHandlerBuilder;
import io.netty.handler.codec.http2.DefaultHttp2Connection;
import io.netty.handler.codec.http2.DefaultHttp2RemoteFlowController;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.handler.codec.http2.UniformStreamByteDistributor;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Netty's handler of HTTP/2: frames, header compression, states of streams, windows. What is wrong with a connection or a stream is
 * told to the connection, which ends it. For the loop's thread.
 */
final class Http2Codec extends Http2ConnectionHandler {
    private static final System.Logger LOG = System.getLogger(HttpServer.class.getName());

    private final Http2Connection connection;
    private final Http2FrameScan scan;

    private Http2Codec(
            Http2Connection connection,
            Http2ConnectionDecoder decoder,
            Http2ConnectionEncoder encoder,
            Http2Settings settings) {
        super(decoder, encoder, settings, true);
        this.connection = connection;
        scan = new Http2FrameScan(connection);
    }

    static Http2Codec of(Http2Connection connection, Limits limits) {
        return new Builder(connection, limits).build();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) throws Exception {
        super.handlerAdded(context);
        connection.opened(context);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) throws Exception {
        if (bytes instanceof ByteBuf some && !connection.isDropping()) {
            scan.come(some);
        }
        super.channelRead(context, bytes);
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf bytes, List<Object> out) throws Exception {
        if (connection.isDropping()) {
            bytes.skipBytes(bytes.readableBytes());
        } else {
            super.decode(context, bytes, out);
        }
    }

    @Override
    protected void onStreamError(
            ChannelHandlerContext context, boolean outbound, Throwable cause, Http2Exception.StreamException error) {
        if (outbound && error.error() == Http2Error.STREAM_CLOSED) {
            return; // what was to be written on a stream that is closed needs no answer
        }
        if (!outbound) {
            connection.streamBroken(error);
            begin(error.streamId());
        }
        super.onStreamError(context, outbound, cause, error);
    }

    /**
     * A stream that is refused has begun all the same. If Netty did not know it, a body that is on its way behind a head which is
     * malformed, or one too many, would be an error of the connection, and end the other streams.
     */
    private void begin(int stream) {
        if (connection().streamMayHaveExisted(stream)) {
            return;
        }
        var streams = connection().remote();
        int most = streams.maxActiveStreams();
        try {
            streams.maxActiveStreams(streams.numActiveStreams() + 1);
            var _ = streams.createStream(stream, true);
        } catch (Http2Exception impossible) {
            LOG.log(System.Logger.Level.DEBUG, () -> "stream " + stream + " cannot begin", impossible);
        } finally {
            streams.maxActiveStreams(most);
        }
    }

    @Override
    protected void handleServerHeaderDecodeSizeError(ChannelHandlerContext context, Http2Stream stream) {
        connection.headTooLarge(stream);
    }

    @Override
    protected void onConnectionError(
            ChannelHandlerContext context, boolean outbound, Throwable cause, @Nullable Http2Exception error) {
        connection.fail(
                error == null ? Http2Error.INTERNAL_ERROR : error.error(),
                Objects.requireNonNullElse(cause.getMessage(), cause.toString()));
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        super.userEventTriggered(context, event);
        if (event instanceof ChannelInputShutdownEvent) {
            connection.inputEnded();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) throws Exception {
        super.channelWritabilityChanged(context);
        connection.written();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        connection.closing();
        super.channelInactive(context);
        connection.closed();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) throws Exception {
        if (Http2CodecUtil.getEmbeddedHttp2Exception(cause) != null) {
            super.exceptionCaught(context, cause);
        } else {
            connection.broken(cause);
        }
    }

    private static final class Builder extends AbstractHttp2ConnectionHandlerBuilder<Http2Codec, Builder> {
        private final Http2Connection owner;

        Builder(Http2Connection owner, Limits limits) {
            this.owner = owner;
            var streams = new DefaultHttp2Connection(true);
            // RFC 9113 gives up the priorities of RFC 7540, whose trees clients could let grow
            streams.remote()
                    .flowController(
                            new DefaultHttp2RemoteFlowController(streams, new UniformStreamByteDistributor(streams)));
            connection(streams);
            frameListener(owner.frames());
            initialSettings(
                    new Http2Settings().maxConcurrentStreams(limits.streams()).maxHeaderListSize(limits.headerBytes()));
            validateHeaders(true);
            validateRequiredPseudoHeaders(true);
            // resets are counted by Http2Budget
            decoderEnforceMaxRstFramesPerWindow(0, 0);
            encoderEnforceMaxRstFramesPerWindow(0, 0);
        }

        @Override
        protected Http2Codec build() {
            return super.build();
        }

        @Override
        protected Http2Codec build(
                Http2ConnectionDecoder decoder, Http2ConnectionEncoder encoder, Http2Settings settings) {
            return new Http2Codec(owner, decoder, encoder, settings);
        }
    }
}
