package dev.rondo.http.client;

import dev.rondo.fiber.Fiber;
import dev.rondo.fiber.Suspension;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The connections to one origin, and the requests that wait for one, in their order. Of a server that may turn out to speak HTTP/2
 * one connection is opened first, since it may do for all. For the loop's thread and its fibers.
 */
final class Host {
    private final Pool pool;
    private final Origin origin;
    private final List<ClientConnection> connections = new ArrayList<>();
    private final ArrayDeque<Turn> waiting = new ArrayDeque<>();
    private int connecting;

    /** Whether it is known which version the server speaks, or trying to find out has failed. */
    private boolean tried;

    private boolean shared;

    Host(Pool pool, Origin origin) {
        this.pool = pool;
        this.origin = origin;
        tried = !pool.settings().mayBeHttp2(origin);
    }

    Origin origin() {
        return origin;
    }

    Settings settings() {
        return pool.settings();
    }

    int waiting() {
        return waiting.size();
    }

    List<ClientConnection> connections() {
        return List.copyOf(connections);
    }

    boolean isUnused() {
        return connections.isEmpty() && waiting.isEmpty() && connecting == 0;
    }

    /**
     * A connection on which there is room for this request, which is reserved.
     *
     * @param fresh whether those that were idle are not to be trusted
     */
    ClientConnection lease(Call call, boolean fresh) throws IOException {
        Fiber.checkCancelled();
        var turn = new Turn();
        waiting.add(turn);
        if (fresh) {
            connections().stream().filter(ClientConnection::isIdle).forEach(each -> each.close("it was stale"));
        }
        serve();
        turn.await();
        return turn.connection != null ? turn.connection : connect(call);
    }

    private ClientConnection connect(Call call) throws IOException {
        ClientConnection connection;
        try {
            if (pool.isClosed()) {
                throw call.error("the client was closed");
            }
            connection = pool.connector().connect(call, this);
        } catch (Throwable failed) {
            connecting--;
            tried = true;
            serve();
            pool.tidy(this);
            throw failed;
        }
        connecting--;
        tried = true;
        shared = connection.isShared();
        connection.reserve();
        if (pool.opened(this, connection)) {
            connections.add(connection);
        }
        serve();
        return connection;
    }

    /** Gives those who wait what there is. */
    void serve() {
        while (!waiting.isEmpty()) {
            var free = free();
            if (free != null) {
                free.reserve();
            } else if (mayConnect()) {
                connecting++;
            } else {
                return;
            }
            waiting.remove().grant(free);
        }
    }

    /** The one that was used last, so that those that are not needed become old. */
    private @Nullable ClientConnection free() {
        for (var each : connections.reversed()) {
            if (each.room() > 0) {
                return each;
            }
        }
        return null;
    }

    private boolean mayConnect() {
        int all = connections.size() + connecting;
        if (pool.isClosed()) {
            return true; // so that those who wait learn of it
        }
        boolean one = !tried || shared;
        return one ? all == 0 : all < settings().connections();
    }

    /** A request is over. */
    void released(ClientConnection connection) {
        if (connection.isIdle() && connections.remove(connection)) {
            connections.add(connection);
            pool.idle(connection);
        }
        serve();
    }

    /** It takes no more requests, and those that run on it go on. */
    void retire(ClientConnection connection) {
        connections.remove(connection);
        serve();
    }

    /** It is closed. */
    void gone(ClientConnection connection) {
        connections.remove(connection);
        pool.gone(this, connection);
        serve();
    }

    @Override
    public String toString() {
        return origin.toString();
    }

    /** One request that waits for its turn. */
    private final class Turn extends Suspension {
        private @Nullable ClientConnection connection;
        private boolean granted;
        private boolean suspended;

        /** @param free null for the right to open one */
        void grant(@Nullable ClientConnection free) {
            connection = free;
            granted = true;
            if (suspended) {
                resume();
            }
        }

        void await() {
            if (!granted) {
                suspended = true;
                suspend();
            }
        }

        @Override
        public boolean abandon() {
            return waiting.remove(this);
        }
    }
}
