package dev.rondo.http;

import dev.rondo.net.TcpSocket;

/**
 * What a connection of HTTP/1.1 is used for after a {@link Response} that has said so: another protocol, such as WebSocket, or a
 * tunnel. One object serves one connection.
 */
@FunctionalInterface
public interface Takeover {
    /**
     * Uses the connection, of which HTTP is gone, in the fiber of the request. The connection is closed when this returns. One
     * whose client has gone away is soon cancelled.
     *
     * @throws Exception which is logged; the connection is cut
     */
    void run(TcpSocket socket) throws Exception;

    /** The server wants to end, and waits its grace for this to return. A callback, which may not wait. */
    default void serverCloses() {}
}
