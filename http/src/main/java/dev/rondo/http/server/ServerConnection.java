package dev.rondo.http.server;

import dev.rondo.fiber.Cancellation;
import dev.rondo.http.Connection;

/** A connection of a server, of whatever version of HTTP. For the loop's thread and its fibers. */
interface ServerConnection extends Connection {
    /** Takes no more requests, and closes when those that run are answered. */
    void closeSoon();

    /** Whether the calling fiber handles a request of this connection. */
    boolean holdsCaller();

    /** Whether no more requests are taken, as while the server closes. */
    boolean isClosing();

    /** Cancels what runs, and closes now. */
    void cut(Cancellation cancellation);
}
