package dev.rondo.net.callback;

import io.netty.channel.unix.DomainSocketAddress;
import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * One end of a connection.
 *
 * @param address the number of the host, as short as RFC 5952 allows; for a Unix socket its path
 * @param family 4 or 6; 0 for a Unix socket
 * @param port 0 for a Unix socket
 */
public record Endpoint(String address, int family, int port) {
    private static final String MAPPED = "::ffff:";

    /** The number of a host, as short as RFC 5952 allows. */
    public static String text(InetAddress host) {
        return NetUtil.toAddressString(host);
    }

    /**
     * How the system names it.
     *
     * @param mapped whether the socket is one of IPv6, for which hosts of IPv4 have addresses of IPv6
     */
    static @Nullable Endpoint of(@Nullable SocketAddress address, boolean mapped) {
        return switch (address) {
            case InetSocketAddress inet
            when inet.getAddress() instanceof Inet6Address six -> new Endpoint(text(six), 6, inet.getPort());
            case InetSocketAddress inet
            when inet.getAddress() != null ->
                new Endpoint((mapped ? MAPPED : "") + text(inet.getAddress()), mapped ? 6 : 4, inet.getPort());
            case DomainSocketAddress unix -> new Endpoint(unix.path(), 0, 0);
            case UnixDomainSocketAddress unix -> new Endpoint(unix.getPath().toString(), 0, 0);
            case null, default -> null;
        };
    }
}
