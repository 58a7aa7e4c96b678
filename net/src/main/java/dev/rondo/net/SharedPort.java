package dev.rondo.net;

import dev.rondo.net.transport.Transport;
import io.netty.channel.Channel;
import io.netty.channel.unix.UnixChannelOption;

/** A port at which several sockets are, among which the kernel shares out what comes (SO_REUSEPORT). */
final class SharedPort {
    private SharedPort() {}

    /** @throws UnsupportedOperationException if the transport cannot do it */
    static void allow(Channel channel, Transport transport) {
        if (!channel.config().setOption(UnixChannelOption.SO_REUSEPORT, true)) {
            throw new UnsupportedOperationException(
                    "the transport " + transport.name() + " cannot share a port; use epoll, io_uring or kqueue");
        }
    }
}
