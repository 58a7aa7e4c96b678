package dev.rondo.net.transport;

import io.netty.channel.Channel;
import io.netty.channel.IoEvent;
import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringDatagramChannel;
import io.netty.channel.uring.IoUringDomainSocketChannel;
import io.netty.channel.uring.IoUringIoEvent;
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
        // the kernel does a third less for a ring that it knows to be of one thread, and refuses it to all others
        boolean oneThread = loop.loop().support().staysOnThread();
        return IoUringIoHandler.newFactory(new IoUringIoHandlerConfig().setSingleIssuer(oneThread))
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

    /**
     * Behind data Netty (4.2.18) reads on only if the kernel says that there is more, which it does not say of a reset. So a channel
     * whose other side had sent data and reset the connection at once never heard of that.
     */
    private static final class Ready extends Readiness implements IoUringIoHandle {
        private static final byte POLL_ADD = 6;
        private static final byte RECV = 27;
        private static final int POLLRDHUP = 0x2000;
        private static final int MORE_TO_READ = 4;

        private boolean hungUp;

        Ready(NettyLoop loop, IoHandle handle) {
            super(loop, handle);
        }

        @Override
        protected IoEvent event(IoEvent given) {
            var event = (IoUringIoEvent) given;
            hungUp |= event.opcode() == POLL_ADD && event.res() > 0 && (event.res() & POLLRDHUP) != 0;
            return hungUp && event.opcode() == RECV && event.res() > 0
                    ? new IoUringIoEvent(event.res(), event.flags() | MORE_TO_READ, RECV, event.userData())
                    : given;
        }
    }
}
