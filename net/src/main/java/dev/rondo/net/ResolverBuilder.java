package dev.rondo.net;

import dev.rondo.loop.EventLoop;
import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.resolver.dns.DnsServerAddressStreamProviders;
import io.netty.resolver.dns.SequentialDnsServerAddressStreamProvider;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a loop's {@link Resolver} that differs from what the system says. For the loop's thread and its fibers. */
public final class ResolverBuilder {
    @Nullable List<InetSocketAddress> nameServers;

    @Nullable List<String> searchDomains;

    Duration timeout = Duration.ofSeconds(5);

    ResolverBuilder() {}

    /**
     * Whom to ask, the next one where one says nothing of use; at first those of the system.
     *
     * @throws IllegalArgumentException if there are none, or one is not resolved itself
     */
    public ResolverBuilder nameServers(InetSocketAddress... nameServers) {
        if (nameServers.length == 0) {
            throw new IllegalArgumentException("a resolver needs a name server");
        }
        for (var each : nameServers) {
            if (each.isUnresolved()) {
                throw new IllegalArgumentException(
                        "a name server must be given by its number, and " + each + " is not");
            }
        }
        this.nameServers = List.of(nameServers);
        return this;
    }

    /** What is tried behind a name that is not known by itself, such as {@code corp.example}; at first those of the system. */
    public ResolverBuilder searchDomains(String... searchDomains) {
        this.searchDomains = List.of(searchDomains);
        return this;
    }

    /**
     * How long a name server may take to answer, in milliseconds at least; five seconds at first. Each is asked twice.
     *
     * @throws IllegalArgumentException if that is less than a millisecond
     */
    public ResolverBuilder timeout(Duration timeout) {
        if (timeout.toMillis() < 1) {
            throw new IllegalArgumentException(timeout + " leaves no time to answer; it must be a millisecond or more");
        }
        this.timeout = timeout;
        return this;
    }

    /**
     * Makes the resolver of the loop that runs on the calling thread.
     *
     * @throws IllegalStateException if the loop has one already
     */
    public Resolver install() {
        var loop = EventLoop.current();
        var made = new Resolver(loop, this);
        if (!made.equals(loop.support().attachment(Resolver.class, _ -> made))) {
            throw new IllegalStateException(
                    "the loop has a resolver already; install this one before it resolves a name");
        }
        return made;
    }

    DnsServerAddressStreamProvider nameServerProvider() {
        return nameServers == null
                ? DnsServerAddressStreamProviders.platformDefault()
                : new SequentialDnsServerAddressStreamProvider(nameServers);
    }
}
