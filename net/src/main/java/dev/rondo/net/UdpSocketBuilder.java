package dev.rondo.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes sockets of UDP. Without any call, one at a free port. For the loop's thread and its fibers. */
public final class UdpSocketBuilder {
    private static final int DEFAULT_QUEUE = 1024;

    InetSocketAddress address = new InetSocketAddress(0);
    int queue = DEFAULT_QUEUE;
    boolean broadcast;
    boolean reuseAddress;
    boolean reusePort;

    @Nullable NetworkInterface multicastInterface;

    @Nullable InetSocketAddress peer;

    UdpSocketBuilder() {}

    /** At which port of all IPv4 addresses of the machine; 0 for one that is free. */
    public UdpSocketBuilder port(int port) {
        return address(new InetSocketAddress(port));
    }

    /** At which address and port. */
    public UdpSocketBuilder address(InetSocketAddress address) {
        this.address = Objects.requireNonNull(address, "address");
        return this;
    }

    /**
     * With whom alone it talks. What others send does not arrive, and if nobody is there, the one who receives or sends is told
     * so if the network tells.
     */
    public UdpSocketBuilder peer(InetSocketAddress peer) {
        this.peer = Objects.requireNonNull(peer, "peer");
        return this;
    }

    /**
     * How many datagrams, of up to 64 KiB each, wait until somebody receives them; 1,024 at first. What comes while they are so
     * many is dropped.
     *
     * @throws IllegalArgumentException if that is less than one
     */
    public UdpSocketBuilder queue(int datagrams) {
        if (datagrams < 1) {
            throw new IllegalArgumentException("a queue must hold 1 datagram or more, and not " + datagrams);
        }
        queue = datagrams;
        return this;
    }

    /** Whether it may send to all of a network at once. */
    public UdpSocketBuilder broadcast(boolean broadcast) {
        this.broadcast = broadcast;
        return this;
    }

    /** Whether others may bind to the same address that allow it too. */
    public UdpSocketBuilder reuseAddress(boolean reuseAddress) {
        this.reuseAddress = reuseAddress;
        return this;
    }

    /** Several sockets, each on a loop of its own, are at the same port, and the kernel shares the senders out to them. */
    public UdpSocketBuilder reusePort(boolean reusePort) {
        this.reusePort = reusePort;
        return this;
    }

    /** Through which interface that leaves which is sent to groups, if the system is not to choose. */
    public UdpSocketBuilder multicastInterface(NetworkInterface network) {
        multicastInterface = Objects.requireNonNull(network, "network");
        return this;
    }

    /**
     * Opens the socket.
     *
     * @throws IOException if that is not possible; the message says where and why
     * @throws UnsupportedOperationException if the transport cannot share a port, and that was asked for
     */
    public UdpSocket bind() throws IOException {
        return UdpSocket.bind(this);
    }
}
