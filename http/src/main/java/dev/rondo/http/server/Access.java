package dev.rondo.http.server;

import java.net.SocketAddress;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request that a server has done with, for an {@link AccessLog}. What a client has sent is here as it was sent: whoever writes it
 * into lines has to see to it that it cannot end them.
 *
 * @param remoteAddress where the client is
 * @param time when all of the head had come
 * @param duration from then until the answer was written out, or given up
 * @param method of the request; {@code -} if what came was none, or was refused before anybody looked at it
 * @param target of the request: the path, and the query; {@code -} as the method
 * @param protocol such as {@code HTTP/1.1}
 * @param status of the answer; 499 if the client went away before there was one
 * @param bytes of the body that were written
 * @param isWhole whether the answer was written to its end
 * @param referer what the client says where it has the address from; null if nothing
 * @param userAgent what the client says it is; null if nothing
 */
public record Access(
        SocketAddress remoteAddress,
        Instant time,
        Duration duration,
        String method,
        String target,
        String protocol,
        int status,
        long bytes,
        boolean isWhole,
        @Nullable String referer,
        @Nullable String userAgent) {
    /** What {@link #status} is if the client went away before there was an answer. */
    public static final int GONE = 499;
}
