package dev.rondo.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Where a body is written to. Whoever writes waits while the other side is slow. What was written goes out in the same turn of
 * the loop, without {@link #flush}, which does more: it waits until the kernel has taken it. For the fiber that sends.
 */
public abstract class BodyOutput extends OutputStream {
    /** For subclasses. */
    protected BodyOutput() {}

    /** Writes all of the bytes, which are copied. */
    public abstract void write(ByteBuffer bytes) throws IOException;

    /** Writes the text, as UTF-8. */
    public void write(String text) throws IOException {
        write(StandardCharsets.UTF_8.encode(text));
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
