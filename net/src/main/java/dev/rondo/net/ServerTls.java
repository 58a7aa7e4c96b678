package dev.rondo.net;

import io.netty.handler.ssl.SslContext;
import io.netty.util.Mapping;

/** How a server encrypts; made by {@link Tls#server}. Any thread may use it. */
public final class ServerTls extends Tls {
    private final Mapping<? super String, SslContext> contexts;

    ServerTls(ServerTlsBuilder options, TlsProvider provider, Mapping<? super String, SslContext> contexts) {
        super(provider, options.applicationProtocols, options.handshakeLimit);
        this.contexts = contexts;
    }

    /** By the name that a client asks for. */
    Mapping<? super String, SslContext> contexts() {
        return contexts;
    }
}
