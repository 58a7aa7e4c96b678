package dev.rondo.http.client;

/**
 * What a client has done until now.
 *
 * @param connections that are open
 * @param idle connections of those on which no request runs
 * @param connected connections that there have been
 * @param waiting requests that wait for a connection
 * @param running requests that were sent, and whose response has not come to its end
 * @param requests that were sent, redirected and repeated ones included
 * @param repeated requests that were sent again, since the server had closed the connection before it saw them
 */
public record HttpClientStatistics(
        int connections, int idle, long connected, int waiting, int running, long requests, long repeated) {}
