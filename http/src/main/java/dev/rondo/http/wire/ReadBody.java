package dev.rondo.http.wire;

import dev.rondo.http.Body;
import dev.rondo.http.BodyOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** A body that can be read once, piece by piece, or be collected as a whole, which is kept. For the fibers of the loop. */
public abstract class ReadBody implements Body {
    private boolean taken;
    private byte @Nullable [] whole;

    /** The next piece; null at the end. */
    protected abstract @Nullable ByteBuffer next() throws IOException;

    /** So many bytes are about to be kept as a whole, as far as is known; throws if that is too many. */
    protected void collecting(long count) throws IOException {}

    /** Whether it was begun to be read in pieces. */
    protected final boolean isTaken() {
        return taken;
    }

    /** Whether it has been collected. */
    protected final boolean isCollected() {
        return whole != null;
    }

    /** As far as can be told before all of it was collected. */
    protected abstract long announcedLength();

    @Override
    public final long length() {
        return whole == null ? announcedLength() : whole.length;
    }

    @Override
    public boolean isWhole() {
        return isCollected();
    }

    @Override
    public final @Nullable ByteBuffer read() throws IOException {
        if (whole == null) {
            var piece = next();
            taken |= piece != null;
            return piece;
        }
        var all = taken || whole.length == 0 ? null : ByteBuffer.wrap(whole).asReadOnlyBuffer();
        taken = true;
        return all;
    }

    @Override
    public final byte[] bytes() throws IOException {
        if (whole == null) {
            checkUntouched();
            whole = collect();
            taken = false;
        }
        return whole;
    }

    /** A body that is sent once more would else lose what was read, without anybody noticing. */
    @Override
    public final void writeTo(BodyOutput output) throws IOException {
        if (whole == null) {
            checkUntouched();
            Body.super.writeTo(output);
        } else {
            output.write(ByteBuffer.wrap(whole));
        }
    }

    @Override
    public final long saveTo(Path file) throws IOException {
        if (whole == null) {
            checkUntouched();
        }
        return Body.super.saveTo(file);
    }

    private void checkUntouched() {
        if (taken) {
            throw new IllegalStateException(
                    "the body was read in pieces already, and cannot be had as a whole any more;"
                            + " to use it more than once, call bytes() first");
        }
    }

    private byte[] collect() throws IOException {
        collecting(Math.max(0, announcedLength()));
        var pieces = new ArrayDeque<ByteBuffer>();
        long count = 0;
        for (var piece = read(); piece != null; piece = read()) {
            pieces.add(piece);
            count += piece.remaining();
            collecting(count);
        }
        if (pieces.size() == 1 && isAll(pieces.getFirst())) {
            return pieces.getFirst().array();
        }
        var all = ByteBuffer.allocate(Math.toIntExact(count));
        pieces.forEach(all::put);
        return all.array();
    }

    private static boolean isAll(ByteBuffer piece) {
        return piece.hasArray() && piece.arrayOffset() == 0 && piece.remaining() == piece.array().length;
    }
}
