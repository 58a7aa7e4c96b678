package dev.rondo.net;

import dev.rondo.worker.WorkerPool;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLException;

/** What servers and clients have in common. */
final class TlsContexts {
    static final Duration HANDSHAKE_LIMIT = Duration.ofSeconds(10);

    /** More handshakes at a time than this are refused. */
    private static final int WAITING = 65_536;

    /** Not the pool of {@code Fiber.cpu}: there a program's long computations would let handshakes run into their limit. */
    static final Executor TASKS =
            WorkerPool.of("rondo-tls", Runtime.getRuntime().availableProcessors(), WAITING);

    private TlsContexts() {}

    static SslContext build(SslContextBuilder builder, TlsProvider provider, List<String> protocols)
            throws IOException {
        builder.sslProvider(provider.netty()).protocols("TLSv1.3", "TLSv1.2");
        if (!protocols.isEmpty()) {
            builder.applicationProtocolConfig(new ApplicationProtocolConfig(
                    Protocol.ALPN,
                    SelectorFailureBehavior.NO_ADVERTISE,
                    SelectedListenerFailureBehavior.ACCEPT,
                    protocols));
        }
        try {
            return builder.build();
        } catch (SSLException | IllegalArgumentException unusable) {
            throw Credentials.unreadable("a certificate, a key or an authority", unusable);
        }
    }

    static Duration positive(Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("a handshake takes longer than " + limit);
        }
        return limit;
    }
}
