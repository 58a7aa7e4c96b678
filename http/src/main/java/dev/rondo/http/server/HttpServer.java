package dev.rondo.http.server;

import dev.rondo.fiber.Cancelled;
import dev.rondo.fiber.Fiber;
import dev.rondo.fiber.Region;
import dev.rondo.loop.EventLoop;
import dev.rondo.net.TcpServer;
import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests of HTTP/1.1 and HTTP/2. Each is handled in a fiber of its own, in a region that is cancelled when the client goes
 * away, or takes the request back, or an {@link HttpCallback} answers it. For the fibers of the loop that made it.
 *
 * <p>Which version is spoken is for the client to choose: in TLS by ALPN, in clear text by how it begins (prior knowledge). The
 * upgrade from HTTP/1.1 in clear text, which RFC 9113 has given up, is not made; who asks for it is answered by HTTP/1.1. The requests
 * of a connection of HTTP/2 are handled side by side. Its trailers are read over, and nothing is pushed.
 *
 * <pre>{@code
 * var routes = Routes.create().get("/hello/{name}", request -> Response.text("hello, " + request.parameter("name")));
 * var server = HttpServer.start(8080, routes);
 * }</pre>
 */
public final class HttpServer implements AutoCloseable {
    /** For what is cancelled when the grace is over. */
    private static final Duration AFTER_GRACE = Duration.ofSeconds(1);

    private final TcpServer listener;
    private final Service service;
    private final Duration grace;

    private HttpServer(TcpServer listener, Service service, Duration grace) {
        this.listener = listener;
        this.service = service;
        this.grace = grace;
    }

    /**
     * Listens on a port of all addresses of the machine, 0 for one that is free, and answers from now on.
     *
     * @throws IOException if that is not possible; the message says where and why
     */
    public static HttpServer start(int port, HttpHandler handler) throws IOException {
        return builder().port(port).handler(handler).start();
    }

    /** Makes servers that differ from {@link #start(int, HttpHandler)}. */
    public static HttpServerBuilder builder() {
        return new HttpServerBuilder();
    }

    static HttpServer start(HttpServerBuilder options) throws IOException {
        var accepting = TcpServer.builder()
                .address(options.address)
                .reusePort(options.reusePort)
                .maxConnections(options.limits.connections());
        if (options.tls != null) {
            accepting.tls(options.tls.withAlpn(Http2Connection.ALPN, "http/1.1"));
        }
        var listener = accepting.bind();
        var service = new Service(EventLoop.current(), options, listener);
        var server = new HttpServer(listener, service, options.grace);
        listener.onConnection(service::connected);
        Region.ofLoop(service.loop).needs(options.grace.plus(AFTER_GRACE));
        var _ = Fiber.go("http server", server::watch);
        return server;
    }

    /** Lives as long as the server, so that a loop that ends lets requests end before. */
    private void watch() {
        try {
            service.awaitClosing();
        } catch (Cancelled ending) {
            close();
            throw ending;
        }
    }

    /** Where it listens; null if it is closed. */
    public @Nullable SocketAddress address() {
        return listener.address();
    }

    /**
     * On which port it listens.
     *
     * @throws IllegalStateException if it is closed, or listens on no port
     */
    public int port() {
        return listener.port();
    }

    /** What it has done. */
    public HttpServerStatistics statistics() {
        return service.statistics();
    }

    /**
     * Listens no longer, closes connections that wait for another request, and waits until the requests that run are answered; those
     * that take longer than the {@linkplain HttpServerBuilder#grace grace} are cancelled. A client that has just connected, or whose
     * request is coming, has a second for that, and is answered. A second call waits as well. Called by a handler
     * of this server, which would wait for itself, or by a callback, it does not wait.
     */
    @Override
    public void close() {
        listener.close();
        service.close(grace);
    }

    @Override
    public String toString() {
        return "http " + listener;
    }
}
