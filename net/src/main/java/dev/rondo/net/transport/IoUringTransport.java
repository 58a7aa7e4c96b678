package dev.rondo.net.transport;

import io.netty.channel.Channel;
import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringDatagramChannel;
import io.netty.channel.uring.IoUringDomainSocketChannel;
import io.netty.channel.uring.IoUringIoHandle;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringIoHandlerConfig;
import io.netty.channel.uring.IoUringServerDomainSocketChannel;
import io.netty.channel.uring.IoUringServerSocketChannel;
import io.netty.channel.uring.IoUringSocketChannel;
import org.jspecify.annotations.Nullable;

/** Linux's io_uring: two rings that the kernel and the process share, one of orders and one of what was done. */
final class IoUringTransport implements Transport {
    static final Transport INSTANCE = new IoUringTransport();

    static {
        // otherwise the kernel accepts connections for which nobody has asked, and a server cannot let others wait
        var property = "io.netty.iouring.acceptMultiShotEnabled";
        if (System.getProperty(property) == null) {
            System.setProperty(property, "false");
        }
    }

    private IoUringTransport() {}

    @Override
    public String name() {
        return "io_uring";
    }

    @Override
    public @Nullable Throwable unavailability() {
        return IoUring.unavailabilityCause();
    }

    @Override
    public IoHandler newHandler(NettyLoop loop) {
        return IoUringIoHandler.newFactory(new IoUringIoHandlerConfig().setSingleIssuer(false))
                .newHandler(loop);
    }

    @Override
    public Readiness readiness(NettyLoop loop, IoHandle handle) {
        return new Ready(loop, handle);
    }

    @Override
    public Channel newTcpSocket() {
        return new IoUringSocketChannel();
    }

    @Override
    public ServerChannel newTcpServer() {
        return new IoUringServerSocketChannel();
    }

    @Override
    public DatagramChannel newUdpSocket(boolean ipv4) {
        return ipv4 ? new IoUringDatagramChannel(SocketProtocolFamily.INET) : new IoUringDatagramChannel();
    }

    @Override
    public Channel newUnixSocket() {
        return new IoUringDomainSocketChannel();
    }

    @Override
    public ServerChannel newUnixServer() {
        return new IoUringServerDomainSocketChannel();
    }

    private static final class Ready extends Readiness implements IoUringIoHandle {
        Ready(NettyLoop loop, IoHandle handle) {
            super(loop, handle);
        }
    }
}
