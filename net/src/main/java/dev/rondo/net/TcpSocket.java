package dev.rondo.net;

import dev.rondo.channel.Case;
import dev.rondo.channel.ChannelClosedException;
import dev.rondo.loop.EventLoop;
import dev.rondo.net.transport.NettyLoop;
import dev.rondo.promise.Handler;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * A connection, by TCP or by a Unix socket. Who reads waits until something has come; who writes waits while the other side is
 * slow: at most 64 KiB wait here in each direction. For the fibers of the loop that made it, and one reader at a time.
 *
 * <p>Unix sockets of the transports io_uring and NIO know no connection that has ended on one side only: there, the end that comes
 * from the other side closes this one. So it is with TLS, unless both sides speak version 1.3 and this one uses the JDK's provider. An
 * encrypted connection that ends without TLS's own end (close_notify) fails for the reader: something may be missing.
 *
 * <table>
 * <caption>States</caption>
 * <tr><th>state</th><th>reading</th><th>writing</th></tr>
 * <tr><td>open</td><td>yes</td><td>yes</td></tr>
 * <tr><td>the other side has ended</td><td>what has come, then the end</td><td>yes</td></tr>
 * <tr><td>{@link #end ended} here</td><td>yes</td><td>an error</td></tr>
 * <tr><td>{@link #close closed}, or ended on both sides</td><td>what has come, then the end</td><td>an error</td></tr>
 * <tr><td>failed</td><td>what has come, then an error</td><td>an error</td></tr>
 * </table>
 */
public final class TcpSocket implements AutoCloseable {
    private final Channel channel;
    private final Outbound outbound;
    private Inbound inbound = new Inbound(this);
    private @Nullable SSLEngine engine;

    private boolean inputEnded;
    private boolean outputEnded;
    private boolean closedHere;
    private @Nullable TlsSession tls;
    private String peer = "a socket that is not connected";

    TcpSocket(Channel channel) {
        this.channel = channel;
        outbound = new Outbound(channel);
        channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        if (channel instanceof SocketChannel) {
            channel.config().setOption(ChannelOption.TCP_NODELAY, true);
        }
    }

    /**
     * Connects to a host by name or number. The name is asked of the loop's {@link Resolver}; if it has more than one address,
     * those are tried in turn, IPv6 first, each a quarter of a second after the one before or as soon as that has failed, and
     * the first connection counts (RFC 8305).
     *
     * @throws java.net.UnknownHostException as {@link Resolver#resolve}
     * @throws IOException if that is not possible; the message says why, and to what
     */
    public static TcpSocket connect(String host, int port) throws IOException {
        return connect(InetSocketAddress.createUnresolved(host, port));
    }

    /**
     * Connects to an address, which may be a {@link UnixDomainSocketAddress}, or one that is not resolved yet. A deadline is
     * set around it, with {@link dev.rondo.scope.Deadline#within}; without one, an address is given up after 30 seconds.
     *
     * @throws IOException as {@link #connect(String, int)}
     * @throws dev.rondo.fiber.Cancelled if the fiber is cancelled; then nothing is left open
     */
    public static TcpSocket connect(SocketAddress address) throws IOException {
        Objects.requireNonNull(address, "address");
        if (!(address instanceof InetSocketAddress named) || !named.isUnresolved()) {
            return connectTo(address);
        }
        var addresses = Resolver.current().resolve(named.getHostString());
        return new HappyEyeballs<>(HappyEyeballs.DELAY, TcpSocket::connectTo, TcpSocket::close)
                .connect(named, addresses);
    }

    private static TcpSocket connectTo(SocketAddress address) throws IOException {
        var netty = Addresses.netty();
        var transport = netty.transport();
        var channel = Addresses.opened(
                address instanceof UnixDomainSocketAddress ? transport::newUnixSocket : transport::newTcpSocket);
        var socket = new TcpSocket(channel);
        var connecting = new Bootstrap()
                .group(netty)
                .channelFactory(() -> channel)
                .disableResolver()
                .handler(socket.inbound)
                .connect(Addresses.forChannel(channel, address));
        try {
            Completion.await(connecting);
        } catch (Throwable given) {
            var _ = channel.close();
            throw given;
        }
        if (!connecting.isSuccess()) {
            throw Addresses.explained("cannot connect to " + Addresses.text(address), connecting.cause());
        }
        return socket;
    }

    /**
     * Connects to a host by name or number, and encrypts. The other side's certificate must be for this host, unless the settings
     * name another.
     *
     * @throws javax.net.ssl.SSLException if the two sides do not agree, or one does not trust the other; the message says why
     * @throws IOException as {@link #connect(String, int)}
     * @throws dev.rondo.fiber.Cancelled if the fiber is cancelled; then nothing is left open
     */
    public static TcpSocket connect(String host, int port, ClientTls tls) throws IOException {
        Objects.requireNonNull(tls, "tls");
        return connect(host, port).secure(tls, host, port);
    }

    /**
     * As {@link #connect(String, int, ClientTls)}, to an address, which may be a {@link UnixDomainSocketAddress} if the settings
     * name the server.
     *
     * @throws IllegalArgumentException if there is no name that the certificate could be for
     */
    public static TcpSocket connect(SocketAddress address, ClientTls tls) throws IOException {
        if (address instanceof InetSocketAddress inet) {
            return connect(address).secure(tls, inet.getHostString(), inet.getPort());
        }
        if (tls.serverName() == null) {
            throw new IllegalArgumentException(
                    address + " has no name that a certificate could be for; say one with serverName");
        }
        return connect(address).secure(tls, tls.serverName(), -1);
    }

    /**
     * Encrypts from now on what was not encrypted before, as behind a proxy's tunnel or after STARTTLS. The other side must not have
     * sent more than was read. If it fails, the connection is closed.
     *
     * @param host whose certificate the other side must have, unless the settings name another one
     * @throws javax.net.ssl.SSLException as {@link #connect(String, int, ClientTls)}
     * @throws IllegalArgumentException if no host can have that name
     */
    public void encrypt(ClientTls tls, String host, int port) throws IOException {
        Objects.requireNonNull(tls, "tls");
        if (inbound.hasRest()) {
            drop();
            throw TlsErrors.tooEarly(Addresses.peer(channel));
        }
        var _ = secure(tls, host, port);
    }

    /** Shakes hands, or closes it. */
    TcpSocket secure(ClientTls settings, String host, int port) throws IOException {
        try {
            var name = settings.serverName() == null ? LocalNames.withoutDot(host) : settings.serverName();
            var handler = settings.newHandler(channel.alloc(), name, port);
            var handshake = new Handshake(this, settings, ClientTls.canAskFor(name) ? name : null);
            channel.eventLoop().execute(() -> handshake.start(handler));
            Completion.await(handshake.session());
            if (!handshake.session().isSuccess()) {
                throw Addresses.again(handshake.session().cause());
            }
            return this;
        } catch (Throwable given) {
            drop();
            throw given;
        }
    }

    /**
     * The bytes that have come, at least one; null at the end.
     *
     * @throws IOException if the connection has failed
     * @throws dev.rondo.fiber.Cancelled if the fiber is cancelled; then nothing was read
     */
    public @Nullable ByteBuffer read() throws IOException {
        var left = inbound.takeRest();
        if (left != null) {
            return left;
        }
        try {
            var piece = inbound.pieces().receiveOrNull();
            if (piece != null) {
                inbound.taken(piece);
            }
            return piece;
        } catch (ChannelClosedException failed) {
            throw asItIs(failed);
        }
    }

    private static IOException asItIs(ChannelClosedException failed) {
        var cause = failed.getCause();
        return cause == null ? new IOException(failed) : Addresses.again(cause);
    }

    /**
     * Reads as many bytes as have come and find room.
     *
     * @return how many, 0 if there is no room; -1 at the end
     * @throws IOException as {@link #read()}
     */
    public int read(ByteBuffer target) throws IOException {
        if (!target.hasRemaining()) {
            return 0;
        }
        var piece = read();
        if (piece == null) {
            return -1;
        }
        int count = Math.min(piece.remaining(), target.remaining());
        target.put(piece.slice(piece.position(), count));
        piece.position(piece.position() + count);
        putBack(piece);
        return count;
    }

    /**
     * Reads so many bytes, or none.
     *
     * @throws EOFException if the other side ends before
     * @throws IOException as {@link #read()}
     * @throws dev.rondo.fiber.Cancelled as {@link #read()}
     */
    public byte[] readExactly(int count) throws IOException {
        var bytes = ByteBuffer.allocate(count);
        try {
            while (bytes.hasRemaining()) {
                if (read(bytes) < 0) {
                    throw new EOFException(
                            Addresses.peer(channel) + " ended after " + bytes.position() + " of " + count + " bytes");
                }
            }
            return bytes.array();
        } catch (Throwable given) {
            putBack(bytes.flip());
            throw given;
        }
    }

    /** The text that comes, line by line, without the line feeds; as UTF-8. To be used instead of the other ways to read. */
    public Lines lines() {
        return new Lines(this);
    }

    /** A case of a {@link dev.rondo.channel.Select}: something has come, or null for the end. */
    @SuppressWarnings("NullAway") // the action takes null, which NullAway does not see through the wildcard
    public <R extends @Nullable Object> Case<R> onRead(Handler<? super @Nullable ByteBuffer, ? extends R> action) {
        Objects.requireNonNull(action, "action");
        if (inbound.hasRest()) {
            var ready = dev.rondo.channel.Channel.<TcpSocket>buffered(1);
            ready.trySend(this);
            return ready.onReceive(_ -> action.apply(inbound.takeRest()));
        }
        return inbound.pieces().onReceiveOrNull(piece -> {
            if (piece != null) {
                inbound.taken(piece);
            }
            return action.apply(piece);
        });
    }

    /**
     * From now on tells the listener what happens, beginning with what has come already, instead of keeping it for
     * {@link #read()}. The listener is not asked whether it can follow: who cannot pauses the {@link #channel()}.
     */
    public void listen(SocketListener listener) {
        Objects.requireNonNull(listener, "listener");
        channel.eventLoop().execute(() -> inbound.listen(listener));
    }

    /**
     * From now on these handlers of Netty's get what comes, beginning with what has come already: for those who build protocols.
     * They own the connection; of this socket only {@link #channel}, {@link #tls}, the addresses and {@link #reset} are to be
     * used after it.
     */
    public void handOver(ChannelHandler... handlers) {
        var loop = channel.eventLoop();
        if (loop.inEventLoop()) {
            inbound.handOver(handlers);
        } else {
            loop.execute(() -> inbound.handOver(handlers));
        }
    }

    /**
     * After {@link #handOver}: what comes from now on is for {@link #read()} again, and all of this socket may be used as before.
     * Handlers of Netty's that are still there come before. For the loop's own thread, and an open connection.
     *
     * @throws IllegalStateException if it is not handed over
     */
    public void takeBack() {
        if (channel.pipeline().context(inbound) != null) {
            throw new IllegalStateException(this + " was not handed over, and cannot be taken back");
        }
        inbound = new Inbound(this);
        if (engine != null) {
            inbound.encryptedBy(engine);
        }
        channel.pipeline().addLast(inbound);
    }

    /** Puts back what was read too much; it is read next. */
    void putBack(ByteBuffer bytes) {
        if (bytes.hasRemaining()) {
            inbound.putBack(bytes);
        }
    }

    /**
     * Writes all of the bytes, which are copied; waits while the other side is slow.
     *
     * @throws IOException if the connection has failed, or was ended here
     * @throws dev.rondo.fiber.Cancelled if the fiber is cancelled before the bytes were taken
     */
    public void write(ByteBuffer bytes) throws IOException {
        outbound.check();
        outbound.awaitRoom();
        offer(bytes);
    }

    /** As {@link #write(ByteBuffer)}. */
    public void write(byte[] bytes) throws IOException {
        write(ByteBuffer.wrap(bytes));
    }

    /** As {@link #write(ByteBuffer)}, in UTF-8. */
    public void write(String text) throws IOException {
        write(StandardCharsets.UTF_8.encode(text));
    }

    /**
     * Writes all of the bytes without waiting, which callbacks may do too.
     *
     * @return whether there is room for more; otherwise the caller should wait, as {@link #write(ByteBuffer)} does
     * @throws IOException as {@link #write(ByteBuffer)}
     */
    public boolean offer(ByteBuffer bytes) throws IOException {
        var copy = new byte[bytes.remaining()];
        bytes.get(copy);
        outbound.add(Unpooled.wrappedBuffer(copy));
        return outbound.hasRoom();
    }

    /**
     * Waits until the kernel has taken all that was written.
     *
     * @throws IOException as {@link #write(ByteBuffer)}
     */
    public void flush() throws IOException {
        outbound.flush();
    }

    /** Tells the other side, after all that was written, that nothing more comes; reading goes on. Again does nothing. */
    public void end() {
        if (!outputEnded) {
            outbound.end();
            outputEnded = true;
            closeIfEnded();
        }
    }

    /**
     * Closes the connection, after what was written has been sent. Does not wait for that; while the other side takes nothing, the
     * connection stays open, and keeps the loop alive, until {@link #reset}. Again does nothing.
     */
    @Override
    public void close() {
        outbound.close();
        closedHere = true;
    }

    /** Closes the connection at once; the other side gets an error where that is possible. */
    public void reset() {
        if (channel instanceof SocketChannel && channel.isOpen()) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
        }
        drop();
    }

    /** Closes the channel without a word, even if it encrypts. */
    void drop() {
        closedHere = true;
        var first = channel.pipeline().firstContext();
        if (first != null) {
            var _ = first.close();
        }
    }

    /** Where the other side is; null if the connection is closed. */
    public @Nullable SocketAddress remoteAddress() {
        return isOpen() ? Addresses.ofJdk(channel.remoteAddress()) : null;
    }

    /** Where this side is; null if the connection is closed. */
    public @Nullable SocketAddress localAddress() {
        return isOpen() ? Addresses.ofJdk(channel.localAddress()) : null;
    }

    /** Whether it is neither closed nor failed. */
    public boolean isOpen() {
        return !closedHere && channel.isOpen();
    }

    /** Whether it was cut off, by the other side or on the way. */
    public boolean hasFailed() {
        return outbound.failure() != null;
    }

    /** What the two sides have agreed on; null if the connection is not encrypted. */
    public @Nullable TlsSession tls() {
        return tls;
    }

    /** What it is made of, for those who build protocols. */
    public Channel channel() {
        return channel;
    }

    EventLoop loop() {
        return ((NettyLoop) channel.eventLoop()).loop();
    }

    Inbound inbound() {
        return inbound;
    }

    Outbound outbound() {
        return outbound;
    }

    void secured(TlsSession session, SSLEngine engine) {
        this.engine = engine;
        inbound.encryptedBy(engine);
        tls = session;
        peer = Addresses.peer(channel);
    }

    /** Who was there, even when it is gone. */
    String peer() {
        return peer;
    }

    boolean isClosedHere() {
        return closedHere;
    }

    void inputEnded() {
        inputEnded = true;
        outputEnded |= tls != null && !tls.endsOneWay();
        closeIfEnded();
    }

    void closed() {
        outbound.changed();
    }

    private void closeIfEnded() {
        if (inputEnded && outputEnded) {
            closedHere = true;
            outbound.close();
        }
    }

    @Override
    public String toString() {
        return "connection to " + Addresses.peer(channel);
    }
}
