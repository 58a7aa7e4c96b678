package dev.rondo.http.server;

import dev.rondo.http.BodyOutput;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A body on its way to the client. */
abstract class SentBody extends BodyOutput {
    private final long length;
    private long written;

    /** @param length how many bytes it says it has; -1 if it does not */
    SentBody(long length) {
        this.length = length;
    }

    @Override
    public final void write(ByteBuffer bytes) throws IOException {
        int count = bytes.remaining();
        if (count == 0) {
            return;
        }
        if (length >= 0 && written + count > length) {
            throw new IOException("the body says it has " + length + " bytes, and has more");
        }
        written += count;
        var copy = new byte[count];
        bytes.get(copy);
        send(copy);
    }

    /** All was written. */
    final void end() throws IOException {
        if (length >= 0 && written < length) {
            throw new IOException("the body says it has " + length + " bytes, and has only " + written);
        }
        finish();
    }

    abstract void send(byte[] bytes) throws IOException;

    abstract void finish();
}
