package dev.rondo.http.client;

import dev.rondo.loop.EventLoop;

/** A connection to a server, of whatever version of HTTP. For the loop's thread and its fibers. */
interface ClientConnection {
    /** How many requests more it takes now. */
    int room();

    /** One more request will come. */
    void reserve();

    /** A request, for which room was reserved. */
    Exchange exchange(Call call, EventLoop loop);

    /** Whether no request is on it. */
    boolean isIdle();

    /** Since when, in the loop's milliseconds. */
    long idleSince();

    /** How long it may be idle at most, if the server says so; otherwise {@link Long#MAX_VALUE}. */
    long idleMillis();

    /** Whether it is to take more than one request at a time. */
    boolean isShared();

    /** Closes it; requests that run fail. */
    void close(String why);
}
