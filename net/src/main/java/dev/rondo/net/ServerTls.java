package dev.rondo.net;

import io.netty.handler.ssl.SslContext;
import io.netty.util.Mapping;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** How a server encrypts; made by {@link Tls#server}. Any thread may use it. */
public final class ServerTls extends Tls {
    private final ServerContexts maker;
    private final Mapping<? super String, SslContext> contexts;

    ServerTls(ServerContexts maker, List<String> applicationProtocols, Duration handshakeLimit) throws IOException {
        super(maker.provider(), applicationProtocols, handshakeLimit);
        this.maker = maker;
        contexts = maker.make(applicationProtocols);
    }

    /**
     * These, with other application protocols to choose from, the best one first: for servers of protocols that know better than
     * those who have the certificates. Files are read again.
     *
     * @throws IOException as {@link ServerTlsBuilder#build}
     */
    public ServerTls withAlpn(String... protocols) throws IOException {
        return new ServerTls(maker, List.of(protocols), handshakeLimit());
    }

    /** By the name that a client asks for. */
    Mapping<? super String, SslContext> contexts() {
        return contexts;
    }
}
