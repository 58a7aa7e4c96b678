package dev.rondo.http.websocket;

/** Talks to a client over a WebSocket, in the fiber of the request. */
@FunctionalInterface
public interface WebSocketHandler {
    /**
     * Talks. When this returns, the socket is closed with the code 1000, unless a {@linkplain WebSocket#listen listener} goes on. It
     * is cancelled when the client has gone away without a word, or has broken the protocol.
     *
     * @throws Exception which is logged; the client is told the code 1011
     */
    void handle(WebSocket socket) throws Exception;
}
