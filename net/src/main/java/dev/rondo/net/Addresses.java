package dev.rondo.net;

import dev.rondo.net.transport.NettyLoop;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.unix.DomainSocketAddress;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Addresses as people read them, and as each transport wants them. */
final class Addresses {
    private Addresses() {}

    static String peer(Channel channel) {
        var address = channel.remoteAddress();
        return address == null ? "a socket that is not connected" : text(address);
    }

    static String text(SocketAddress address) {
        if (address instanceof InetSocketAddress inet) {
            var host = inet.isUnresolved()
                    ? inet.getHostString()
                    : inet.getAddress().getHostAddress();
            return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + inet.getPort();
        }
        return address.toString();
    }

    /** The JDK's kind of Unix address for that of a native transport. */
    static @Nullable SocketAddress ofJdk(@Nullable SocketAddress address) {
        return address instanceof DomainSocketAddress unix ? UnixDomainSocketAddress.of(unix.path()) : address;
    }

    /** As the channel takes it: native ones have a kind of Unix addresses of their own. */
    static SocketAddress forChannel(Channel channel, SocketAddress address) {
        return address instanceof UnixDomainSocketAddress unix
                        && !(channel instanceof io.netty.channel.socket.nio.NioDomainSocketChannel)
                        && !(channel instanceof io.netty.channel.socket.nio.NioServerDomainSocketChannel)
                ? new DomainSocketAddress(unix.getPath().toString())
                : address;
    }

    /** The calling loop's door to the kernel. */
    static NettyLoop netty() throws IOException {
        return opened(NettyLoop::current);
    }

    /** What takes a file descriptor. */
    static <T> T opened(Supplier<T> maker) throws IOException {
        try {
            return maker.get();
        } catch (ChannelException refused) {
            throw explained("cannot open a socket", refused.getCause() == null ? refused : refused.getCause());
        }
    }

    /** Closes a channel that could not be opened as was wished, be it registered with a loop or not yet. */
    static void abandon(Channel channel) {
        if (channel.isRegistered()) {
            var _ = channel.close();
        } else {
            channel.unsafe().closeForcibly();
        }
    }

    static IOException explained(String what, Channel channel, Throwable cause) {
        var whole = what + " " + peer(channel);
        var ofTls = TlsErrors.ofConnection(whole, peer(channel), cause);
        return ofTls == null ? explained(whole, cause) : ofTls;
    }

    /** A failure of before, for one more who meets it. */
    static IOException again(Throwable failure) {
        return failure instanceof SSLException
                ? new SSLException(failure.getMessage(), failure)
                : new IOException(failure.getMessage(), failure);
    }

    /** The kind of error that the JDK would throw, with what was tried. */
    static IOException explained(String what, Throwable cause) {
        var message = what + ": " + words(cause);
        if (cause instanceof ConnectException) {
            var refused = new ConnectException(message);
            refused.initCause(cause);
            return refused;
        }
        if (cause instanceof PortUnreachableException) {
            var unreachable = new PortUnreachableException(what + ": nobody is at that port");
            unreachable.initCause(cause);
            return unreachable;
        }
        return new IOException(message, cause);
    }

    /** Some errors say nothing but their name. */
    private static String words(Throwable cause) {
        var message = cause.getMessage();
        if (message != null) {
            return message;
        }
        return cause instanceof FileNotFoundException
                ? "no such file"
                : cause.getClass().getSimpleName();
    }
}
