package dev.rondo.net.callback;

import dev.rondo.loop.EventLoop;
import dev.rondo.net.transport.NettyLoop;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.socket.DuplexChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.Future;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A connection, by TCP or by a Unix socket. Nothing is read before {@link #read(boolean) read(true)}. It keeps the loop alive
 * until it is closed, or {@link #reference} says that it does not.
 */
public final class Connection {
    /** What is read at once, as in libuv. */
    private static final int CHUNK = 64 * 1024;

    private final EventLoop loop;
    private final Channel channel;
    private final Receiver receiver;
    private final boolean mapped;

    private Connection(NettyLoop netty, Channel channel, boolean mapped) {
        loop = netty.loop();
        this.channel = channel;
        this.mapped = mapped;
        receiver = new Receiver(loop, channel);
        var config = channel.config();
        config.setAutoRead(false);
        config.setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        config.setConnectTimeoutMillis(0);
        config.setRecvByteBufAllocator(new FixedRecvByteBufAllocator(CHUNK));
        noDelay(false);
    }

    /** One that a listener has accepted. */
    static Connection accepted(NettyLoop netty, Channel channel, boolean mapped) throws SocketException {
        var connection = new Connection(netty, channel, mapped);
        Channels.register(netty, channel, connection.receiver);
        return connection;
    }

    /**
     * Begins to connect.
     *
     * @param local from where, or null if that does not matter
     * @param connected is told the outcome, null for success: at the end of the poll phase, or in the pending phase if the kernel
     *     knew it at once; one that has failed is closed
     * @throws SocketException if there cannot be such a socket
     */
    public static Connection connect(
            SocketAddress remote, @Nullable SocketAddress local, Consumer<@Nullable SocketException> connected)
            throws SocketException {
        var netty = Channels.netty();
        var transport = netty.transport();
        boolean unix = remote instanceof UnixDomainSocketAddress;
        var channel = Channels.opened(unix ? transport::newUnixSocket : transport::newTcpSocket);
        var connection = new Connection(netty, channel, false);
        Channels.register(netty, connection.channel, connection.receiver);
        connection.begin(remote, local, connected);
        return connection;
    }

    private void begin(
            SocketAddress remote, @Nullable SocketAddress local, Consumer<@Nullable SocketException> connected) {
        var connecting =
                local == null ? channel.connect(Channels.forChannel(channel, remote)) : channel.connect(remote, local);
        // epoll has a socket that connects before those that were ready when it began, libuv has it behind them
        var _ = connecting.addListener(done -> {
            var event = new Event(loop, () -> connected.accept(failure(done)));
            if (done.isSuccess()) {
                loop.support().queuePolled(event);
            } else {
                var _ = channel.close();
                loop.support().queueFed(event);
            }
        });
    }

    private void tellLater(Future<?> operation, Consumer<@Nullable SocketException> outcome) {
        var _ = operation.addListener(done -> new Event(loop, () -> outcome.accept(failure(done))).now());
    }

    private static @Nullable SocketException failure(Future<?> done) {
        var cause = done.cause();
        return cause == null ? null : SocketException.of(cause);
    }

    /** Who is told from now on what happens. */
    public void tell(SocketEvents events) {
        receiver.tell(events);
    }

    /** Whether bytes are read as they come; otherwise they wait in the kernel, which lets the other side wait. */
    public void read(boolean on) {
        receiver.read(on);
    }

    /**
     * Writes all of the bytes, which belong to the connection until it has done so.
     *
     * @param written is told the outcome, null for success, if this answers false
     * @return whether the kernel has taken them
     * @throws SocketException if that is impossible
     */
    public boolean write(byte[] bytes, Consumer<@Nullable SocketException> written) throws SocketException {
        var writing = channel.writeAndFlush(Unpooled.wrappedBuffer(bytes));
        Channels.check(writing);
        if (!writing.isDone()) {
            tellLater(writing, written);
        }
        return writing.isDone();
    }

    /**
     * Tells the other side, after all that was written, that nothing more comes; reading goes on.
     *
     * @param done is told the outcome, null for success, and never at once
     */
    public void end(Consumer<@Nullable SocketException> done) {
        // behind all that is being written
        var last = channel.writeAndFlush(Unpooled.EMPTY_BUFFER);
        if (last.isDone()) {
            loop.support().queueFed(new Event(loop, () -> done.accept(failure(endOutput()))));
        } else {
            var _ = last.addListener(_ -> tellLater(endOutput(), done));
        }
    }

    private Future<?> endOutput() {
        return channel instanceof DuplexChannel duplex ? duplex.shutdownOutput() : channel.newSucceededFuture();
    }

    /** Closes it at once; what was not written yet fails. Again does nothing. */
    public void close() {
        receiver.stop();
        var _ = channel.close();
    }

    /** Closes it at once, so that the other side gets an error where that is possible. */
    public void reset() {
        if (channel instanceof SocketChannel && channel.isOpen()) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
        }
        close();
    }

    /** Whether it keeps the loop alive. */
    public void reference(boolean keep) {
        NettyLoop.of(loop).reference(channel, keep);
    }

    /** Whether small pieces are sent at once, instead of waiting for more (TCP_NODELAY); not at first. */
    public void noDelay(boolean on) {
        if (channel instanceof SocketChannel && channel.isOpen()) {
            channel.config().setOption(ChannelOption.TCP_NODELAY, on);
        }
    }

    /** Whether the kernel asks a silent peer whether it is there (SO_KEEPALIVE); not at first. */
    public void keepAlive(boolean on) {
        if (channel instanceof SocketChannel && channel.isOpen()) {
            channel.config().setOption(ChannelOption.SO_KEEPALIVE, on);
        }
    }

    /** This side; null if it is not known, or no more. */
    public @Nullable Endpoint local() {
        return Endpoint.of(channel.localAddress(), mapped);
    }

    /** The other side; null if it is not known, or no more. */
    public @Nullable Endpoint remote() {
        return Endpoint.of(channel.remoteAddress(), mapped);
    }

    /** Calls back when it is closed, by whomever. */
    public void onClose(Runnable callback) {
        var _ = channel.closeFuture().addListener(_ -> callback.run());
    }

    @Override
    public String toString() {
        return "connection to " + remote();
    }
}
