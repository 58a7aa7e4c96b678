package dev.rondo.net.transport;

import io.netty.channel.Channel;
import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.DatagramChannel;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What sockets are made of: the kernel's way to say what is ready, and channels that fit it. A seam: a simulated network is
 * one more transport. Any thread may use it.
 */
public interface Transport {
    /** The system property that names the standard transport: {@code rondo.transport}. */
    String PROPERTY = "rondo.transport";

    /** Its name, such as {@code epoll}. */
    String name();

    /** Why it cannot be used on this machine; null if it can. */
    @Nullable Throwable unavailability();

    /** What waits for the kernel, on behalf of one loop. */
    IoHandler newHandler(NettyLoop loop);

    /** A handle as the handler of this transport wants it. */
    Readiness readiness(NettyLoop loop, IoHandle handle);

    /** A new socket of TCP. */
    Channel newTcpSocket();

    /** A new listener of TCP. */
    ServerChannel newTcpServer();

    /** A new socket of UDP, for IPv4 alone or for both. Only one for IPv4 alone can be in a group of that. */
    DatagramChannel newUdpSocket(boolean ipv4);

    /**
     * A new Unix socket.
     *
     * @throws UnsupportedOperationException if the transport has none
     */
    Channel newUnixSocket();

    /**
     * A new listener of Unix sockets.
     *
     * @throws UnsupportedOperationException if the transport has none
     */
    ServerChannel newUnixServer();

    /** Linux's epoll. */
    static Transport epoll() {
        return usable(EpollTransport.INSTANCE);
    }

    /** Linux's io_uring, of version 5.14 or newer. */
    static Transport ioUring() {
        return usable(IoUringTransport.INSTANCE);
    }

    /** The kqueue of macOS and the BSDs. */
    static Transport kqueue() {
        return usable(KQueueTransport.INSTANCE);
    }

    /** The JDK's own, which is everywhere. */
    static Transport nio() {
        return usable(NioTransport.INSTANCE);
    }

    /**
     * The one with that name: {@code epoll}, {@code io_uring}, {@code kqueue} or {@code nio}.
     *
     * @throws IllegalArgumentException if there is none
     * @throws IllegalStateException if it cannot be used here; the cause is why
     */
    static Transport of(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "epoll" -> epoll();
            case "io_uring" -> ioUring();
            case "kqueue" -> kqueue();
            case "nio" -> nio();
            default ->
                throw new IllegalArgumentException(
                        "there is no transport '" + name + "'; there are epoll, io_uring, kqueue and nio");
        };
    }

    /**
     * What loops use for which nobody chose: the one that the system property {@value #PROPERTY} names, otherwise the first of
     * epoll, io_uring, kqueue and NIO that can be used here.
     *
     * @throws IllegalStateException if the one that was named cannot be used
     */
    static Transport standard() {
        var named = System.getProperty(PROPERTY);
        return named == null || named.isEmpty() ? StandardTransport.BEST : of(named);
    }

    private static Transport usable(Transport transport) {
        var why = transport.unavailability();
        if (why != null) {
            throw new IllegalStateException(transport.name() + " cannot be used on this machine: " + reason(why), why);
        }
        return transport;
    }

    /** What says most is in the innermost error. */
    private static @Nullable String reason(Throwable why) {
        var cause = why.getCause();
        return cause == null ? why.getMessage() : reason(cause);
    }
}
