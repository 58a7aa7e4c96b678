package dev.rondo.net;

import dev.rondo.channel.Case;
import dev.rondo.channel.ChannelClosedException;
import dev.rondo.net.transport.Transport;
import dev.rondo.promise.Handler;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelPromise;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.DatagramPacket;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A place to send datagrams from and to receive them at, by UDP. UDP promises nothing: datagrams get lost, come twice or in
 * another order, and nobody is told. What comes faster than it is received waits here up to a
 * {@linkplain UdpSocketBuilder#queue number}; more is dropped, and {@linkplain #statistics counted}. The kernel drops too,
 * before that, if the loop is busy. For the fibers of the loop that made it.
 */
public final class UdpSocket implements AutoCloseable {
    /** No datagram is longer. */
    private static final int MOST_BYTES = 65_535;

    /** How many are taken from the kernel before others have their turn. */
    private static final int MOST_AT_ONCE = 16;

    private final DatagramChannel channel;
    private final @Nullable InetSocketAddress peer;
    private final UdpInbound inbound;
    private final UdpOutbound outbound;
    private boolean closedHere;

    private UdpSocket(DatagramChannel channel, UdpSocketBuilder options) {
        this.channel = channel;
        peer = options.peer;
        inbound = new UdpInbound(options.queue);
        outbound = new UdpOutbound(channel);
    }

    /**
     * One at a port of all IPv4 addresses of the machine; 0 for one that is free. Other addresses are bound by name.
     *
     * @throws IOException if that is not possible; the message says where and why
     */
    public static UdpSocket bind(int port) throws IOException {
        return builder().port(port).bind();
    }

    /**
     * One at an address and a port.
     *
     * @throws IOException as {@link #bind(int)}
     */
    public static UdpSocket bind(InetSocketAddress address) throws IOException {
        return builder().address(address).bind();
    }

    /**
     * One at a free port that talks with one other side {@linkplain UdpSocketBuilder#peer alone}.
     *
     * @throws IOException as {@link #bind(int)}
     */
    public static UdpSocket connect(InetSocketAddress peer) throws IOException {
        return builder().peer(peer).bind();
    }

    /** Makes sockets that differ from {@link #bind(int)}. */
    public static UdpSocketBuilder builder() {
        return new UdpSocketBuilder();
    }

    static UdpSocket bind(UdpSocketBuilder options) throws IOException {
        var netty = Addresses.netty();
        checkResolved(options.address);
        boolean ipv4 = options.address.getAddress() instanceof Inet4Address;
        var channel = Addresses.opened(() -> netty.transport().newUdpSocket(ipv4));
        try {
            configure(channel, options, netty.transport());
            var socket = new UdpSocket(channel, options);
            var bootstrap =
                    new Bootstrap().group(netty).channelFactory(() -> channel).handler(socket.inbound);
            done("cannot bind to " + Addresses.text(options.address), bootstrap.bind(options.address));
            if (options.peer != null) {
                checkResolved(options.peer);
                done("cannot connect to " + Addresses.text(options.peer), channel.connect(options.peer));
            }
            return socket;
        } catch (Throwable given) {
            Addresses.abandon(channel);
            throw given;
        }
    }

    private static void configure(DatagramChannel channel, UdpSocketBuilder options, Transport transport) {
        var config = channel.config();
        config.setRecvByteBufAllocator(new FixedRecvByteBufAllocator(MOST_BYTES).maxMessagesPerRead(MOST_AT_ONCE));
        config.setBroadcast(options.broadcast);
        config.setReuseAddress(options.reuseAddress);
        if (options.multicastInterface != null) {
            config.setNetworkInterface(options.multicastInterface);
        }
        if (options.reusePort) {
            SharedPort.allow(channel, transport);
        }
    }

    private static void done(String failed, ChannelFuture future) throws IOException {
        Completion.await(future);
        if (!future.isSuccess()) {
            throw Addresses.explained(failed, future.cause());
        }
    }

    private static void checkResolved(InetSocketAddress address) throws UnknownHostException {
        if (address.isUnresolved()) {
            throw new UnknownHostException("nobody has looked up where " + address.getHostString()
                    + " is; use new InetSocketAddress(host, port), or a number");
        }
    }

    /**
     * Waits for a datagram.
     *
     * @throws IOException if the socket is closed, and nothing is left of what has come; or a
     *     {@link java.net.PortUnreachableException}, once, if the {@linkplain UdpSocketBuilder#peer peer} is not there
     * @throws dev.rondo.fiber.Cancelled if the fiber is cancelled; then nothing was received
     */
    public Datagram receive() throws IOException {
        try {
            return inbound.arrivals().receive().orThrow();
        } catch (ChannelClosedException closed) {
            throw closed();
        }
    }

    /** A case of a {@link dev.rondo.channel.Select}: a datagram has come. Fails as {@link #receive} does. */
    public <R extends @Nullable Object> Case<R> onReceive(Handler<? super Datagram, ? extends R> action) {
        Objects.requireNonNull(action, "action");
        return inbound.arrivals().onReceiveOrNull(arrival -> {
            if (arrival == null) {
                throw closed();
            }
            return action.apply(arrival.orThrow());
        });
    }

    /**
     * Sends a datagram, and waits until the kernel has taken it: that is at once, or when it has room for it. The bytes are
     * copied.
     *
     * @throws IOException if the socket is closed, or the kernel does not send it, as when it is too long
     * @throws IllegalArgumentException if it has no bytes; or if the socket has a {@linkplain UdpSocketBuilder#peer peer}, and
     *     this is for another
     * @throws dev.rondo.fiber.Cancelled if the fiber is cancelled; it may be sent nevertheless
     */
    public void send(Datagram datagram) throws IOException {
        send(datagram.bytes(), datagram.address());
    }

    /** As {@link #send(Datagram)}. */
    public void send(byte[] bytes, InetSocketAddress address) throws IOException {
        send(ByteBuffer.wrap(bytes), address);
    }

    /**
     * Sends to the {@linkplain UdpSocketBuilder#peer peer}, as {@link #send(Datagram)} does.
     *
     * @throws IllegalStateException if there is none
     */
    public void send(ByteBuffer bytes) throws IOException {
        if (peer == null) {
            throw new IllegalStateException("the socket has no peer; say where to send it, or make it with connect");
        }
        send(bytes, peer);
    }

    private void send(ByteBuffer bytes, InetSocketAddress address) throws IOException {
        check(bytes, address);
        int size = bytes.remaining();
        var sending = channel.newPromise();
        Completion.await(sending, () -> outbound.add(message(bytes, address), size, sending));
        if (!sending.isSuccess()) {
            throw channel.isOpen()
                    ? Addresses.explained(
                            "cannot send " + size + " bytes to " + Addresses.text(address), sending.cause())
                    : closed();
        }
    }

    /**
     * Sends a datagram without waiting, which callbacks may do too. What becomes of it is only {@linkplain #statistics counted}.
     *
     * @return whether there was room; otherwise it is not sent
     * @throws IOException if the socket is closed
     * @throws IllegalArgumentException as {@link #send(Datagram)}
     */
    public boolean trySend(Datagram datagram) throws IOException {
        check(datagram.bytes(), datagram.address());
        if (!outbound.hasRoom()) {
            return false;
        }
        outbound.add(
                message(datagram.bytes(), datagram.address()), datagram.bytes().remaining(), channel.newPromise());
        return true;
    }

    private void check(ByteBuffer bytes, InetSocketAddress address) throws IOException {
        checkResolved(address);
        if (!bytes.hasRemaining()) {
            // transports of Netty's say that they have sent it, and do not
            throw new IllegalArgumentException("a datagram without bytes cannot be sent");
        }
        if (!isOpen()) {
            throw closed();
        }
        if (peer != null && !peer.equals(address)) {
            throw new IllegalArgumentException("the socket is connected to " + Addresses.text(peer)
                    + ", and cannot send to " + Addresses.text(address));
        }
    }

    /**
     * Receives from now on what is sent, through that interface, to a group, as well. A group of IPv4 takes a socket that is
     * bound to an address of IPv4, such as 0.0.0.0, which any address of the machine stands for.
     *
     * @throws IllegalArgumentException if that is no group, or none for this socket
     * @throws IOException if the socket is closed, or the kernel refuses it
     */
    public void join(InetAddress group, NetworkInterface network) throws IOException {
        change("join", group, network, done -> channel.joinGroup(group, network, null, done));
    }

    /**
     * Leaves a group that it has {@linkplain #join joined}.
     *
     * @throws IllegalArgumentException as {@link #join}
     * @throws IOException as {@link #join}
     */
    public void leave(InetAddress group, NetworkInterface network) throws IOException {
        change("leave", group, network, done -> channel.leaveGroup(group, network, null, done));
    }

    private void change(
            String verb, InetAddress group, NetworkInterface network, Function<ChannelPromise, ChannelFuture> action)
            throws IOException {
        checkGroup(group);
        var done = channel.newPromise();
        channel.eventLoop().execute(() -> {
            try {
                var _ = action.apply(done);
            } catch (ChannelException refused) {
                // native transports throw it, and leave the promise alone
                done.tryFailure(refused);
            }
        });
        done("cannot " + verb + " " + group.getHostAddress() + " on " + network.getName(), done);
    }

    private void checkGroup(InetAddress group) throws IOException {
        if (!isOpen()) {
            throw closed();
        }
        if (!group.isMulticastAddress()) {
            throw new IllegalArgumentException(group.getHostAddress()
                    + " is no group; those of IPv4 begin with 224 to 239, those of IPv6 with ff");
        }
        if (group instanceof Inet4Address != channel.localAddress().getAddress() instanceof Inet4Address) {
            throw new IllegalArgumentException(group.getHostAddress() + " is no group for " + this
                    + "; bind it to an address of the same kind, such as "
                    + (group instanceof Inet4Address ? "0.0.0.0" : "::"));
        }
    }

    private Object message(ByteBuffer bytes, InetSocketAddress address) {
        var copy = new byte[bytes.remaining()];
        bytes.slice().get(copy);
        ByteBuf content = Unpooled.wrappedBuffer(copy);
        return peer == null ? new DatagramPacket(content, address) : content;
    }

    private static IOException closed() {
        return new IOException("the socket is closed");
    }

    /** Where it is; null if it is closed. */
    public @Nullable InetSocketAddress address() {
        return isOpen() ? channel.localAddress() : null;
    }

    /**
     * At which port it is.
     *
     * @throws IllegalStateException if it is closed
     */
    public int port() {
        var address = address();
        if (address == null) {
            throw new IllegalStateException("the socket is closed");
        }
        return address.getPort();
    }

    /** What it is made of, for those who build protocols. */
    public DatagramChannel channel() {
        return channel;
    }

    /** Whether it is not closed. */
    public boolean isOpen() {
        return !closedHere && channel.isOpen();
    }

    /** What it has done. */
    public UdpStatistics statistics() {
        var arrivals = inbound.arrivals().statistics();
        return new UdpStatistics(
                inbound.count() - arrivals.dropped(),
                arrivals.buffered(),
                arrivals.dropped(),
                outbound.sent(),
                outbound.failed());
    }

    /** Closes the socket, after what was given to it was given to the kernel. Does not wait for that. Again does nothing. */
    @Override
    public void close() {
        closedHere = true;
        if (channel.isOpen()) {
            // behind what a callback has given to it just now
            channel.eventLoop().execute(() -> {
                var _ = channel.close();
            });
        }
    }

    @Override
    public String toString() {
        var address = address();
        return "UDP socket at " + (address == null ? "no address, since it is closed" : Addresses.text(address));
    }
}
