package dev.rondo.http.server;

import dev.rondo.fiber.Cancellation;
import dev.rondo.fiber.Region;
import dev.rondo.http.HttpException;
import dev.rondo.http.Response;
import dev.rondo.http.wire.HttpDate;
import dev.rondo.http.wire.Room;
import dev.rondo.loop.EventLoop;
import dev.rondo.net.TcpServer;
import dev.rondo.net.TcpSocket;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the connections of one server have in common. For the loop's thread and its fibers. */
final class Service {
    private static final System.Logger LOG = System.getLogger(HttpServer.class.getName());

    final EventLoop loop;
    final HttpHandler handler;
    final Limits limits;
    final HttpDate date;
    final Http1Encoder encoder;

    /** The handler, if it knows callbacks. */
    final @Nullable Routes routes;

    /** Null if nobody wants to know. */
    final @Nullable AccessLog accessLog;

    private final Set<ServerConnection> connections = new LinkedHashSet<>();
    private final Room closingRoom = new Room(this::isClosing);
    private final Room emptyRoom = new Room(connections::isEmpty);
    private final TcpServer listener;
    private boolean closing;
    private long accepted;
    private int running;
    private long answered;
    private long refused;
    private long failed;
    private long gone;

    Service(EventLoop loop, HttpServerBuilder options, TcpServer listener) {
        this.loop = loop;
        this.listener = listener;
        handler = options.handler;
        limits = options.limits;
        accessLog = options.accessLog;
        routes = handler instanceof Routes known ? known : null;
        date = new HttpDate(loop);
        encoder = new Http1Encoder(date);
    }

    void connected(TcpSocket socket) {
        accepted++;
        var tls = socket.tls();
        if (tls != null && Http2Connection.ALPN.equals(tls.applicationProtocol())) {
            new Http2Connection(this, socket).takeOver();
            return;
        }
        var connection = new Http1Connection(this, socket);
        var decoder = new HeadDecoder(limits, connection);
        if (tls == null) {
            socket.handOver(new PrefaceDetector(socket, decoder, connection), decoder, connection);
        } else {
            socket.handOver(decoder, connection);
        }
    }

    void opened(ServerConnection connection) {
        connections.add(connection);
        if (closing) {
            connection.closeSoon();
        }
    }

    void closed(ServerConnection connection) {
        if (connections.remove(connection)) {
            emptyRoom.changed();
        }
    }

    /**
     * One more request is to be handled.
     *
     * @throws HttpException with the status 503, if too many are
     */
    void begin() {
        if (running >= limits.requests()) {
            throw new HttpException(503, "as many requests as the server takes are being handled; try again later");
        }
        running++;
    }

    void answered() {
        running--;
        answered++;
    }

    /** What a request is answered that no handler is to see. */
    Response refuse(HttpException refusal) {
        refused++;
        var response = refusal.problem().response();
        return refusal.status() == 503 ? response.header("Retry-After", "1") : response;
    }

    /** Tells the operator, even where there are no more file descriptors. */
    void failed(Supplier<String> message, @Nullable Throwable error) {
        failed++;
        listener.lendDescriptor(() -> LOG.log(System.Logger.Level.ERROR, message, error));
    }

    void gone() {
        running--;
        gone++;
    }

    boolean isClosing() {
        return closing;
    }

    void awaitClosing() {
        closingRoom.await();
    }

    /**
     * Connections end when what runs on them is answered, or when the grace is over. A fiber waits for that, unless it would wait
     * for itself.
     */
    void close(Duration grace) {
        closing = true;
        boolean inside = connections.stream().anyMatch(ServerConnection::holdsCaller);
        List.copyOf(connections).forEach(ServerConnection::closeSoon);
        closingRoom.changed();
        if (inside || !Thread.currentThread().isVirtual()) {
            var _ = Region.ofLoop(loop).start("http server closing", () -> {
                awaitEnd(grace);
                return null;
            });
        } else {
            awaitEnd(grace);
        }
    }

    private void awaitEnd(Duration grace) {
        var region = Region.openShielded();
        try (var _ = loop.support().setTimeout(this::cut, grace)) {
            emptyRoom.await();
        } finally {
            region.close();
        }
    }

    private void cut() {
        var cancellation = new Cancellation("the server", "its grace to end was over", "");
        List.copyOf(connections).forEach(each -> each.cut(cancellation));
    }

    HttpServerStatistics statistics() {
        return new HttpServerStatistics(connections.size(), accepted, running, answered, refused, failed, gone);
    }
}
