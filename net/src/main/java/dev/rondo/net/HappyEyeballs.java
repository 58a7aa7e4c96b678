package dev.rondo.net;

import dev.rondo.channel.Case;
import dev.rondo.channel.Channel;
import dev.rondo.channel.Select;
import dev.rondo.scope.Scope;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Connects to a host that has several addresses, of which some may not work: after "Happy Eyeballs Version 2" by D. Schinazi
 * and T. Pauly, RFC 8305, sections 4 and 5. The next address is tried when the one before has failed, or has taken too long,
 * which does not end its attempt; the first connection counts, and all others are closed.
 *
 * @param <C> a connection
 */
final class HappyEyeballs<C> {
    /** What RFC 8305 recommends, in section 8. */
    static final Duration DELAY = Duration.ofMillis(250);

    /** Connects to one address. */
    @FunctionalInterface
    interface Connector<C> {
        /** If the fiber is cancelled, it leaves nothing open. */
        C connect(InetSocketAddress address) throws IOException;
    }

    /** What an attempt came to. */
    private record Outcome<C>(
            @Nullable C connection, @Nullable IOException failure) {}

    private final Duration delay;
    private final Connector<? extends C> connector;
    private final Consumer<? super C> closer;
    private final List<C> connections = new ArrayList<>();

    HappyEyeballs(Duration delay, Connector<? extends C> connector, Consumer<? super C> closer) {
        this.delay = delay;
        this.connector = connector;
        this.closer = closer;
    }

    /** For one host, which is named in errors. */
    C connect(InetSocketAddress host, List<InetAddress> addresses) throws IOException {
        @Nullable C first = null;
        try {
            C connected = Scope.scope(scope -> {
                try {
                    return race(scope, host, new ArrayDeque<>(inTurn(addresses)));
                } finally {
                    scope.cancel("there is a connection, or there will be none");
                }
            });
            first = connected;
            return connected;
        } finally {
            // two may have come at the same time, or one when the fiber was cancelled
            for (var each : connections) {
                if (!each.equals(first)) {
                    closer.accept(each);
                }
            }
        }
    }

    private C race(Scope scope, InetSocketAddress host, ArrayDeque<InetAddress> left) throws IOException {
        var outcomes = Channel.<Outcome<C>>buffered(left.size());
        var failures = new ArrayList<IOException>();
        int attempts = left.size();
        while (failures.size() < attempts) {
            var next = left.poll();
            if (next != null) {
                var address = new InetSocketAddress(next, host.getPort());
                scope.fork("connect to " + Addresses.text(address), () -> attempt(address, outcomes));
            }
            var outcome = next(outcomes, !left.isEmpty());
            if (outcome != null && outcome.connection() != null) {
                return outcome.connection();
            } else if (outcome != null && outcome.failure() != null) {
                failures.add(outcome.failure());
            }
        }
        throw unreachable(host, failures);
    }

    private void attempt(InetSocketAddress address, Channel<Outcome<C>> outcomes) {
        try {
            C connection = connector.connect(address);
            connections.add(connection);
            outcomes.trySend(new Outcome<>(connection, null));
        } catch (IOException failure) {
            outcomes.trySend(new Outcome<>(null, failure));
        }
    }

    /** Null if that takes too long, and there is another address to try. */
    private @Nullable Outcome<C> next(Channel<Outcome<C>> outcomes, boolean more) {
        return more
                ? Select.<@Nullable Outcome<C>>select(
                        outcomes.onReceive(outcome -> outcome), Case.after(delay, () -> null))
                : outcomes.receive();
    }

    /** One of each family in turn, IPv6 first. */
    static List<InetAddress> inTurn(List<InetAddress> addresses) {
        var families = addresses.stream().collect(Collectors.partitioningBy(Inet6Address.class::isInstance));
        var six = new ArrayDeque<>(families.get(true));
        var four = new ArrayDeque<>(families.get(false));
        var all = new ArrayList<InetAddress>(addresses.size());
        while (!six.isEmpty() || !four.isEmpty()) {
            if (!six.isEmpty()) {
                all.add(six.remove());
            }
            if (!four.isEmpty()) {
                all.add(four.remove());
            }
        }
        return all;
    }

    private static ConnectException unreachable(InetSocketAddress host, List<IOException> failures) {
        var why = failures.stream().map(Throwable::getMessage).collect(Collectors.joining("; "));
        var error = new ConnectException("cannot reach " + Addresses.text(host) + ": " + why);
        error.initCause(failures.getFirst());
        failures.stream().skip(1).forEach(error::addSuppressed);
        return error;
    }
}
