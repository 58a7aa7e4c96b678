package dev.rondo.net;

import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SNIHostName;
import org.jspecify.annotations.Nullable;

/** Makes the settings of clients. For one thread. */
public final class ClientTlsBuilder {
    private @Nullable Path trusted;
    private @Nullable Credentials credentials;
    private TlsProvider provider = TlsProvider.standard();
    List<String> applicationProtocols = List.of();
    Duration handshakeLimit = TlsContexts.HANDSHAKE_LIMIT;

    @Nullable String serverName;

    ClientTlsBuilder() {}

    /** Trusts these authorities, as PEM, instead of those of the JDK. */
    public ClientTlsBuilder trust(Path authoritiesPem) {
        trusted = Objects.requireNonNull(authoritiesPem, "authoritiesPem");
        return this;
    }

    /**
     * What the client proves its own name by, to servers that ask for it.
     *
     * @param chainPem as for {@link Tls#server(Path, Path)}
     * @param keyPem as for {@link Tls#server(Path, Path)}
     */
    public ClientTlsBuilder certificate(Path chainPem, Path keyPem) {
        credentials = Credentials.ofPem(chainPem, keyPem);
        return this;
    }

    /** The application protocols to offer, the best one first. */
    public ClientTlsBuilder alpn(String... protocols) {
        applicationProtocols = List.of(protocols);
        return this;
    }

    /**
     * Asks for the server of this name, and wants a certificate for it, instead of for the host that is connected to.
     *
     * @throws IllegalArgumentException if that is no name of a host
     */
    public ClientTlsBuilder serverName(String name) {
        if (!ClientTls.isNumber(Objects.requireNonNull(name, "name"))) {
            var _ = new SNIHostName(name);
        }
        serverName = name;
        return this;
    }

    /**
     * How long a handshake may take before it fails; 10 seconds at first.
     *
     * @throws IllegalArgumentException if that is no time at all
     */
    public ClientTlsBuilder handshakeLimit(Duration limit) {
        handshakeLimit = TlsContexts.positive(limit);
        return this;
    }

    /**
     * What encrypts; {@link TlsProvider#standard()} at first.
     *
     * @throws IllegalStateException if it cannot be used here
     */
    public ClientTlsBuilder provider(TlsProvider provider) {
        this.provider = provider.usable();
        return this;
    }

    /**
     * The settings. Files are read now.
     *
     * @throws IOException if a certificate or a key cannot be used; the message says which and why
     */
    public ClientTls build() throws IOException {
        var builder = SslContextBuilder.forClient().endpointIdentificationAlgorithm("HTTPS");
        if (trusted != null) {
            Credentials.trust(builder, trusted);
        }
        if (credentials != null) {
            credentials.addTo(builder);
        }
        return new ClientTls(this, provider, TlsContexts.build(builder, provider, applicationProtocols));
    }
}
