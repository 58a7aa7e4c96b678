/** Sockets on the loop. */
module dev.rondo.net {
    // null-safety annotations, needed only by compilers and analysers
    requires static transitive org.jspecify;
    // the loop, and the fibers that wait for sockets
    requires transitive dev.rondo.core;
    // channels and pipelines; those who build protocols on a loop see them
    requires transitive io.netty.transport;
    requires transitive io.netty.buffer;
    requires transitive io.netty.common;
    // names of hosts: the client of DNS, what it sends, and the file of hosts
    requires io.netty.resolver.dns;
    requires io.netty.codec.dns;
    requires io.netty.resolver;
    // TLS
    requires io.netty.handler;
    requires io.netty.codec;
    // one of these is the kernel's door on each system
    requires io.netty.transport.unix.common;
    requires io.netty.transport.classes.epoll;
    requires io.netty.transport.classes.io_uring;
    requires io.netty.transport.classes.kqueue;

    exports dev.rondo.net;
    exports dev.rondo.net.transport;
}
