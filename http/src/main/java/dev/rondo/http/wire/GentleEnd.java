package dev.rondo.http.wire;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;

/**
 * The end of a connection on which all was said, and whose other side may still be sending. If it were just closed, what nobody has
 * read would make the kernel reset it, and the last words could be lost. So this side ends, in TLS too, and what still comes is
 * dropped, before anything decrypts or understands it. For the loop's own thread.
 */
public final class GentleEnd extends ChannelInboundHandlerAdapter {
    private final Runnable came;

    private GentleEnd(Runnable came) {
        this.came = came;
    }

    /**
     * Ends this side, after all that was written; that the other side ends is told to the handlers, and who calls limits how long
     * that may take. Again does nothing.
     *
     * @param came is called when something was dropped
     * @return whether that is possible; otherwise the channel is to be closed
     */
    public static boolean begin(Channel channel, Runnable came) {
        if (!(channel instanceof DuplexChannel duplex) || !channel.isActive()) {
            return false;
        }
        var pipeline = channel.pipeline();
        if (pipeline.get(GentleEnd.class) == null) {
            pipeline.addFirst(new GentleEnd(came));
            var tls = pipeline.get(SslHandler.class);
            if (tls == null) {
                var _ = duplex.shutdownOutput();
            } else {
                var _ = tls.closeOutbound().addListener(_ -> {
                    var _ = duplex.shutdownOutput();
                });
            }
            channel.config().setAutoRead(true);
        }
        return true;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ReferenceCountUtil.release(message);
        came.run();
    }
}
