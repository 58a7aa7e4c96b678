package dev.rondo.net.callback;

import dev.rondo.net.transport.NettyLoop;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelPromise;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.util.concurrent.Future;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.function.Supplier;

/** What the two kinds of channels have in common. */
final class Channels {
    private Channels() {}

    /** The loop's sockets. */
    static NettyLoop netty() throws SocketException {
        var netty = opened(NettyLoop::current);
        if (!netty.inEventLoop()) {
            throw new IllegalStateException(
                    "this is for callbacks of the loop; fibers use dev.rondo.net.TcpSocket and TcpServer");
        }
        return netty;
    }

    /** A new channel. */
    static <T> T opened(Supplier<T> maker) throws SocketException {
        try {
            return maker.get();
        } catch (ChannelException refused) {
            throw SocketException.of(refused.getCause() == null ? refused : refused.getCause());
        }
    }

    /** Gives the channel to the loop, which is done when this returns. */
    static void register(NettyLoop netty, Channel channel, ChannelHandler handler) throws SocketException {
        channel.pipeline().addLast(handler);
        ChannelPromise registered = new DefaultChannelPromise(channel, netty);
        channel.unsafe().register(netty, registered);
        check(registered);
    }

    /** Throws what has failed at once. */
    static void check(Future<?> operation) throws SocketException {
        var cause = operation.cause();
        if (cause != null) {
            throw SocketException.of(cause);
        }
    }

    static SocketAddress forChannel(Channel channel, SocketAddress address) {
        return address instanceof UnixDomainSocketAddress unix
                        && !(channel instanceof NioDomainSocketChannel)
                        && !(channel instanceof NioServerDomainSocketChannel)
                ? new DomainSocketAddress(unix.getPath().toString())
                : address;
    }
}
