package dev.rondo.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A body as a stream of the JDK's. */
final class BodyInputStream extends InputStream {
    private final Body body;
    private @Nullable ByteBuffer piece;

    BodyInputStream(Body body) {
        this.body = body;
    }

    @Override
    public int read() throws IOException {
        var from = next();
        return from == null ? -1 : from.get() & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        var from = next();
        if (from == null) {
            return -1;
        }
        int count = Math.min(length, from.remaining());
        from.get(target, offset, count);
        return count;
    }

    @Override
    public int available() {
        return piece == null ? 0 : piece.remaining();
    }

    private @Nullable ByteBuffer next() throws IOException {
        if (piece == null || !piece.hasRemaining()) {
            piece = body.read();
        }
        return piece;
    }
}
