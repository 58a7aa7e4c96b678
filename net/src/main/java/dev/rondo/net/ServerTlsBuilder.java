package dev.rondo.net;

import io.netty.handler.ssl.ClientAuth;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the settings of servers. For one thread. */
public final class ServerTlsBuilder {
    private final Credentials credentials;
    private final Map<String, Credentials> byName = new LinkedHashMap<>();
    private ClientAuth clientAuth = ClientAuth.NONE;
    private @Nullable Path trusted;
    private TlsProvider provider = TlsProvider.standard();
    private List<String> applicationProtocols = List.of();
    private Duration handshakeLimit = TlsContexts.HANDSHAKE_LIMIT;

    ServerTlsBuilder(Credentials credentials) {
        this.credentials = credentials;
    }

    /**
     * Another certificate, for clients that ask for this name; {@code *.example.org} is for all names with one more label. Who asks
     * for a name without a certificate gets the first one.
     *
     * @param certificateChainPem as for {@link Tls#server(Path, Path)}
     * @param keyPem as for {@link Tls#server(Path, Path)}
     */
    public ServerTlsBuilder certificateFor(String name, Path certificateChainPem, Path keyPem) {
        byName.put(Objects.requireNonNull(name, "name"), Credentials.ofPem(certificateChainPem, keyPem));
        return this;
    }

    /**
     * The application protocols to choose from, the best one first. A client that offers others only is refused; one that does not
     * use ALPN is not.
     */
    public ServerTlsBuilder alpn(String... protocols) {
        applicationProtocols = List.of(protocols);
        return this;
    }

    /** Clients without a certificate that one of these authorities has issued are refused. */
    public ServerTlsBuilder requireClientCertificate(Path trustedPem) {
        return clientAuth(ClientAuth.REQUIRE, trustedPem);
    }

    /** Clients may have a certificate that one of these authorities has issued, or none. */
    public ServerTlsBuilder allowClientCertificate(Path trustedPem) {
        return clientAuth(ClientAuth.OPTIONAL, trustedPem);
    }

    private ServerTlsBuilder clientAuth(ClientAuth auth, Path trustedPem) {
        trusted = Objects.requireNonNull(trustedPem, "trustedPem");
        clientAuth = auth;
        return this;
    }

    /**
     * How long a handshake may take before the connection is closed; 10 seconds at first.
     *
     * @throws IllegalArgumentException if that is no time at all
     */
    public ServerTlsBuilder handshakeLimit(Duration limit) {
        handshakeLimit = TlsContexts.positive(limit);
        return this;
    }

    /**
     * What encrypts; {@link TlsProvider#standard()} at first.
     *
     * @throws IllegalStateException if it cannot be used here
     */
    public ServerTlsBuilder provider(TlsProvider provider) {
        this.provider = provider.usable();
        return this;
    }

    /**
     * The settings. Files are read now.
     *
     * @throws IOException if a certificate or a key cannot be used; the message says which and why
     */
    public ServerTls build() throws IOException {
        var maker = new ServerContexts(provider, credentials, new LinkedHashMap<>(byName), clientAuth, trusted);
        return new ServerTls(maker, applicationProtocols, handshakeLimit);
    }
}
