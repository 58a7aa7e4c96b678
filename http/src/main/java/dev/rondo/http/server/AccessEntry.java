package dev.rondo.http.server;

import dev.rondo.http.Connection;
import dev.rondo.loop.EventLoop;
import io.netty.handler.codec.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is to be told to the access log of a request that is being handled. For the loop's thread and its fibers. */
final class AccessEntry {
    private static final System.Logger LOG = System.getLogger(HttpServer.class.getName());

    private final AccessLog log;
    private final EventLoop loop;
    private final IncomingRequest request;
    private final Instant time;
    private final long begun;
    private int status = Access.GONE;

    AccessEntry(AccessLog log, EventLoop loop, IncomingRequest request) {
        this.log = log;
        this.loop = loop;
        this.request = request;
        time = loop.clock().instant();
        begun = loop.clock().nanoTime();
    }

    /** There is an answer. */
    void status(int answered) {
        status = answered;
    }

    /** The answer was written, or given up. */
    void end(long bytes, boolean whole) {
        var connection = request.connection();
        tell(
                log,
                new Access(
                        connection.remoteAddress(),
                        time,
                        Duration.ofNanos(loop.clock().nanoTime() - begun),
                        request.method(),
                        request.target(),
                        connection.protocol(),
                        status,
                        bytes,
                        whole,
                        request.header("Referer"),
                        request.header("User-Agent")));
    }

    /**
     * Something was answered that no handler has seen.
     *
     * @param head its head, if that could be decoded
     */
    static void refused(Service service, Connection connection, @Nullable HttpRequest head, int status, long bytes) {
        if (service.accessLog != null) {
            var now = service.loop.clock().instant();
            var protocol = connection.protocol();
            tell(
                    service.accessLog,
                    new Access(
                            connection.remoteAddress(),
                            now,
                            Duration.ZERO,
                            head == null ? "-" : head.method().name(),
                            head == null ? "-" : head.uri(),
                            protocol,
                            status,
                            bytes,
                            true,
                            head == null ? null : head.headers().get("Referer"),
                            head == null ? null : head.headers().get("User-Agent")));
        }
    }

    private static void tell(AccessLog log, Access access) {
        try {
            log.log(access);
        } catch (RuntimeException failed) {
            LOG.log(System.Logger.Level.ERROR, () -> "the access log has failed for " + access, failed);
        }
    }
}
