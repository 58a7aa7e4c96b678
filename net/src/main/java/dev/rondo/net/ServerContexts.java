package dev.rondo.net;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.util.DomainWildcardMappingBuilder;
import io.netty.util.Mapping;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a server's contexts of TLS, one for each certificate.
 *
 * @param credentials for clients that ask for no name of {@code byName}
 * @param trusted who may have issued certificates of clients; null if those are not asked for
 */
record ServerContexts(
        TlsProvider provider,
        Credentials credentials,
        Map<String, Credentials> byName,
        ClientAuth clientAuth,
        @Nullable Path trusted) {

    /** By the name that a client asks for. */
    Mapping<? super String, SslContext> make(List<String> applicationProtocols) throws IOException {
        var contexts = new DomainWildcardMappingBuilder<>(make(credentials, applicationProtocols));
        for (var each : byName.entrySet()) {
            contexts.add(each.getKey(), make(each.getValue(), applicationProtocols));
        }
        return contexts.build();
    }

    private SslContext make(Credentials itsOwn, List<String> applicationProtocols) throws IOException {
        var builder = itsOwn.forServer().clientAuth(clientAuth);
        if (trusted != null) {
            Credentials.trust(builder, trusted);
        }
        return TlsContexts.build(builder, provider, applicationProtocols);
    }
}
