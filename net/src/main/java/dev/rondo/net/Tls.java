package dev.rondo.net;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;

/**
 * How connections are encrypted, and who must prove to be whom: settings that do not change, for as many servers and connections as
 * one likes. Versions 1.2 and 1.3 of TLS are spoken, and none that is older. Any thread may use it.
 *
 * <pre>{@code
 * var server = TcpServer.builder().port(8443).tls(Tls.server(chain, key).alpn("h2", "http/1.1").build()).bind();
 * var socket = TcpSocket.connect("example.org", 443, Tls.client().build());
 * }</pre>
 *
 * <p>The handshake's expensive work is done by threads of its own, as many as there are processors, which all loops share. Programs
 * that compute in {@link dev.rondo.fiber.Fiber#cpu} do not hold it up.
 */
public abstract sealed class Tls permits ServerTls, ClientTls {
    private final TlsProvider provider;
    private final List<String> applicationProtocols;
    private final Duration handshakeLimit;

    Tls(TlsProvider provider, List<String> applicationProtocols, Duration handshakeLimit) {
        this.provider = provider;
        this.applicationProtocols = applicationProtocols;
        this.handshakeLimit = handshakeLimit;
    }

    /**
     * A server's settings, with what it proves its name by.
     *
     * @param certificateChainPem its certificate, and after it those that lead to an authority, as PEM
     * @param keyPem the certificate's private key, as PEM by PKCS#8, without a password
     */
    public static ServerTlsBuilder server(Path certificateChainPem, Path keyPem) {
        return new ServerTlsBuilder(Credentials.ofPem(certificateChainPem, keyPem));
    }

    /**
     * As {@link #server(Path, Path)}, with what a key store holds.
     *
     * @throws GeneralSecurityException if the password does not open the keys
     */
    public static ServerTlsBuilder server(KeyStore keys, char[] password) throws GeneralSecurityException {
        return new ServerTlsBuilder(Credentials.ofStore(keys, password));
    }

    /** A client's settings. Without more calls it trusts whom the JDK trusts, and checks the server's name. */
    public static ClientTlsBuilder client() {
        return new ClientTlsBuilder();
    }

    /** What encrypts. */
    public final TlsProvider provider() {
        return provider;
    }

    /** The application protocols to choose from by ALPN, the best one first; empty if that is not asked. */
    public final List<String> applicationProtocols() {
        return applicationProtocols;
    }

    /** How long a handshake may take. */
    public final Duration handshakeLimit() {
        return handshakeLimit;
    }
}
