package dev.rondo.http.server;

import dev.rondo.http.Takeover;
import dev.rondo.http.wire.Room;
import dev.rondo.loop.Task;
import dev.rondo.trace.Kind;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written on a connection. Fibers and callbacks put it here; before each poll the loop turns all of it into bytes, and
 * tells the kernel once. For the loop's thread and its fibers.
 */
final class Http1Output extends Task {
    /** How many bytes may wait here before who writes waits, too. */
    private static final int HIGH_WATER_MARK = 64 * 1024;

    /** What is smaller than this is copied into one buffer with what stands beside it. */
    private static final int SMALL = 4 * 1024;

    private static final int FIRST_SIZE = 512;

    private final Http1Connection connection;
    private final Channel channel;
    private final Http1Encoder encoder;
    private final ArrayDeque<Outgoing> queue = new ArrayDeque<>(2);
    private final Room room = new Room(this::hasRoom);
    private long bytes;

    /** How many bytes were handed to the channel; those of a file count when it has been sent. */
    private long written;

    private boolean scheduled;

    private @Nullable ByteBuf buffer;

    /** Whether the last turn's responses wait for those of this turn, to requests that were sent along with theirs. */
    private boolean held;

    Http1Output(Http1Connection connection, Channel channel) {
        this.connection = connection;
        this.channel = channel;
        encoder = connection.service().encoder;
    }

    void add(Outgoing item) {
        if (!channel.isOpen()) {
            release(item);
            return;
        }
        queue.add(item);
        bytes += item.size();
        schedule();
    }

    /** Runs before the next poll, be there something to write or not. */
    void schedule() {
        if (!scheduled) {
            scheduled = true;
            connection.service().loop.support().queueBeforePoll(this);
        }
    }

    /** Whether nobody need wait; when the connection is gone, nobody need wait either. */
    boolean hasRoom() {
        return (bytes < HIGH_WATER_MARK && channel.isWritable()) || !channel.isOpen();
    }

    /** Whether the kernel has not taken all that was handed to it. */
    boolean isStuck() {
        var buffer = channel.unsafe().outboundBuffer();
        return buffer != null && !buffer.isEmpty();
    }

    /** How many bytes the kernel has taken, about. */
    long taken() {
        var buffer = channel.unsafe().outboundBuffer();
        return buffer == null ? written : written - buffer.totalPendingWriteBytes() + buffer.currentProgress();
    }

    void awaitRoom() {
        room.await();
    }

    /** Waits until the kernel has taken all that stands here, or never will. */
    void awaitFlush() {
        var mark = new Outgoing.Mark();
        add(mark);
        mark.room().await();
    }

    /**
     * Lets go of the connection after what stands here, and waits until that has happened, or never will.
     *
     * @return whether it has
     */
    boolean handOver(Takeover takeover) {
        var mark = new Outgoing.Mark();
        add(new Outgoing.Handover(takeover, mark));
        mark.room().await();
        return connection.isTaken();
    }

    /** There may be room now. */
    void changed() {
        room.changed();
        if (connection.requests().canAdvance()) {
            schedule();
        }
    }

    @Override
    protected Kind kind() {
        return Kind.IO;
    }

    /** On the loop's own thread. */
    @Override
    protected void run() {
        scheduled = false;
        var context = connection.context();
        if (context == null || !channel.isOpen()) {
            drop();
            return;
        }
        if (!isStuck()) {
            connection.timeouts().stuck(false);
        }
        boolean ends = false;
        boolean some = false;
        boolean mayWait = true;
        do {
            connection.requests().advance();
            for (var item = queue.poll(); item != null; item = queue.poll()) {
                some = true;
                ends |= item instanceof Outgoing.End;
                mayWait &= item instanceof Outgoing.Head;
                write(item, context);
            }
            bytes = 0;
        } while (connection.requests().canAdvance());
        if (some && mayWait && connection.requests().goOn() && isSmall()) {
            held = true;
            schedule();
        } else if (some || held) {
            held = false;
            flush(context, ends);
        }
        connection.written();
        room.changed();
    }

    /** Nobody takes it any more. */
    private void drop() {
        queue.forEach(Http1Output::release);
        queue.clear();
        bytes = 0;
        ReferenceCountUtil.release(buffer);
        buffer = null;
        room.changed();
    }

    private boolean isSmall() {
        return buffer != null && buffer.readableBytes() < HIGH_WATER_MARK;
    }

    private void flush(ChannelHandlerContext context, boolean ends) {
        if (ends) {
            var last = buffer == null ? context.alloc().buffer(0) : buffer;
            buffer = null;
            written += last.readableBytes();
            var _ = context.writeAndFlush(last).addListener(_ -> connection.endGently());
        } else {
            writeBuffer(context);
            context.flush();
        }
    }

    private void write(Outgoing item, ChannelHandlerContext context) {
        switch (item) {
            case Outgoing.Head head -> head(head, context);
            case Outgoing.Piece piece -> piece(piece, context);
            case Outgoing.File file -> file(file, context);
            case Outgoing.Mark mark -> {
                writeBuffer(context);
                var _ = context.write(Unpooled.EMPTY_BUFFER).addListener(_ -> mark.pass());
            }
            case Outgoing.Handover(var takeover, var mark) -> {
                writeBuffer(context);
                context.flush();
                connection.handOver(takeover);
                mark.pass();
            }
            case Outgoing.LastChunk _ -> buffer(context).writeBytes(Http1Encoder.LAST_CHUNK);
            case Outgoing.Continue _ -> buffer(context).writeBytes(Http1Encoder.CONTINUE);
            case Outgoing.End _ -> {}
        }
    }

    private void head(Outgoing.Head head, ChannelHandlerContext context) {
        encoder.encode(head.response(), head.framing(), head.length(), head.last(), head.http10(), buffer(context));
        if (!head.whole()) {
            return;
        }
        var whole = Http1Exchange.bytesOf(head.response().body());
        if (whole.length < SMALL) {
            buffer(context).writeBytes(whole);
        } else {
            writeBuffer(context);
            written += whole.length;
            var _ = context.write(Unpooled.wrappedBuffer(whole), context.voidPromise());
        }
    }

    private void piece(Outgoing.Piece piece, ChannelHandlerContext context) {
        int size = piece.size();
        if (piece.chunked()) {
            Http1Encoder.chunkSize(size, buffer(context));
        }
        if (size < SMALL) {
            buffer(context).writeBytes(piece.bytes());
            piece.bytes().release();
        } else {
            writeBuffer(context);
            written += size;
            var _ = context.write(piece.bytes(), context.voidPromise());
        }
        if (piece.chunked()) {
            buffer(context).writeBytes(Http1Encoder.LINE_END);
        }
    }

    private void file(Outgoing.File file, ChannelHandlerContext context) {
        writeBuffer(context);
        var region = file.region();
        var _ = context.write(region).addListener(sent -> {
            written += region.transferred();
            connection.written();
            file.end(sent.cause());
        });
    }

    private ByteBuf buffer(ChannelHandlerContext context) {
        var open = buffer;
        if (open == null) {
            open = context.alloc().directBuffer(FIRST_SIZE);
            buffer = open;
        }
        return open;
    }

    private void writeBuffer(ChannelHandlerContext context) {
        if (buffer != null) {
            written += buffer.readableBytes();
            var _ = context.write(buffer, context.voidPromise());
            buffer = null;
        }
    }

    private static void release(Outgoing item) {
        switch (item) {
            case Outgoing.Piece piece -> piece.bytes().release();
            case Outgoing.File file -> {
                file.region().release();
                file.end(new ClosedChannelException());
            }
            case Outgoing.Mark mark -> mark.pass();
            case Outgoing.Handover(var _, var mark) -> mark.pass();
            default -> {}
        }
    }
}
