package dev.rondo.http;

import dev.rondo.fiber.Fiber;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Where a body is written to. Whoever writes waits while the other side is slow. What was written goes out in the same turn of
 * the loop, without {@link #flush}, which does more: it waits until the kernel has taken it. For the fiber that sends.
 */
public abstract class BodyOutput extends OutputStream {
    /** How much of a file is read at a time. */
    protected static final int FILE_PIECE = 64 * 1024;

    /** For subclasses. */
    protected BodyOutput() {}

    /** Writes all of the bytes, which are copied. */
    public abstract void write(ByteBuffer bytes) throws IOException;

    /** Writes the text, as UTF-8. */
    public void write(String text) throws IOException {
        write(StandardCharsets.UTF_8.encode(text));
    }

    /**
     * Writes a part of a file, and returns when the file is no longer needed. Where the connection can, the kernel copies it;
     * elsewhere it is read in the pool for what blocks.
     *
     * @throws EOFException if the file ends before
     * @throws IOException if it cannot be read, or not be written
     */
    public void write(FileChannel file, long position, long count) throws IOException {
        long end = position + count;
        for (long at = position; at < end; ) {
            var piece = read(file, at, end);
            at += piece.length;
            write(ByteBuffer.wrap(piece));
        }
    }

    /**
     * The next bytes of a file, read in the pool for what blocks: some, but no more than up to the end.
     *
     * @throws EOFException if the file ends here
     * @throws IOException if it cannot be read
     */
    protected static byte[] read(FileChannel file, long position, long end) throws IOException {
        var bytes = new byte[(int) Math.min(FILE_PIECE, end - position)];
        int count = Fiber.blocking(() -> file.read(ByteBuffer.wrap(bytes), position));
        if (count <= 0) {
            throw new EOFException("the file was to be sent up to byte " + end + ", and ends at " + position);
        }
        return count == bytes.length ? bytes : Arrays.copyOf(bytes, count);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        write(ByteBuffer.wrap(bytes, offset, length));
    }

    @Override
    public void write(int octet) throws IOException {
        write(ByteBuffer.wrap(new byte[] {(byte) octet}));
    }
}
