package dev.rondo.http.server;

import dev.rondo.fiber.Cancellation;
import dev.rondo.http.Connection;
import java.time.Duration;

/** A connection of a server, of whatever version of HTTP. For the loop's thread and its fibers. */
interface ServerConnection extends Connection {
    /** How long a client is waited for that may not know yet that the server closes. */
    Duration PATIENCE = Duration.ofSeconds(1);

    /**
     * The server closes: takes no more requests, and closes when those that run are answered. A client that cannot have been
     * answered yet, since it has just connected or is in the middle of a head, has a moment for that request.
     */
    void closeSoon();

    /** Whether the calling fiber handles a request of this connection. */
    boolean holdsCaller();

    /** Whether no more requests are taken, as while the server closes. */
    boolean isClosing();

    /** Cancels what runs, and closes now. */
    void cut(Cancellation cancellation);
}
