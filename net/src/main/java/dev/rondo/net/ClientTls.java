package dev.rondo.net;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.NetUtil;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/** How a client encrypts; made by {@link Tls#client}. Any thread may use it. */
public final class ClientTls extends Tls {
    private final @Nullable String serverName;
    private final SslContext context;

    ClientTls(ClientTlsBuilder options, TlsProvider provider, SslContext context) {
        super(provider, options.applicationProtocols, options.handshakeLimit);
        this.context = context;
        serverName = options.serverName;
    }

    /** Which server is asked for, and whose name its certificate must have; null for that of the host. */
    public @Nullable String serverName() {
        return serverName;
    }

    SslHandler newHandler(ByteBufAllocator allocator, String name, int port) {
        var handler = context.newHandler(allocator, name, port, TlsContexts.TASKS);
        handler.setHandshakeTimeoutMillis(0);
        askFor(name, handler.engine());
        return handler;
    }

    /** The JDK asks by itself for names with a dot only. Numbers are never asked for. */
    private static void askFor(String name, SSLEngine engine) {
        if (!isNumber(name)) {
            var parameters = engine.getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(name)));
            engine.setSSLParameters(parameters);
        }
    }

    static boolean isNumber(String host) {
        return NetUtil.isValidIpV4Address(host) || NetUtil.isValidIpV6Address(host);
    }
}
