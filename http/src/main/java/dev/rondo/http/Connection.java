package dev.rondo.http;

import dev.rondo.net.TlsSession;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/** What is known of the connection on which a request came. */
public interface Connection {
    /** Where the other side is. */
    SocketAddress remoteAddress();

    /** What the two sides have agreed on; null if it is not encrypted. */
    @Nullable TlsSession tls();

    /** The version of the protocol: {@code HTTP/1.0}, {@code HTTP/1.1} or {@code HTTP/2}. */
    String protocol();
}
