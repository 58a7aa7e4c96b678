package dev.rondo.http.websocket;

import java.io.IOException;

/**
 * What happens to a WebSocket, for callbacks instead of fibers. Each is a callback of the loop and may not wait; what it throws
 * goes to the loop's handler of uncaught errors, and the socket lives on.
 */
public interface WebSocketListener {
    /** A message has come. */
    void message(Message message);

    /** There is room to send again, after {@link WebSocket#offer} has said that there was none. */
    default void drain() {}

    /** It has failed; then it is {@linkplain #close closed} without the other side's consent. */
    default void error(IOException error) {}

    /** No more messages come; the last call. The code and the reason are those of {@link WebSocket#closeCode}. */
    default void close(int code, String reason) {}
}
