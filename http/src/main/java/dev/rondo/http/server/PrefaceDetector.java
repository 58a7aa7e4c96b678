package dev.rondo.http.server;

import dev.rondo.net.TcpSocket;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Looks whether a client in clear text begins with the preface of HTTP/2 (RFC 9113, section 3.4), which may come in pieces. With the
 * first byte that differs it leaves the connection to HTTP/1.1, whose limits of time count until then.
 */
final class PrefaceDetector extends ByteToMessageDecoder {
    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final TcpSocket socket;
    private final HeadDecoder decoder;
    private final Http1Connection connection;

    PrefaceDetector(TcpSocket socket, HeadDecoder decoder, Http1Connection connection) {
        this.socket = socket;
        this.decoder = decoder;
        this.connection = connection;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf bytes, List<Object> out) {
        int known = Math.min(bytes.readableBytes(), PREFACE.length);
        for (int i = 0; i < known; i++) {
            if (bytes.getByte(bytes.readerIndex() + i) != PREFACE[i]) {
                context.pipeline().remove(this);
                return;
            }
        }
        if (known == PREFACE.length) {
            var pipeline = context.pipeline();
            pipeline.addLast(new Http2Connection(connection.service(), socket).codec());
            connection.giveUp();
            pipeline.remove(decoder);
            pipeline.remove(connection);
            pipeline.remove(this);
        }
    }
}
