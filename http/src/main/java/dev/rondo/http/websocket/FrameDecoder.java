package dev.rondo.http.websocket;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.util.ReferenceCountUtil;

/** Netty's decoder of frames, which tells when something comes, and stops when nothing is wanted any more. */
final class FrameDecoder extends WebSocket13FrameDecoder {
    private final Session session;

    FrameDecoder(Session session) {
        super(WebSocketDecoderConfig.newBuilder()
                .expectMaskedFrames(session.isServer())
                .allowExtensions(session.compresses())
                .maxFramePayloadLength(session.settings().frameBytes())
                .closeOnProtocolViolation(false)
                .build());
        this.session = session;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) throws Exception {
        session.heartbeat().heard();
        if (session.isDropping()) {
            ReferenceCountUtil.release(bytes);
        } else {
            super.channelRead(context, bytes);
        }
    }
}
