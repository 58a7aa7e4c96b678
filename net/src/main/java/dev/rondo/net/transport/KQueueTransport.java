package dev.rondo.net.transport;

import io.netty.channel.Channel;
import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.ServerChannel;
import io.netty.channel.kqueue.KQueue;
import io.netty.channel.kqueue.KQueueDatagramChannel;
import io.netty.channel.kqueue.KQueueDomainSocketChannel;
import io.netty.channel.kqueue.KQueueIoHandle;
import io.netty.channel.kqueue.KQueueIoHandler;
import io.netty.channel.kqueue.KQueueServerDomainSocketChannel;
import io.netty.channel.kqueue.KQueueServerSocketChannel;
import io.netty.channel.kqueue.KQueueSocketChannel;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import org.jspecify.annotations.Nullable;

/** The kqueue of macOS and the BSDs. */
final class KQueueTransport implements Transport {
    static final Transport INSTANCE = new KQueueTransport();

    private KQueueTransport() {}

    @Override
    public String name() {
        return "kqueue";
    }

    @Override
    public @Nullable Throwable unavailability() {
        return KQueue.unavailabilityCause();
    }

    @Override
    public IoHandler newHandler(NettyLoop loop) {
        return KQueueIoHandler.newFactory().newHandler(loop);
    }

    @Override
    public Readiness readiness(NettyLoop loop, IoHandle handle) {
        return new Ready(loop, handle);
    }

    @Override
    public Channel newTcpSocket() {
        return new KQueueSocketChannel();
    }

    @Override
    public ServerChannel newTcpServer() {
        return new KQueueServerSocketChannel();
    }

    @Override
    public DatagramChannel newUdpSocket(boolean ipv4) {
        return ipv4 ? new KQueueDatagramChannel(SocketProtocolFamily.INET) : new KQueueDatagramChannel();
    }

    @Override
    public Channel newUnixSocket() {
        return new KQueueDomainSocketChannel();
    }

    @Override
    public ServerChannel newUnixServer() {
        return new KQueueServerDomainSocketChannel();
    }

    private static final class Ready extends Readiness implements KQueueIoHandle {
        Ready(NettyLoop loop, IoHandle handle) {
            super(loop, handle);
        }

        @Override
        public int ident() {
            return ((KQueueIoHandle) handle).ident();
        }
    }
}
