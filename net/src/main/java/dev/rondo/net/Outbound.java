package dev.rondo.net;

import dev.rondo.fiber.Fiber;
import dev.rondo.fiber.Suspension;
import dev.rondo.net.transport.NettyLoop;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written to a channel. Fibers put it here; the loop hands it to the channel once before each poll, and tells the
 * kernel once for all of it. For the loop's thread and its fibers.
 */
final class Outbound implements Runnable {
    /** How many bytes may wait here before who writes waits, too. */
    private static final int HIGH_WATER_MARK = 64 * 1024;

    private final Channel channel;
    private final ArrayDeque<ByteBuf> queue = new ArrayDeque<>(0);
    private final ArrayDeque<Room> waiting = new ArrayDeque<>(0);
    private long bytes;
    private boolean scheduled;
    private boolean ending;
    private boolean closing;
    private @Nullable ChannelFuture lastWrite;
    private @Nullable IOException failure;

    Outbound(Channel channel) {
        this.channel = channel;
    }

    boolean hasRoom() {
        return bytes < HIGH_WATER_MARK && channel.isWritable();
    }

    /** Takes the bytes, which are its own from now on. */
    void add(ByteBuf bytesToSend) throws IOException {
        try {
            check();
        } catch (IOException gone) {
            bytesToSend.release();
            throw gone;
        }
        bytes += bytesToSend.readableBytes();
        queue.add(bytesToSend);
        schedule();
    }

    void check() throws IOException {
        checkThread();
        checkFailure();
        if (ending || closing || !channel.isOpen()) {
            throw new IOException("nothing can be written any more to " + Addresses.peer(channel) + ": this side is "
                    + (ending && !closing ? "ended" : "closed"));
        }
    }

    private void checkThread() {
        ((NettyLoop) channel.eventLoop()).loop().support().checkThread();
    }

    private void checkFailure() throws IOException {
        if (failure != null) {
            throw Addresses.again(failure);
        }
    }

    /** Waits, while the other side is slow. */
    void awaitRoom() throws IOException {
        Fiber.checkCancelled();
        while (!hasRoom() && failure == null && channel.isOpen()) {
            var room = new Room();
            waiting.add(room);
            room.suspend();
        }
        checkFailure();
    }

    /** What stands here has been taken by the kernel, or it never will be. */
    void flush() throws IOException {
        Fiber.checkCancelled();
        while (!queue.isEmpty()) {
            var room = new Room();
            waiting.add(room);
            room.suspend();
        }
        var last = lastWrite;
        if (last != null && !last.isDone()) {
            Completion.await(last);
        }
        checkFailure();
    }

    /** After all that stands here, the other side is told that nothing comes any more. */
    void end() {
        checkThread();
        ending = true;
        schedule();
    }

    /** After all that stands here, the channel is closed. */
    void close() {
        if (channel.isOpen()) {
            checkThread();
            closing = true;
            schedule();
        }
    }

    private void schedule() {
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
            lastWrite = channel.write(next);
            var _ = lastWrite.addListener(this::written);
        }
        bytes = 0;
        channel.flush();
        if (closing) {
            afterLast(() -> {
                var _ = channel.close();
            });
        } else if (ending && channel.isActive()) {
            afterLast(this::endOutput);
        }
        changed();
    }

    private void afterLast(Runnable action) {
        if (lastWrite == null || lastWrite.isDone()) {
            action.run();
        } else {
            var _ = lastWrite.addListener(_ -> action.run());
        }
    }

    private void endOutput() {
        var tls = channel.pipeline().get(SslHandler.class);
        if (tls != null) {
            var _ = tls.closeOutbound();
        } else if (channel instanceof DuplexChannel duplex) {
            var _ = duplex.shutdownOutput();
        }
    }

    private void written(Future<? super Void> write) {
        if (write.cause() != null) {
            failed(Addresses.explained("cannot write to", channel, write.cause()));
        }
    }

    /** Why nothing can be written any more; null if the connection has not failed. */
    @Nullable IOException failure() {
        return failure;
    }

    void failed(IOException error) {
        if (failure == null) {
            failure = error;
        }
        changed();
    }

    /** There may be room again, or never. */
    void changed() {
        if (waiting.isEmpty() || (!hasRoom() && failure == null && channel.isOpen())) {
            return;
        }
        var all = List.copyOf(waiting);
        waiting.clear();
        all.forEach(Suspension::resume);
    }

    /** A wait for room. */
    private final class Room extends Suspension {
        @Override
        public boolean abandon() {
            return waiting.remove(this);
        }
    }
}
