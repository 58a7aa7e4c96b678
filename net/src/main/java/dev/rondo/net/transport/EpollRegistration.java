package dev.rondo.net.transport;

import io.netty.channel.IoOps;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoOps;

/**
 * A registration with epoll that outlives a moment in which its channel waits for nothing. Netty (4.2.18) takes the channel out of
 * epoll then, and does not put it back: the next that it waits for fails with ENOENT. So a connection that has ended on
 * the other side broke as soon as the kernel had no room for what was written. Here the channel stays, for edges alone, of which
 * the kernel tells once, so that one which is hung up does not keep the loop awake.
 */
final class EpollRegistration implements IoRegistration {
    private final IoRegistration netty;
    private boolean added;

    EpollRegistration(IoRegistration netty) {
        this.netty = netty;
    }

    @Override
    public long submit(IoOps ops) {
        boolean nothing = EpollIoOps.NONE.equals(ops);
        if (nothing && added) {
            netty.submit(EpollIoOps.EPOLLET);
            return 0;
        }
        added |= !nothing;
        return netty.submit(ops);
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // that is Netty's
    public <T> T attachment() {
        return netty.attachment();
    }

    @Override
    public boolean isValid() {
        return netty.isValid();
    }

    @Override
    public boolean cancel() {
        return netty.cancel();
    }
}
