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

    /** The JDK asks by itself for names with a dot only. */
    private static void askFor(String name, SSLEngine engine) {
        var asked = hostName(name);
        if (asked != null) {
            var parameters = engine.getSSLParameters();
            parameters.setServerNames(List.of(asked));
            engine.setSSLParameters(parameters);
        }
    }

    static boolean canAskFor(String name) {
        return hostName(name) != null;
    }

    /** Numbers are never asked for, nor what DNS would not take for a host, such as names with underscores. */
    private static @Nullable SNIHostName hostName(String name) {
        if (isNumber(name)) {
            return null;
        }
        try {
            return new SNIHostName(name);
        } catch (IllegalArgumentException noHost) {
            return null;
        }
    }

    static boolean isNumber(String host) {
        return NetUtil.isValidIpV4Address(host) || NetUtil.isValidIpV6Address(host);
    }
}
