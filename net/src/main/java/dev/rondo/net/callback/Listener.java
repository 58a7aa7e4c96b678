package dev.rondo.net.callback;

import dev.rondo.loop.EventLoop;
import dev.rondo.net.transport.AcceptBackoff;
import dev.rondo.net.transport.NettyLoop;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.ServerChannel;
import io.netty.channel.unix.UnixChannelOption;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Listens for connections, by TCP or on a Unix socket. It keeps the loop alive until it is closed, or {@link #reference} says that it
 * does not.
 */
public final class Listener {
    private static final System.Logger LOG = System.getLogger(Listener.class.getName());

    private final EventLoop loop;
    private final ServerChannel channel;
    private final @Nullable Path path;
    private final Consumer<Connection> accepted;
    private final AcceptBackoff backoff;

    private Listener(NettyLoop netty, ServerChannel channel, @Nullable Path path, Consumer<Connection> accepted) {
        loop = netty.loop();
        this.channel = channel;
        this.path = path;
        this.accepted = accepted;
        backoff = new AcceptBackoff(channel, LOG, () -> channel.config().setAutoRead(true));
    }

    /**
     * Listens.
     *
     * @param backlog how many connections the kernel keeps that were not accepted yet
     * @param reusePort whether other listeners may share the port, if it is one
     * @param accepted is told of each connection, in the poll phase, and closes it one day
     * @throws SocketException if that is not possible
     */
    public static Listener listen(SocketAddress address, int backlog, boolean reusePort, Consumer<Connection> accepted)
            throws SocketException {
        var netty = Channels.netty();
        var transport = netty.transport();
        var unix = address instanceof UnixDomainSocketAddress socket ? socket.getPath() : null;
        if (unix != null && Files.exists(unix, LinkOption.NOFOLLOW_LINKS)) {
            // native transports would take its place
            throw SocketException.of("EADDRINUSE");
        }
        var channel = Channels.opened(unix == null ? transport::newTcpServer : transport::newUnixServer);
        var listener = new Listener(netty, channel, unix, accepted);
        try {
            Channels.register(netty, channel, listener.new Accepting());
            channel.config().setOption(ChannelOption.SO_BACKLOG, backlog);
            if (unix == null) {
                channel.config().setOption(ChannelOption.SO_REUSEADDR, true);
            }
            if (reusePort && unix == null && !channel.config().setOption(UnixChannelOption.SO_REUSEPORT, true)) {
                throw SocketException.of("ENOTSUP");
            }
            Channels.check(channel.bind(Channels.forChannel(channel, address)));
            listener.backoff.listening();
            var _ = channel.closeFuture().addListener(_ -> listener.backoff.close());
            return listener;
        } catch (SocketException failed) {
            var _ = channel.close();
            throw failed;
        }
    }

    /** Where it listens; null if it is closed. */
    public @Nullable Endpoint local() {
        return Endpoint.of(channel.localAddress(), false);
    }

    /** Whether it keeps the loop alive. */
    public void reference(boolean keep) {
        NettyLoop.of(loop).reference(channel, keep);
    }

    /** Listens no longer, and takes a Unix socket's path away. What was accepted lives on. Again does nothing. */
    public void close() {
        boolean wasOpen = channel.isOpen();
        var _ = channel.close();
        if (wasOpen && path != null) {
            try {
                // not all transports do so
                Files.deleteIfExists(path);
            } catch (IOException failed) {
                LOG.log(System.Logger.Level.WARNING, "cannot delete the Unix socket " + path, failed);
            }
        }
    }

    /** Calls back when it is closed, by whomever. */
    public void onClose(Runnable callback) {
        var _ = channel.closeFuture().addListener(_ -> callback.run());
    }

    @Override
    public String toString() {
        return "listener at " + local();
    }

    private final class Accepting extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            var child = (Channel) message;
            backoff.accepted();
            try {
                boolean mapped = channel.localAddress() instanceof InetSocketAddress inet
                        && inet.getAddress() instanceof Inet6Address;
                var connection = Connection.accepted(NettyLoop.of(loop), child, mapped);
                new Event(loop, () -> accepted.accept(connection)).now();
            } catch (SocketException goneAlready) {
                child.unsafe().closeForcibly();
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            backoff.refused(Listener.this, cause);
        }
    }
}
