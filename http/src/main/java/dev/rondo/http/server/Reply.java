package dev.rondo.http.server;

import dev.rondo.http.Response;

/** The way back to the client, for an {@link HttpCallback}. For the loop's thread and its fibers. */
public interface Reply {
    /**
     * Answers. If the client has gone away, nothing happens.
     *
     * @throws IllegalStateException if it was answered already
     * @throws WrongThreadException on a thread that is not the loop's
     */
    void send(Response response);
}
