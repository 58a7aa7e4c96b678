package dev.rondo.net;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The handshakes of a server that are under way: as many at a time as come, up to a limit. For the loop's thread. */
final class Handshakes {
    /** Beyond these, connections wait in the kernel's backlog. */
    static final int MOST_AT_ONCE = 1024;

    private static final System.Logger LOG = System.getLogger(TcpServer.class.getName());

    private final ServerTls tls;
    private final Consumer<TcpSocket> successful;
    private final Runnable over;
    private final Set<TcpSocket> underWay = new LinkedHashSet<>();
    private long failed;

    Handshakes(ServerTls tls, Consumer<TcpSocket> successful, Runnable over) {
        this.tls = tls;
        this.successful = successful;
        this.over = over;
    }

    boolean hasRoom() {
        return underWay.size() < MOST_AT_ONCE;
    }

    int underWay() {
        return underWay.size();
    }

    long failed() {
        return failed;
    }

    void start(TcpSocket socket) {
        var handshake = new Handshake(socket, tls, null);
        underWay.add(socket);
        handshake.session().addListener(done -> {
            underWay.remove(socket);
            if (done.isSuccess()) {
                successful.accept(socket);
            } else {
                failed++;
                LOG.log(System.Logger.Level.DEBUG, () -> "a connection was refused", done.cause());
            }
            over.run();
        });
        socket.channel().pipeline().addLast(new ClientHelloHandler(tls), handshake, socket.inbound());
    }

    /** Nobody waits for them any more. */
    void drop() {
        List.copyOf(underWay).forEach(TcpSocket::reset);
    }
}
