package dev.rondo.http.client;

import dev.rondo.loop.EventLoop;
import dev.rondo.loop.Timer;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All connections of a client. For the loop's thread and its fibers. */
final class Pool {
    private final EventLoop loop;
    private final Settings settings;
    private final Connector connector;
    private final Map<Origin, Host> hosts = new HashMap<>();
    private final Set<ClientConnection> open = new LinkedHashSet<>();
    private @Nullable Timer eviction;
    private long evictionDue;
    private boolean closed;
    private long connected;
    private int running;
    private long requests;
    private long repeated;

    Pool(EventLoop loop, Settings settings) {
        this.loop = loop;
        this.settings = settings;
        connector = new Connector(loop);
    }

    Settings settings() {
        return settings;
    }

    Connector connector() {
        return connector;
    }

    Host host(Origin origin) {
        return hosts.computeIfAbsent(origin, each -> new Host(this, each));
    }

    /**
     * There is a new connection.
     *
     * @return whether it may be kept
     */
    boolean opened(Host host, ClientConnection connection) {
        connected++;
        open.add(connection);
        if (closed) {
            connection.close("the client was closed");
        }
        return !closed;
    }

    void gone(Host host, ClientConnection connection) {
        open.remove(connection);
        tidy(host);
    }

    /** A client that asks many servers does not keep what it knows of all of them. */
    void tidy(Host host) {
        if (host.isUnused()) {
            hosts.remove(host.origin(), host);
        }
    }

    /** A request is sent. */
    void begun(boolean again) {
        running++;
        requests++;
        repeated += again ? 1 : 0;
    }

    /** A request is over. */
    void over() {
        running--;
    }

    /** From now on a connection is idle. */
    void idle(ClientConnection connection) {
        arm(left(connection));
    }

    private long left(ClientConnection connection) {
        long limit = Math.min(settings.idleTime().toMillis(), connection.idleMillis());
        return connection.idleSince() + limit - loop.support().turnMillis();
    }

    private void arm(long millis) {
        long due = loop.support().turnMillis() + millis;
        if (eviction != null && evictionDue <= due) {
            return;
        }
        if (eviction != null) {
            eviction.close();
        }
        evictionDue = due;
        var delay = Duration.ofMillis(Math.max(1, millis));
        eviction = loop.support().setTimeout(this::evict, delay).unref();
    }

    private void evict() {
        eviction = null;
        long next = Long.MAX_VALUE;
        for (var connection : List.copyOf(open)) {
            if (connection.isIdle() && left(connection) <= 0) {
                connection.close("it was idle for too long");
            } else if (connection.isIdle()) {
                next = Math.min(next, left(connection));
            }
        }
        if (next != Long.MAX_VALUE) {
            arm(next);
        }
    }

    boolean isClosed() {
        return closed;
    }

    void close() {
        closed = true;
        if (eviction != null) {
            eviction.close();
        }
        List.copyOf(open).forEach(each -> each.close("the client was closed"));
        List.copyOf(hosts.values()).forEach(Host::serve);
    }

    HttpClientStatistics statistics() {
        int idle = (int) open.stream().filter(ClientConnection::isIdle).count();
        int waiting = hosts.values().stream().mapToInt(Host::waiting).sum();
        return new HttpClientStatistics(open.size(), idle, connected, waiting, running, requests, repeated);
    }
}
