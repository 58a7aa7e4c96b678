package dev.rondo.http.wire;

import dev.rondo.http.HttpException;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * A body that comes over the network. While too much of it waits here, the connection takes no more from the kernel, which then
 * lets the other side wait. The connection puts in what comes, on the loop's thread; a fiber takes it out.
 */
public final class IncomingBody extends ReadBody {
    /** The connection on which it comes. */
    public interface Source {
        /** Somebody reads, and nothing has come yet. */
        void wanted();

        /** No more is to be taken from the network, or it goes on. */
        void pause(boolean paused);
    }

    /** From how many bytes on no more is taken. */
    private static final int HIGH_WATER_MARK = 64 * 1024;

    /** As few as this and more is taken again. */
    private static final int LOW_WATER_MARK = 16 * 1024;

    /** Room for pieces that come behind others. */
    private static final int LEAST_OF_A_PIECE = 1024;

    private final Source source;
    private final long length;
    private final @Nullable String type;
    private final long most;
    private final long mostCollected;
    private final ArrayDeque<ByteBuffer> pieces = new ArrayDeque<>();
    private final Room room = new Room(this::isReadable);
    private int waiting;
    private long received;
    private boolean paused;
    private boolean ended;
    private @Nullable Exception failure;

    /**
     * A body of which nothing has come yet.
     *
     * @param length how many bytes it has; -1 if nobody knows
     * @param type its media type, if it says one
     * @param most how many bytes may come, else it fails with the status 413
     * @param mostCollected how many bytes may be kept as a whole, else that fails with the status 413
     */
    public IncomingBody(Source source, long length, @Nullable String type, long most, long mostCollected) {
        this.source = source;
        this.length = length;
        this.type = type;
        this.most = most;
        this.mostCollected = mostCollected;
    }

    /** Bytes have come, which are copied. */
    public void arrived(ByteBuf bytes) {
        int count = bytes.readableBytes();
        received += count;
        if (count == 0 || ended || failure != null) {
            return;
        }
        if (received > most) {
            fail(tooLarge(most));
            return;
        }
        keep(bytes, count);
        waiting += count;
        if (waiting >= HIGH_WATER_MARK && !paused) {
            paused = true;
            source.pause(true);
        }
        room.changed();
    }

    /** Small pieces are put together, since each costs more than its bytes. */
    private void keep(ByteBuf bytes, int count) {
        var last = pieces.peekLast();
        if (last != null && last.capacity() - last.limit() >= count) {
            int at = last.limit();
            last.limit(at + count);
            bytes.getBytes(bytes.readerIndex(), last.slice(at, count));
            return;
        }
        var piece = ByteBuffer.allocate(last == null ? count : Math.max(count, LEAST_OF_A_PIECE));
        bytes.getBytes(bytes.readerIndex(), piece.limit(count));
        pieces.add(piece.flip());
    }

    /** What is answered to a body that is too large. */
    public static HttpException tooLarge(long most) {
        return new HttpException(413, "the body is larger than the " + most + " bytes that are taken here");
    }

    /** All has come. What comes after it is none of this body's business, and not held up by it. */
    public void end() {
        ended = true;
        goOn();
        room.changed();
    }

    /** Nothing more will come. */
    public void fail(Exception why) {
        if (!ended && failure == null) {
            failure = why;
            room.changed();
        }
    }

    /** Whether all has come. */
    public boolean hasEnded() {
        return ended;
    }

    /** Why no more will come; null if nothing is wrong. */
    public @Nullable Exception failure() {
        return failure;
    }

    /** How many bytes may come. */
    public long limit() {
        return most;
    }

    /** How many bytes have come. */
    public long received() {
        return received;
    }

    /** Nobody will read any more: what waits here is dropped, and what comes. */
    public void discard() {
        pieces.clear();
        goOn();
        failure = failure == null && !ended ? new IOException("the body was given up") : failure;
    }

    private boolean isReadable() {
        return !pieces.isEmpty() || ended || failure != null;
    }

    @Override
    protected long announcedLength() {
        // what says a length and has no bytes answers HEAD
        if (length >= 0) {
            return length;
        }
        return isWhole() ? received : -1;
    }

    @Override
    public @Nullable String type() {
        return type;
    }

    @Override
    public boolean isWhole() {
        return isCollected() || (ended && !isTaken());
    }

    @Override
    protected @Nullable ByteBuffer next() throws IOException {
        if (!isReadable()) {
            source.wanted();
            room.await();
        }
        var piece = pieces.poll();
        if (piece == null) {
            checkFailure();
            return null;
        }
        waiting -= piece.remaining();
        if (waiting <= LOW_WATER_MARK) {
            goOn();
        }
        return piece;
    }

    @Override
    protected void collecting(long count) {
        if (count > mostCollected) {
            throw new HttpException(
                    413, "the body is larger than the " + mostCollected + " bytes that are taken here as a whole");
        }
    }

    private void checkFailure() throws IOException {
        switch (failure) {
            case null -> {}
            case HttpException refused -> throw new HttpException(refused.problem());
            default -> throw new IOException(failure.getMessage(), failure);
        }
    }

    private void goOn() {
        if (paused) {
            paused = false;
            source.pause(false);
        }
    }

    @Override
    public String toString() {
        return (length < 0 ? "a stream" : length + " bytes") + (type == null ? "" : " of " + type);
    }
}
