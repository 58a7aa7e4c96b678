package dev.rondo.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes servers. Without any call, what {@link TcpServer#bind(int)} makes. For the loop's thread and its fibers. */
public final class TcpServerBuilder {
    private static final int DEFAULT_BACKLOG = 1024;

    SocketAddress address = new InetSocketAddress(0);
    int backlog = DEFAULT_BACKLOG;
    int maxConnections = Integer.MAX_VALUE;
    boolean reusePort;

    @Nullable ServerTls tls;

    TcpServerBuilder() {}

    /** On which port of all addresses of the machine; 0 for one that is free. */
    public TcpServerBuilder port(int port) {
        return address(new InetSocketAddress(port));
    }

    /** Where it listens; a {@link java.net.UnixDomainSocketAddress} for Unix sockets. */
    public TcpServerBuilder address(SocketAddress address) {
        this.address = Objects.requireNonNull(address, "address");
        return this;
    }

    /**
     * How many connections the kernel keeps that nobody has accepted yet; 1,024 at first.
     *
     * @throws IllegalArgumentException if that is less than one
     */
    public TcpServerBuilder backlog(int connections) {
        backlog = positive(connections, "a backlog");
        return this;
    }

    /**
     * How many connections may be open at once; while they are, the server accepts none, and others wait in the backlog. Without
     * this there is no limit but the system's.
     *
     * @throws IllegalArgumentException if that is less than one
     */
    public TcpServerBuilder maxConnections(int connections) {
        maxConnections = positive(connections, "a number of connections");
        return this;
    }

    /** Several servers, each on a loop of its own, listen on the same port, and the kernel shares the connections out to them. */
    public TcpServerBuilder reusePort(boolean reusePort) {
        this.reusePort = reusePort;
        return this;
    }

    /**
     * Encrypts. Connections are accepted when their handshakes are over; up to 1,024 of these are under way at a time. One that fails,
     * or takes too long, closes the connection and is logged at the level of debugging.
     */
    public TcpServerBuilder tls(ServerTls tls) {
        this.tls = Objects.requireNonNull(tls, "tls");
        return this;
    }

    /** Of a Unix socket; null for TCP. */
    @Nullable Path path() {
        return address instanceof UnixDomainSocketAddress unix ? unix.getPath() : null;
    }

    /**
     * Listens.
     *
     * @throws IOException if that is not possible; the message says where and why
     * @throws UnsupportedOperationException if that was asked for, and the transport cannot share a port, or it is none
     */
    public TcpServer bind() throws IOException {
        return TcpServer.bind(this);
    }

    private static int positive(int number, String what) {
        if (number < 1) {
            throw new IllegalArgumentException(what + " must be 1 or more, and not " + number);
        }
        return number;
    }
}
