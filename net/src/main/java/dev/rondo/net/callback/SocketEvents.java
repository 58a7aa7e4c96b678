package dev.rondo.net.callback;

/** What happens to a {@link Connection}. Each is called in the poll phase; what it throws goes to the loop's handler of errors. */
public interface SocketEvents {
    /** Bytes have come, which are the callee's from now on. */
    void data(byte[] bytes);

    /** The other side has ended: nothing more comes. */
    void end();

    /** Nothing more comes, because the connection has failed. */
    void failed(SocketException failure);
}
