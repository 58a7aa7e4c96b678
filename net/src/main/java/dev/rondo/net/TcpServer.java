package dev.rondo.net;

import dev.rondo.channel.Case;
import dev.rondo.channel.Channel;
import dev.rondo.channel.ChannelClosedException;
import dev.rondo.loop.EventLoop;
import dev.rondo.net.transport.NettyLoop;
import dev.rondo.promise.Handler;
import dev.rondo.scope.Scope;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ServerChannel;
import io.netty.channel.unix.UnixChannelOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Listens for connections, by TCP or on a Unix socket. It takes no more of them from the kernel than somebody accepts; the others
 * wait in the kernel's backlog. For the fibers of the loop that made it.
 */
public final class TcpServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(TcpServer.class.getName());

    /** More than the kernel is asked for in one go. */
    private static final int MOST_AT_ONCE = 64;

    private final ServerChannel channel;
    private final int maxConnections;
    private final Channel<TcpSocket> arrived;
    private final @Nullable Handshakes handshakes;
    private long accepted;
    private final Set<TcpSocket> handled = new HashSet<>();
    private long failed;
    private boolean asking;

    private TcpServer(ServerChannel channel, TcpServerBuilder options) {
        this.channel = channel;
        maxConnections = options.maxConnections;
        var tls = options.tls;
        handshakes = tls == null ? null : new Handshakes(tls, this::arrived, this::askIfAwaited);
        arrived = Channel.buffered(MOST_AT_ONCE + (tls == null ? 0 : Handshakes.MOST_AT_ONCE));
    }

    /**
     * Listens on a port of all addresses of the machine; 0 for one that is free.
     *
     * @throws IOException if that is not possible; the message says where and why
     */
    public static TcpServer bind(int port) throws IOException {
        return builder().port(port).bind();
    }

    /**
     * Listens at an address, which may be a {@link UnixDomainSocketAddress}.
     *
     * @throws IOException as {@link #bind(int)}
     */
    public static TcpServer bind(SocketAddress address) throws IOException {
        return builder().address(address).bind();
    }

    /** Makes servers that differ from {@link #bind(int)}. */
    public static TcpServerBuilder builder() {
        return new TcpServerBuilder();
    }

    static TcpServer bind(TcpServerBuilder options) throws IOException {
        var netty = NettyLoop.of(EventLoop.current());
        var transport = netty.transport();
        boolean unix = options.address instanceof UnixDomainSocketAddress;
        var channel = unix ? transport.newUnixServer() : transport.newTcpServer();
        var server = new TcpServer(channel, options);
        var bootstrap = new ServerBootstrap()
                .group(netty)
                .channelFactory(() -> channel)
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.SO_BACKLOG, options.backlog)
                .handler(server.new Listening())
                .childHandler(server.new Arriving());
        if (!unix) {
            bootstrap.option(ChannelOption.SO_REUSEADDR, true);
        }
        if (options.reusePort && !channel.config().setOption(UnixChannelOption.SO_REUSEPORT, true)) {
            throw new UnsupportedOperationException("the transport " + transport.name()
                    + " cannot share a port between servers; use epoll, io_uring or kqueue");
        }
        var binding = bootstrap.bind(Addresses.forChannel(channel, options.address));
        Completion.await(binding);
        if (!binding.isSuccess()) {
            throw Addresses.explained("cannot listen at " + Addresses.text(options.address), binding.cause());
        }
        return server;
    }

    /**
     * Waits for a connection. Whoever accepts it closes it.
     *
     * @throws IOException if the server is closed, or has failed
     * @throws dev.rondo.fiber.Cancelled if the fiber is cancelled; then none was taken
     */
    public TcpSocket accept() throws IOException {
        ask();
        try {
            return taken(arrived.receive());
        } catch (ChannelClosedException closed) {
            var cause = closed.getCause();
            throw new IOException(cause == null ? "the server is closed" : cause.getMessage(), cause);
        }
    }

    /** A case of a {@link dev.rondo.channel.Select}: somebody has connected. */
    public <R extends @Nullable Object> Case<R> onAccept(Handler<? super TcpSocket, ? extends R> action) {
        ask();
        return arrived.onReceive(socket -> action.apply(taken(socket)));
    }

    private TcpSocket taken(TcpSocket socket) {
        accepted++;
        return socket;
    }

    /**
     * Handles every connection in a fiber of its own, until the server is closed or the calling fiber cancelled; that cancels
     * the handlers too. An error of a handler closes its connection and is logged: at the level of debugging if it is of the
     * connection, otherwise as an error.
     *
     * @throws IOException if the server has failed
     */
    public void serve(SocketHandler handler) throws IOException {
        try {
            Scope.<@Nullable Void>supervise(scope -> {
                acceptAll(scope, handler);
                return null;
            });
        } finally {
            // handlers that were cancelled before they began have left theirs behind
            Set.copyOf(handled).forEach(TcpSocket::close);
            handled.clear();
        }
    }

    private void acceptAll(Scope scope, SocketHandler handler) throws IOException {
        var places = Channel.<TcpServer>buffered(maxConnections);
        try {
            while (channel.isOpen()) {
                places.send(this);
                var socket = accept();
                handled.add(socket);
                scope.fork(() -> {
                    handle(socket, handler);
                    places.tryReceive();
                });
            }
        } catch (IOException end) {
            if (channel.isOpen() || end.getCause() != null) {
                throw end;
            }
        }
    }

    private void handle(TcpSocket socket, SocketHandler handler) {
        try (socket) {
            handler.handle(socket);
        } catch (IOException | UncheckedIOException ofTheConnection) {
            failed++;
            LOG.log(System.Logger.Level.DEBUG, () -> "a connection has failed: " + socket, ofTheConnection);
        } catch (Exception error) {
            failed++;
            LOG.log(System.Logger.Level.ERROR, () -> "the handler of a connection has failed: " + socket, error);
        } finally {
            handled.remove(socket);
        }
    }

    /** Where it listens; null if it is closed. */
    public @Nullable SocketAddress address() {
        return Addresses.ofJdk(channel.localAddress());
    }

    /**
     * On which port it listens.
     *
     * @throws IllegalStateException if it is closed, or listens on no port
     */
    public int port() {
        if (address() instanceof InetSocketAddress inet) {
            return inet.getPort();
        }
        throw new IllegalStateException(
                channel.isOpen() ? "a server at " + address() + " has no port" : "the server is closed");
    }

    /** What it has done. */
    public TcpServerStatistics statistics() {
        return new TcpServerStatistics(accepted, handled.size(), failed, handshakes == null ? 0 : handshakes.failed());
    }

    /**
     * Listens no longer; connections that nobody has accepted are closed. What was accepted lives on, in {@link #serve} until its
     * handlers end. Again does nothing.
     */
    @Override
    public void close() {
        channel.close();
    }

    private void ask() {
        if (!asking
                && channel.isOpen()
                && arrived.statistics().buffered() == 0
                && (handshakes == null || handshakes.hasRoom())) {
            asking = true;
            channel.read();
        }
    }

    private void askIfAwaited() {
        if (arrived.statistics().receivers() > 0) {
            ask();
        }
    }

    private void arrived(TcpSocket socket) {
        if (arrived.statistics().closed() || !arrived.trySend(socket)) {
            socket.close();
        }
    }

    @Override
    public String toString() {
        return "server at "
                + (channel.isOpen() ? Addresses.text(channel.localAddress()) : "no address, since it is closed");
    }

    /** What becomes of the listener itself. */
    private final class Listening extends ChannelInboundHandlerAdapter {
        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            asking = false;
            askIfAwaited();
            context.fireChannelReadComplete();
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            arrived.close();
            for (var socket = arrived.tryReceive(); socket != null; socket = arrived.tryReceive()) {
                socket.reset();
            }
            if (handshakes != null) {
                handshakes.drop();
            }
            context.fireChannelInactive();
        }
    }

    /** A connection that the kernel has handed over. */
    private final class Arriving extends ChannelInitializer<io.netty.channel.Channel> {
        @Override
        protected void initChannel(io.netty.channel.Channel child) {
            var socket = new TcpSocket(child);
            if (handshakes != null) {
                handshakes.start(socket);
            } else {
                child.pipeline().addLast(socket.inbound());
                arrived(socket);
            }
        }
    }
}
