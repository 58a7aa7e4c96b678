/** Sockets on the loop. */
module dev.rondo.net {
    // null-safety annotations, needed only by compilers and analysers
    requires static transitive org.jspecify;
    // the loop, and the fibers that wait for sockets
    requires transitive dev.rondo.core;
    // channels and pipelines; those who build protocols on a loop see them
    requires transitive io.netty.transport;
    // the bytes in those
    requires transitive io.netty.buffer;
    // futures, executors and timers of the event loop
    requires transitive io.netty.common;
    // the client of DNS
    requires io.netty.resolver.dns;
    // what it sends
    requires io.netty.codec.dns;
    // the file of hosts
    requires io.netty.resolver;
    // TLS
    requires io.netty.handler;
    // on what that is built
    requires io.netty.codec;
    // Unix sockets, and ports that are shared
    requires io.netty.transport.unix.common;
    // the kernel's door on Linux
    requires io.netty.transport.classes.epoll;
    // and its newer one
    requires io.netty.transport.classes.io_uring;
    // that of macOS and the BSDs
    requires io.netty.transport.classes.kqueue;

    exports dev.rondo.net;
    exports dev.rondo.net.callback;
    exports dev.rondo.net.transport;
}
