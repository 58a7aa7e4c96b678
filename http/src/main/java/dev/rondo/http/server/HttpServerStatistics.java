package dev.rondo.http.server;

/**
 * What a server has done until now.
 *
 * @param connections that are open
 * @param accepted connections that there have been
 * @param running requests that are being handled
 * @param requests that were answered
 * @param refused requests that were answered by the server itself, since they were wrong or too much
 * @param failed requests whose handler failed
 * @param gone requests whose client went away before the answer
 */
public record HttpServerStatistics(
        int connections, long accepted, int running, long requests, long refused, long failed, long gone) {}
