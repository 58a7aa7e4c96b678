package dev.rondo.http.server;

/** What a connection of a server waits for, no longer than its limits say. */
enum Awaited {
    /** The rest of a head, or the client's settings. */
    HEADER,
    /** The next request. */
    REQUEST,
    /** The request of a client that has just connected, or has begun a head, when the server closes. */
    LAST_REQUEST,
    /** More of a body. */
    BODY,
    /** The end of what goes on after the client has ended its side. */
    GOING,
    /** That the client takes more of a response. */
    SEND,
    /** The end of a client that was answered while it was sending. */
    LINGERING
}
