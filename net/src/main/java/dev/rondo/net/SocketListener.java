package dev.rondo.net;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * What happens to a socket, for callbacks instead of fibers. Each is a callback of the loop, in the poll phase, with its
 * checkpoint, and may not wait; what it throws goes to the loop's handler of uncaught errors, and the socket lives on.
 */
public interface SocketListener {
    /** Bytes have come, which are the listener's from now on. */
    void data(ByteBuffer bytes);

    /** The other side has ended. */
    default void end() {}

    /** There is room to write again, after {@link TcpSocket#offer} has said that there was none. */
    default void drain() {}

    /** The connection has failed; it will be {@linkplain #close closed}. */
    default void error(IOException error) {}

    /** The connection is closed; the last call. */
    default void close() {}
}
