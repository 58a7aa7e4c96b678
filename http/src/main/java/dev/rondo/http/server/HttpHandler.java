package dev.rondo.http.server;

import dev.rondo.http.Request;
import dev.rondo.http.Response;

/** Answers requests, each in a fiber of its own, which may wait. */
@FunctionalInterface
public interface HttpHandler {
    /**
     * Answers a request. It is cancelled when the client goes away.
     *
     * @throws Exception which becomes a response: that of an {@link dev.rondo.http.HttpException}, otherwise 500, and a line in the log
     */
    Response handle(Request request) throws Exception;
}
