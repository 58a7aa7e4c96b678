package dev.rondo.net.transport;

import io.netty.channel.Channel;
import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.ServerChannel;
import io.netty.channel.nio.NioIoHandle;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.nio.channels.SelectableChannel;
import org.jspecify.annotations.Nullable;

/** The JDK's selectors. */
final class NioTransport implements Transport {
    static final Transport INSTANCE = new NioTransport();

    private NioTransport() {}

    @Override
    public String name() {
        return "nio";
    }

    @Override
    public @Nullable Throwable unavailability() {
        return null;
    }

    @Override
    public IoHandler newHandler(NettyLoop loop) {
        return NioIoHandler.newFactory().newHandler(loop);
    }

    @Override
    public Readiness readiness(NettyLoop loop, IoHandle handle) {
        return new Ready(loop, handle);
    }

    @Override
    public Channel newTcpSocket() {
        return new NioSocketChannel();
    }

    @Override
    public ServerChannel newTcpServer() {
        return new NioServerSocketChannel();
    }

    @Override
    public DatagramChannel newUdpSocket(boolean ipv4) {
        return ipv4 ? new NioDatagramChannel(SocketProtocolFamily.INET) : new NioDatagramChannel();
    }

    @Override
    public Channel newUnixSocket() {
        return new NioDomainSocketChannel();
    }

    @Override
    public ServerChannel newUnixServer() {
        return new NioServerDomainSocketChannel();
    }

    private static final class Ready extends Readiness implements NioIoHandle {
        Ready(NettyLoop loop, IoHandle handle) {
            super(loop, handle);
        }

        @Override
        public SelectableChannel selectableChannel() {
            return ((NioIoHandle) handle).selectableChannel();
        }
    }
}
