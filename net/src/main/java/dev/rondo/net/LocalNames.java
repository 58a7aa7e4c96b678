package dev.rondo.net;

import io.netty.resolver.DefaultHostsFileEntriesResolver;
import io.netty.resolver.ResolvedAddressTypes;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;

/** Hosts of which the addresses are known without asking anybody. */
final class LocalNames {
    private static final String LOCALHOST = "localhost";

    private LocalNames() {}

    /** Is read when it is first needed. */
    private static final class HostsFile {
        private static final DefaultHostsFileEntriesResolver ENTRIES = new DefaultHostsFileEntriesResolver();

        private HostsFile() {}
    }

    /** Empty if a name server must be asked. */
    static List<InetAddress> addresses(String host) throws UnknownHostException {
        if (host.isEmpty()) {
            throw new UnknownHostException("the name of the host is empty");
        }
        return isNumber(host) ? List.of(literal(host)) : named(withoutDot(host));
    }

    /** What has a colon, or nothing but digits and dots, is never a name. */
    private static boolean isNumber(String host) {
        return host.indexOf(':') >= 0 || host.chars().allMatch(each -> each == '.' || (each >= '0' && each <= '9'));
    }

    private static InetAddress literal(String host) throws UnknownHostException {
        try {
            return InetAddress.ofLiteral(host);
        } catch (IllegalArgumentException wrong) {
            var unknown =
                    new UnknownHostException(host + " is neither a name nor an address of this machine's network");
            unknown.initCause(wrong);
            throw unknown;
        }
    }

    private static List<InetAddress> named(String host) throws UnknownHostException {
        var listed = HostsFile.ENTRIES.addresses(
                host,
                NetUtil.isIpV4StackPreferred() ? ResolvedAddressTypes.IPV4_ONLY : ResolvedAddressTypes.IPV6_PREFERRED);
        if (listed != null) {
            return List.copyOf(listed);
        }
        return isThisMachine(host.toLowerCase(Locale.ROOT)) ? loopback(host) : List.of();
    }

    private static boolean isThisMachine(String host) {
        return host.equals(LOCALHOST) || host.endsWith("." + LOCALHOST);
    }

    private static List<InetAddress> loopback(String host) throws UnknownHostException {
        var four = InetAddress.getByAddress(host, NetUtil.LOCALHOST4.getAddress());
        return NetUtil.isIpV4StackPreferred()
                ? List.of(four)
                : List.of(InetAddress.getByAddress(host, NetUtil.LOCALHOST6.getAddress()), four);
    }

    /** As certificates and TLS have it. */
    static String withoutDot(String host) {
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }
}
