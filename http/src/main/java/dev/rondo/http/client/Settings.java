package dev.rondo.http.client;

import dev.rondo.net.ClientTls;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What was said of a client when it was made; {@link HttpClientBuilder} explains it. */
record Settings(
        Duration connectTime,
        Duration responseTime,
        Duration bodyTime,
        Duration sendTime,
        Duration unreadTime,
        Duration idleTime,
        int connections,
        int headerBytes,
        int headerCount,
        long collectedBytes,
        int expansion,
        int redirects,
        boolean decompress,
        boolean priorKnowledge,
        ClientTls tls,
        @Nullable HttpProxy proxy) {

    /** The proxy for a server; null if there is none. */
    @Nullable HttpProxy proxyFor(Origin origin) {
        return proxy != null && proxy.isFor(origin) ? proxy : null;
    }

    /** Whether a server may turn out to speak HTTP/2. */
    boolean mayBeHttp2(Origin origin) {
        return origin.secure() ? tls.applicationProtocols().contains("h2") : priorKnowledge && proxyFor(origin) == null;
    }
}
