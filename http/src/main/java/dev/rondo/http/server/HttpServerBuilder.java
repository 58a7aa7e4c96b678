package dev.rondo.http.server;

import dev.rondo.http.HttpException;
import dev.rondo.net.ServerTls;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes servers. For the fibers of a loop. */
public final class HttpServerBuilder {
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    SocketAddress address = new InetSocketAddress(0);
    Limits limits = Limits.standard();
    Duration grace = Duration.ofSeconds(10);
    boolean reusePort;
    HttpHandler handler = request -> {
        throw new HttpException(404, "there is nothing at " + request.path());
    };

    @Nullable ServerTls tls;

    @Nullable AccessLog accessLog;

    HttpServerBuilder() {}

    /** On which port of all addresses of the machine it listens; 0 for one that is free. */
    public HttpServerBuilder port(int port) {
        return address(new InetSocketAddress(port));
    }

    /** Where it listens; a {@link java.net.UnixDomainSocketAddress} for Unix sockets. */
    public HttpServerBuilder address(SocketAddress address) {
        this.address = Objects.requireNonNull(address, "address");
        return this;
    }

    /** What answers: mostly {@link Routes}. */
    public HttpServerBuilder handler(HttpHandler handler) {
        this.handler = Objects.requireNonNull(handler, "handler");
        return this;
    }

    /** Other limits than the {@linkplain Limits#standard() standard} ones. */
    public HttpServerBuilder limits(Limits limits) {
        this.limits = Objects.requireNonNull(limits, "limits");
        return this;
    }

    /** Encrypts. Whatever application protocols these settings name, {@code h2} and {@code http/1.1} are offered. */
    public HttpServerBuilder tls(ServerTls tls) {
        this.tls = Objects.requireNonNull(tls, "tls");
        return this;
    }

    /** Is told of each request that is done with; nobody at first, which costs nothing. */
    public HttpServerBuilder accessLog(AccessLog accessLog) {
        this.accessLog = Objects.requireNonNull(accessLog, "accessLog");
        return this;
    }

    /**
     * How long requests that run may go on when the server is closed, or its loop ends, as a signal makes it; 10 seconds at first.
     * The end of the loop waits for that, and a second longer for what is cancelled then.
     */
    public HttpServerBuilder grace(Duration grace) {
        this.grace = Objects.requireNonNull(grace, "grace").compareTo(FOR_EVER) < 0 ? grace : FOR_EVER;
        return this;
    }

    /** Several servers, each on a loop of its own, listen on the same port, and the kernel shares the connections out to them. */
    public HttpServerBuilder reusePort(boolean reusePort) {
        this.reusePort = reusePort;
        return this;
    }

    /**
     * Listens, and answers from now on until it is closed or the loop ends.
     *
     * @throws IOException if that is not possible; the message says where and why
     */
    public HttpServer start() throws IOException {
        return HttpServer.start(this);
    }
}
