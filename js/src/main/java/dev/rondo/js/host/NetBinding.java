package dev.rondo.js.host;

import dev.rondo.fiber.Fiber;
import dev.rondo.js.engine.Arguments;
import dev.rondo.js.engine.Engine;
import dev.rondo.net.Resolver;
import dev.rondo.net.callback.Connection;
import dev.rondo.net.callback.Endpoint;
import dev.rondo.net.callback.Listener;
import dev.rondo.net.callback.SocketException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sockets. A handle is a {@link Listener} or a {@link Connection}; an operation that fails at once answers with the name of the
 * error, and one that ends later calls back with it, or with {@code undefined}. Addresses are a number of a host and a port, or a
 * path and -1.
 */
final class NetBinding {
    private final Engine engine;

    /** What closes the sockets that are open, so that they end with the program. */
    private final Set<Runnable> open = new LinkedHashSet<>();

    NetBinding(Engine engine) {
        this.engine = engine;
        engine.onClose(() -> List.copyOf(open).forEach(Runnable::run));
    }

    Object create() {
        return new Binding(engine)
                .method("listen", this::listen)
                .method("connect", this::connect)
                .method("tell", this::tell)
                .method("read", NetBinding::read)
                .method("write", this::write)
                .method("end", this::end)
                .method("close", NetBinding::close)
                .method("reset", arguments -> done(connection(arguments)::reset))
                .method("reference", NetBinding::reference)
                .method("noDelay", arguments -> done(() -> connection(arguments).noDelay(arguments.truth(1))))
                .method(
                        "keepAlive",
                        arguments -> done(() -> connection(arguments).keepAlive(arguments.truth(1))))
                .method("local", NetBinding::local)
                .method("remote", arguments -> described(connection(arguments).remote()))
                .method("lookup", this::lookup)
                .object();
    }

    /** Address, backlog, whether others may share the port, who is told of each connection. */
    private Object listen(Arguments arguments) {
        var accepted = new GuestCall(engine, arguments.function(4), 0);
        try {
            var listener = Listener.listen(
                    address(arguments, 0), (int) arguments.integer(2), arguments.truth(3), connection -> {
                        keep(connection::close, connection::onClose);
                        call(accepted, connection);
                    });
            keep(listener::close, listener::onClose);
            return listener;
        } catch (SocketException failed) {
            return failed.code();
        }
    }

    /** Where to, from where (or a host that is missing), who is told the outcome. */
    private Object connect(Arguments arguments) {
        var connected = outcome(arguments, 4);
        try {
            var connection = Connection.connect(
                    address(arguments, 0), arguments.isMissing(2) ? null : address(arguments, 2), connected);
            keep(connection::close, connection::onClose);
            return connection;
        } catch (SocketException failed) {
            return failed.code();
        }
    }

    private void keep(Runnable close, Consumer<Runnable> onClose) {
        open.add(close);
        onClose.accept(() -> open.remove(close));
    }

    /** Who is told what happens: bytes, {@code undefined} for the end, the name of an error. */
    private @Nullable Object tell(Arguments arguments) {
        connection(arguments).tell(new GuestEvents(engine, new GuestCall(engine, arguments.function(1), 0)));
        return null;
    }

    private static @Nullable Object read(Arguments arguments) {
        connection(arguments).read(arguments.truth(1));
        return null;
    }

    /** Answers whether all was written, or the name of an error; calls back if it answers no. */
    private Object write(Arguments arguments) {
        try {
            return connection(arguments).write(arguments.bytes(1), outcome(arguments, 2));
        } catch (SocketException failed) {
            return failed.code();
        }
    }

    private @Nullable Object end(Arguments arguments) {
        connection(arguments).end(outcome(arguments, 1));
        return null;
    }

    private static @Nullable Object close(Arguments arguments) {
        if (arguments.host(0, Object.class) instanceof Listener listener) {
            listener.close();
        } else {
            connection(arguments).close();
        }
        return null;
    }

    private static @Nullable Object reference(Arguments arguments) {
        if (arguments.host(0, Object.class) instanceof Listener listener) {
            listener.reference(arguments.truth(1));
        } else {
            connection(arguments).reference(arguments.truth(1));
        }
        return null;
    }

    private static @Nullable Object local(Arguments arguments) {
        return described(
                arguments.host(0, Object.class) instanceof Listener listener
                        ? listener.local()
                        : connection(arguments).local());
    }

    private static @Nullable Object described(@Nullable Endpoint end) {
        return end == null ? null : Map.of("address", end.address(), "family", end.family(), "port", end.port());
    }

    /** The addresses of a host, as text, IPv6 first; calls back with the name of an error, or with those. */
    private @Nullable Object lookup(Arguments arguments) {
        var host = arguments.string(0);
        var found = new GuestCall(engine, arguments.function(1), 0);
        var _ = Fiber.go("lookup " + host, () -> {
            var answer = addresses(host);
            engine.loop()
                    .execute(() -> found.call(
                            answer.isEmpty() ? engine.string("ENOTFOUND") : engine.undefined(),
                            inside(() -> engine.toGuest(answer))));
        });
        return null;
    }

    private static List<String> addresses(String host) {
        try {
            var all = new ArrayList<String>();
            for (InetAddress each : Resolver.current().resolve(host)) {
                all.add(Endpoint.text(each));
            }
            return all;
        } catch (UnknownHostException unknown) {
            return List.of();
        }
    }

    private Consumer<@Nullable SocketException> outcome(Arguments arguments, int index) {
        var told = new GuestCall(engine, arguments.function(index), 0);
        return failure -> told.call(failure == null ? engine.undefined() : engine.string(failure.code()));
    }

    private void call(GuestCall told, Object handle) {
        told.call(inside(() -> engine.toGuest(handle)));
    }

    private Object inside(Supplier<Object> conversion) {
        engine.enter();
        try {
            return conversion.get();
        } finally {
            engine.leave();
        }
    }

    private static SocketAddress address(Arguments arguments, int index) {
        var host = arguments.string(index);
        int port = (int) arguments.integer(index + 1);
        return port < 0 ? UnixDomainSocketAddress.of(host) : new InetSocketAddress(InetAddress.ofLiteral(host), port);
    }

    private static Connection connection(Arguments arguments) {
        return arguments.host(0, Connection.class);
    }

    private static @Nullable Object done(Runnable action) {
        action.run();
        return null;
    }
}
