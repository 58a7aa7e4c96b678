package dev.rondo.http.server;

import dev.rondo.http.Request;

/**
 * Answers requests in a callback of the loop, without a fiber, for those who want the last few per cent: it is called when all of
 * the request has come, and may not wait.
 */
@FunctionalInterface
public interface HttpCallback {
    /**
     * Answers a request, now or later.
     *
     * @throws Exception as {@link HttpHandler#handle}
     */
    void handle(Request request, Reply reply) throws Exception;
}
