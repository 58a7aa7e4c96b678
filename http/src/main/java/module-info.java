/** HTTP and WebSocket on the loop, server and client. */
module dev.rondo.http {
    // null-safety annotations, needed only by compilers and analysers
    requires static transitive org.jspecify;
    // sockets, TLS, and the loop with its fibers
    requires transitive dev.rondo.net;
    // the messages of HTTP/1.1 as bytes
    requires io.netty.codec.http;
    // those of HTTP/2
    requires io.netty.codec.http2;
    // on what both are built
    requires io.netty.codec;
    // that TLS has ended
    requires io.netty.handler;
    // JSON; those who want another mapper than the standard one see it
    requires transitive tools.jackson.databind;

    exports dev.rondo.http;
    exports dev.rondo.http.client;
    exports dev.rondo.http.server;
    exports dev.rondo.http.websocket;
}
