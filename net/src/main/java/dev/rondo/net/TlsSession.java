package dev.rondo.net;

import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * What the two sides of a connection have agreed on.
 *
 * @param provider what encrypts on this side
 * @param protocol the version: {@code TLSv1.3} or {@code TLSv1.2}
 * @param cipher the name of the cipher suite
 * @param applicationProtocol what was chosen by ALPN; null if one of the sides does not use that
 * @param serverName which server the client asked for; null if it did not say
 * @param peerCertificates what the other side proved its name by, its own certificate first; empty if it did not
 */
public record TlsSession(
        TlsProvider provider,
        String protocol,
        String cipher,
        @Nullable String applicationProtocol,
        @Nullable String serverName,
        List<X509Certificate> peerCertificates) {

    /** A copy of the list is kept. */
    public TlsSession {
        peerCertificates = List.copyOf(peerCertificates);
    }

    static TlsSession of(
            TlsProvider provider, SSLEngine engine, @Nullable String applicationProtocol, @Nullable String serverName) {
        var session = engine.getSession();
        return new TlsSession(
                provider,
                session.getProtocol(),
                session.getCipherSuite(),
                applicationProtocol,
                serverName,
                certificates(session));
    }

    private static List<X509Certificate> certificates(javax.net.ssl.SSLSession session) {
        Certificate[] certificates;
        try {
            certificates = session.getPeerCertificates();
        } catch (SSLPeerUnverifiedException none) {
            return List.of();
        }
        return Arrays.stream(certificates)
                .filter(X509Certificate.class::isInstance)
                .map(X509Certificate.class::cast)
                .toList();
    }

    /** Whether this side may still write when the other one has ended: what neither TLS 1.2 nor BoringSSL's engine knows. */
    boolean endsOneWay() {
        return provider == TlsProvider.JDK && protocol.equals("TLSv1.3");
    }
}
