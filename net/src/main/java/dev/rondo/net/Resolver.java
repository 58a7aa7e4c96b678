package dev.rondo.net;

import dev.rondo.fiber.Fiber;
import dev.rondo.loop.EventLoop;
import dev.rondo.net.transport.NettyLoop;
import dev.rondo.promise.Promise;
import io.netty.resolver.ResolvedAddressTypes;
import io.netty.resolver.dns.DefaultDnsCache;
import io.netty.resolver.dns.DefaultDnsCnameCache;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsNameResolverChannelStrategy;
import io.netty.resolver.dns.NoopAuthoritativeDnsServerCache;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the addresses of hosts by DNS, while the loop goes on. There is one for each loop, and {@link TcpSocket#connect(String,
 * int)} asks it. Answers are kept for as long as the name server allows; that there is no such name is not.
 *
 * <p>A question has a socket of its own, on a port that nobody can guess (RFC 5452), for as long as it is open. So a question
 * keeps the loop alive, and a resolver does not; it ends with its loop. For the fibers of that loop.
 */
public final class Resolver {
    /** More than a host needs; it stops aliases that lead in a circle. */
    private static final int MOST_QUERIES = 16;

    private final NettyLoop netty;
    private final ResolverBuilder options;

    /** Made with the first question, since it reads files. */
    private @Nullable DnsNameResolverBuilder client;

    /** The names that are being asked for; no addresses come of one that was given up. */
    private final Map<String, Promise<List<InetAddress>>> open = new HashMap<>();

    private long names;
    private long queries;
    private long failed;

    Resolver(EventLoop loop, ResolverBuilder options) {
        netty = NettyLoop.of(loop);
        this.options = options;
    }

    /** The one of a loop, made when it is first asked for. For the loop's thread and its fibers. */
    public static Resolver of(EventLoop loop) {
        return loop.support().attachment(Resolver.class, made -> new Resolver(made, builder()));
    }

    /** As {@link #of(EventLoop)}, for the loop that runs on the calling thread. */
    public static Resolver current() {
        return of(EventLoop.current());
    }

    /** Makes one that differs from what the system says. */
    public static ResolverBuilder builder() {
        return new ResolverBuilder();
    }

    /**
     * The addresses of a host, IPv6 first, in the order of the answers. Asked are, until one knows: the text itself, if it is
     * an address; the system's file of hosts, as it was when the process first resolved a name; the rule that
     * {@code localhost} is this machine (RFC 6761); what was kept; the name servers, for both families at once, of which
     * both answers are awaited.
     *
     * @return one address at least
     * @throws UnknownHostException if there is none; the message says who said what, or did not answer in time
     * @throws dev.rondo.fiber.Cancelled if the fiber is cancelled; then nothing is left open
     * @throws IllegalStateException if the caller is no fiber
     */
    public List<InetAddress> resolve(String host) throws UnknownHostException {
        Objects.requireNonNull(host, "host");
        Fiber.current();
        Fiber.checkCancelled();
        names++;
        try {
            var known = LocalNames.addresses(host);
            return known.isEmpty() ? shared(host) : known;
        } catch (UnknownHostException unknown) {
            failed++;
            throw unknown;
        }
    }

    /** One fiber asks on behalf of all that want to know the same. If it gives up, the next one asks. */
    private List<InetAddress> shared(String host) throws UnknownHostException {
        for (var other = open.get(host); other != null; other = open.get(host)) {
            var answer = Fiber.await(other);
            if (!answer.isEmpty()) {
                return answer;
            }
        }
        var answer = Promise.<List<InetAddress>>withResolvers();
        answer.promise().handled();
        open.put(host, answer.promise());
        var addresses = List.<InetAddress>of();
        try {
            addresses = ask(host);
            return addresses;
        } catch (UnknownHostException unknown) {
            answer.reject(unknown);
            throw unknown;
        } finally {
            open.remove(host);
            answer.resolve(addresses);
        }
    }

    private List<InetAddress> ask(String host) throws UnknownHostException {
        if (client == null) {
            client = newClient();
        }
        var lookup = new Lookup(host, netty, client.copy());
        try {
            return lookup.addresses();
        } finally {
            queries += lookup.queries();
        }
    }

    private DnsNameResolverBuilder newClient() {
        var made = new DnsNameResolverBuilder(netty)
                .datagramChannelFactory(() -> netty.transport().newUdpSocket(false))
                .datagramChannelStrategy(DnsNameResolverChannelStrategy.ChannelPerResolution)
                .nameServerProvider(options.nameServerProvider())
                .resolvedAddressTypes(
                        NetUtil.isIpV4StackPreferred()
                                ? ResolvedAddressTypes.IPV4_ONLY
                                : ResolvedAddressTypes.IPV6_PREFERRED)
                .hostsFileEntriesResolver((host, types) -> null)
                .queryTimeoutMillis(options.timeout.toMillis())
                .maxQueriesPerResolve(MOST_QUERIES)
                .resolveCache(new DefaultDnsCache())
                .cnameCache(new DefaultDnsCnameCache())
                .authoritativeDnsServerCache(NoopAuthoritativeDnsServerCache.INSTANCE);
        return options.searchDomains == null ? made : made.searchDomains(options.searchDomains);
    }

    /** What it has done. */
    public ResolverStatistics statistics() {
        return new ResolverStatistics(names, queries, failed);
    }
}
