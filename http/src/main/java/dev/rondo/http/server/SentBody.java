package dev.rondo.http.server;

import dev.rondo.http.BodyOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A body on its way to the client. */
abstract class SentBody extends BodyOutput {
    private final long length;
    private long written;
    private boolean ended;

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
        checkRoom(count);
        written += count;
        var copy = new byte[count];
        bytes.get(copy);
        send(copy);
    }

    @Override
    public final void write(FileChannel file, long position, long count) throws IOException {
        if (count > 0) {
            checkRoom(count);
            sendFile(file, position, count);
        }
    }

    private void checkRoom(long count) throws IOException {
        checkNotEnded();
        if (length >= 0 && written + count > length) {
            throw new IOException("the body says it has " + length + " bytes, and has more");
        }
    }

    /** To be asked again after whatever waits. What came after the end would be taken for the beginning of the next response. */
    final void checkNotEnded() throws IOException {
        if (ended) {
            throw new IOException("the body has ended, and nothing can be written any more");
        }
    }

    /** All was written. */
    final void end() throws IOException {
        if (length >= 0 && written < length) {
            throw new IOException("the body says it has " + length + " bytes, and has only " + written);
        }
        ended = true;
        finish();
    }

    /** How many bytes were written. */
    final long written() {
        return written;
    }

    /** Bytes were written without {@link #send}. */
    final void sent(long count) {
        written += count;
    }

    /** Takes the bytes over. */
    abstract void send(byte[] bytes) throws IOException;

    /** Reads the file piece by piece; who can let the kernel copy it does that instead. */
    void sendFile(FileChannel file, long position, long count) throws IOException {
        long end = position + count;
        for (long at = position; at < end; ) {
            var piece = read(file, at, end);
            at += piece.length;
            written += piece.length;
            send(piece);
        }
    }

    abstract void finish();
}
