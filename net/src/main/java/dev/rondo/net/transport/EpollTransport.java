package dev.rondo.net.transport;

import io.netty.channel.Channel;
import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoRegistration;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollIoHandle;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.unix.FileDescriptor;
import org.jspecify.annotations.Nullable;

/** Linux's epoll: a red-black tree of what is watched, and a list of what is ready. */
final class EpollTransport implements Transport {
    static final Transport INSTANCE = new EpollTransport();

    private EpollTransport() {}

    @Override
    public String name() {
        return "epoll";
    }

    @Override
    public @Nullable Throwable unavailability() {
        return Epoll.unavailabilityCause();
    }

    @Override
    public IoHandler newHandler(NettyLoop loop) {
        return EpollIoHandler.newFactory().newHandler(loop);
    }

    @Override
    public Readiness readiness(NettyLoop loop, IoHandle handle) {
        return new Ready(loop, handle);
    }

    @Override
    public Channel newTcpSocket() {
        return new EpollSocketChannel();
    }

    @Override
    public ServerChannel newTcpServer() {
        return new EpollServerSocketChannel();
    }

    @Override
    public DatagramChannel newUdpSocket(boolean ipv4) {
        return ipv4 ? new EpollDatagramChannel(SocketProtocolFamily.INET) : new EpollDatagramChannel();
    }

    @Override
    public Channel newUnixSocket() {
        return new EpollDomainSocketChannel();
    }

    @Override
    public ServerChannel newUnixServer() {
        return new EpollServerDomainSocketChannel();
    }

    private static final class Ready extends Readiness implements EpollIoHandle {
        Ready(NettyLoop loop, IoHandle handle) {
            super(loop, handle);
        }

        @Override
        public FileDescriptor fd() {
            return ((EpollIoHandle) handle).fd();
        }

        @Override
        protected IoRegistration registration(IoRegistration given) {
            return new EpollRegistration(given);
        }
    }
}
