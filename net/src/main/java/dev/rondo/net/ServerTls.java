package dev.rondo.net;

import io.netty.handler.ssl.SslContext;
import io.netty.util.Mapping;
import java.time.Duration;
import java.util.List;

/** How a server encrypts; made by {@link Tls#server}. Any thread may use it. */
public final class ServerTls implements Tls {
    private final TlsProvider provider;
    private final List<String> applicationProtocols;
    private final Duration handshakeLimit;
    private final Mapping<? super String, SslContext> contexts;

    ServerTls(ServerTlsBuilder options, TlsProvider provider, Mapping<? super String, SslContext> contexts) {
        this.provider = provider;
        this.contexts = contexts;
        applicationProtocols = options.applicationProtocols;
        handshakeLimit = options.handshakeLimit;
    }

    @Override
    public TlsProvider provider() {
        return provider;
    }

    @Override
    public List<String> applicationProtocols() {
        return applicationProtocols;
    }

    @Override
    public Duration handshakeLimit() {
        return handshakeLimit;
    }

    /** By the name that a client asks for. */
    Mapping<? super String, SslContext> contexts() {
        return contexts;
    }
}
