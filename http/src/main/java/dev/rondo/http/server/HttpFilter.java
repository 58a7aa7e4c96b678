package dev.rondo.http.server;

import dev.rondo.http.Request;
import dev.rondo.http.Response;

/** Stands before handlers: changes requests or responses, or answers itself. */
@FunctionalInterface
public interface HttpFilter {
    /**
     * Answers a request, mostly by what the next one answers.
     *
     * @throws Exception as {@link HttpHandler#handle}
     */
    Response filter(Request request, HttpHandler next) throws Exception;
}
