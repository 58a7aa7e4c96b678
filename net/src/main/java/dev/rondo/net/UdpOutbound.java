package dev.rondo.net;

import dev.rondo.net.transport.NettyLoop;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPromise;
import java.util.ArrayDeque;

/**
 * Datagrams that are to be sent. Fibers put them here; the loop hands them to the channel once before each poll, and tells the
 * kernel once for all of them. For the loop's thread and its fibers.
 */
final class UdpOutbound implements Runnable {
    /** How many bytes may wait here before those are refused that nobody waits for. */
    private static final int HIGH_WATER_MARK = 64 * 1024;

    /** And how many datagrams. */
    private static final int MOST_DATAGRAMS = 1024;

    private final Channel channel;
    private final ArrayDeque<Sending> queue = new ArrayDeque<>();
    private long bytes;
    private boolean scheduled;
    private long sent;
    private long failed;

    private record Sending(Object message, ChannelPromise promise) {}

    UdpOutbound(Channel channel) {
        this.channel = channel;
    }

    boolean hasRoom() {
        return bytes < HIGH_WATER_MARK && queue.size() < MOST_DATAGRAMS && channel.isWritable();
    }

    /** Takes the message, which is its own from now on. */
    void add(Object message, int size, ChannelPromise promise) {
        ((NettyLoop) channel.eventLoop()).loop().support().checkThread();
        var _ = promise.addListener(done -> {
            if (done.isSuccess()) {
                sent++;
            } else if (!done.isCancelled()) {
                failed++;
            }
        });
        bytes += size;
        queue.add(new Sending(message, promise));
        if (!scheduled) {
            scheduled = true;
            channel.eventLoop().execute(this);
        }
    }

    /** On the loop's own thread. */
    @Override
    public void run() {
        scheduled = false;
        for (var next = queue.poll(); next != null; next = queue.poll()) {
            var _ = channel.write(next.message, next.promise);
        }
        bytes = 0;
        channel.flush();
    }

    long sent() {
        return sent;
    }

    long failed() {
        return failed;
    }
}
