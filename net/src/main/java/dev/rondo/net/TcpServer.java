package dev.rondo.net;

import dev.rondo.channel.Case;
import dev.rondo.channel.Channel;
import dev.rondo.channel.ChannelClosedException;
import dev.rondo.net.transport.AcceptBackoff;
import dev.rondo.net.transport.NettyLoop;
import dev.rondo.promise.Handler;
import dev.rondo.scope.Scope;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ServerChannel;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
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

    /** Of a Unix socket. */
    private final @Nullable Path path;

    private final Channel<TcpSocket> arrived;
    private final @Nullable Handshakes handshakes;
    private long accepted;
    private final Set<TcpSocket> handled = new HashSet<>();
    private long failed;

    /** How many are open that the callback was told of. */
    private int told;

    private boolean asking;
    private boolean closedHere;
    private final AcceptBackoff backoff;
    private @Nullable Consumer<? super TcpSocket> listener;

    private TcpServer(ServerChannel channel, TcpServerBuilder options) {
        this.channel = channel;
        backoff = new AcceptBackoff(channel, LOG, this::goOn);
        maxConnections = options.maxConnections;
        var tls = options.tls;
        path = options.path();
        handshakes = tls == null ? null : new Handshakes(tls, this::arrived, this::goOn);
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
        var netty = Addresses.netty();
        var transport = netty.transport();
        var path = options.path();
        if (path != null && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            // native transports would take the place of a server that listens there
            throw new BindException(
                    "cannot listen at " + path + ": something is there; delete it if no server listens at it any more");
        }
        if (path != null && options.reusePort) {
            throw new UnsupportedOperationException(path + " cannot be shared as a port can; leave out reusePort");
        }
        var channel = Addresses.opened(path != null ? transport::newUnixServer : transport::newTcpServer);
        try {
            if (options.reusePort) {
                SharedPort.allow(channel, transport);
            }
            return bind(channel, netty, options);
        } catch (Throwable given) {
            Addresses.abandon(channel);
            throw given;
        }
    }

    private static TcpServer bind(ServerChannel channel, NettyLoop netty, TcpServerBuilder options) throws IOException {
        var server = new TcpServer(channel, options);
        var bootstrap = new ServerBootstrap()
                .group(netty)
                .channelFactory(() -> channel)
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.SO_BACKLOG, options.backlog)
                .handler(server.new Listening())
                .childHandler(server.new Arriving());
        if (options.path() == null) {
            bootstrap.option(ChannelOption.SO_REUSEADDR, true);
        }
        var binding = bootstrap.bind(Addresses.forChannel(channel, options.address));
        Completion.await(binding);
        if (!binding.isSuccess()) {
            throw Addresses.explained("cannot listen at " + Addresses.text(options.address), binding.cause());
        }
        server.backoff.listening();
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

    /**
     * From now on calls back with each connection, instead of keeping them for {@link #accept}; while as many are open as there may
     * be, the server takes no more. What the callback throws goes to the loop's handler of uncaught errors. Whoever gets a
     * connection closes it.
     */
    public void onConnection(Consumer<? super TcpSocket> callback) {
        listener = Objects.requireNonNull(callback, "callback");
        tellOfWaiting();
    }

    /** Those that the kernel has handed over in one go may be more than there is room for. */
    private void tellOfWaiting() {
        while (told < maxConnections) {
            var waiting = arrived.tryReceive();
            if (waiting == null) {
                break;
            }
            tellOf(waiting);
        }
        setReading();
    }

    /** Those whose handshake is under way are open, too. */
    private void setReading() {
        int shaking = handshakes == null ? 0 : handshakes.underWay();
        channel.config().setAutoRead(listener != null && !backoff.isPausing() && told + shaking < maxConnections);
    }

    private void goOn() {
        if (listener == null) {
            askIfAwaited();
        } else if (channel.isOpen()) {
            setReading();
        }
    }

    private void tellOf(TcpSocket socket) {
        accepted++;
        told++;
        var _ = socket.channel().closeFuture().addListener(_ -> {
            told--;
            if (channel.isOpen()) {
                tellOfWaiting();
            }
        });
        var callback = Objects.requireNonNull(listener);
        channel.eventLoop().execute(() -> callback.accept(socket));
    }

    private TcpSocket taken(TcpSocket socket) {
        accepted++;
        return socket;
    }

    /**
     * Handles every connection in a fiber of its own, until the server is closed or the calling fiber cancelled; that cancels
     * the handlers too. An exception of a handler closes its connection and is logged: at the level of debugging if the connection
     * has failed, otherwise as an error.
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
        } catch (Exception error) {
            failed++;
            // that others go away is part of a server's life
            var level = socket.hasFailed() ? System.Logger.Level.DEBUG : System.Logger.Level.ERROR;
            lendDescriptor(() -> LOG.log(level, () -> "the handler of a connection has failed: " + socket, error));
        } finally {
            handled.remove(socket);
        }
    }

    /**
     * Does, now, what may take a file descriptor for a moment, as loggers do when they first write; where the process has no more
     * of them, there is the one that this server keeps while it is open. For those who build servers.
     */
    public void lendDescriptor(Runnable action) {
        backoff.lend(action);
    }

    /** Where it listens; null if it is closed. */
    public @Nullable SocketAddress address() {
        return isOpen() ? Addresses.ofJdk(channel.localAddress()) : null;
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
                isOpen() ? "a server at " + address() + " has no port" : "the server is closed");
    }

    private boolean isOpen() {
        return !closedHere && channel.isOpen();
    }

    /** What it has done. */
    public TcpServerStatistics statistics() {
        return new TcpServerStatistics(accepted, handled.size(), failed, handshakes == null ? 0 : handshakes.failed());
    }

    /**
     * Listens no longer, and deletes the path of a Unix socket; connections that nobody has accepted are closed. What was accepted
     * lives on, in {@link #serve} until its handlers end. Again does nothing.
     */
    @Override
    public void close() {
        closedHere = true;
        var _ = channel.close();
    }

    private void ask() {
        if (!asking
                && !backoff.isPausing()
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
        backoff.accepted();
        if (listener != null && told < maxConnections) {
            tellOf(socket);
            setReading();
        } else if (arrived.statistics().closed() || !arrived.trySend(socket)) {
            socket.close();
        }
    }

    private void deletePath() {
        if (path != null) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException left) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        () -> "cannot delete " + path + ", where a server has listened",
                        left);
            }
        }
    }

    @Override
    public String toString() {
        return "server at " + (isOpen() ? Addresses.text(channel.localAddress()) : "no address, since it is closed");
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
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            asking = false;
            backoff.refused(TcpServer.this, cause);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            backoff.close();
            deletePath();
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
                setReading();
            } else {
                child.pipeline().addLast(socket.inbound());
                arrived(socket);
            }
        }
    }
}
