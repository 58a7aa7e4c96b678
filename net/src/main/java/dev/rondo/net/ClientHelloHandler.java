package dev.rondo.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.SniHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a client's first message, takes the certificate for the name that it asks for, and leaves the rest to TLS. It refuses
 * clients that offer no application protocol of the server's, what RFC 7301 wants and BoringSSL's engine cannot do.
 */
final class ClientHelloHandler extends SniHandler {
    /** A fatal alert of TLS, 120: no_application_protocol. */
    private static final byte[] NO_APPLICATION_PROTOCOL = {21, 3, 3, 0, 2, 2, 120};

    private final List<String> protocols;

    ClientHelloHandler(ServerTls tls) {
        super(tls.contexts(), 0);
        protocols = tls.applicationProtocols();
    }

    @Override
    protected Future<SslContext> lookup(ChannelHandlerContext context, @Nullable ByteBuf clientHello) throws Exception {
        if (clientHello != null && !protocols.isEmpty()) {
            var offered = ClientHello.applicationProtocols(clientHello);
            if (!offered.isEmpty() && Collections.disjoint(offered, protocols)) {
                var _ = context.writeAndFlush(Unpooled.wrappedBuffer(NO_APPLICATION_PROTOCOL));
                return context.executor()
                        .newFailedFuture(new SSLHandshakeException("no application protocol: the client offers "
                                + offered + ", the server has " + protocols));
            }
        }
        return super.lookup(context, clientHello);
    }

    @Override
    protected SslHandler newSslHandler(SslContext context, ByteBufAllocator allocator) {
        var handler = context.newHandler(allocator, TlsContexts.TASKS);
        handler.setHandshakeTimeoutMillis(0);
        return handler;
    }
}
