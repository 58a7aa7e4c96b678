package dev.rondo.net;

/** What a server does with each connection, in a fiber of its own. */
@FunctionalInterface
public interface SocketHandler {
    /**
     * Talks to the other side. The connection is closed when this ends.
     *
     * @throws Exception what it fails with, which is logged
     */
    void handle(TcpSocket socket) throws Exception;
}
