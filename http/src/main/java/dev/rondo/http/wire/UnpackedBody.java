package dev.rondo.http.wire;

import dev.rondo.http.Body;
import dev.rondo.http.HttpException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** A body that comes packed, and is read as what was packed. For the fibers of the loop. */
public final class UnpackedBody extends ReadBody {
    private static final int PIECE = 8 * 1024;

    private final Body packed;
    private final ContentCoding coding;
    private final long most;
    private @Nullable InputStream unpacking;
    private long count;
    private boolean ended;

    /**
     * What is in a packed body.
     *
     * @param most how many bytes that may be, else it fails with the status 413
     */
    public UnpackedBody(Body packed, ContentCoding coding, long most) {
        this.packed = packed;
        this.coding = coding;
        this.most = most;
    }

    @Override
    protected long announcedLength() {
        return -1;
    }

    @Override
    public @Nullable String type() {
        return packed.type();
    }

    @Override
    protected @Nullable ByteBuffer next() throws IOException {
        if (ended) {
            return null;
        }
        try {
            var source = unpacking;
            if (source == null) {
                source = coding.unpack(packed.stream());
                unpacking = source;
            }
            var piece = new byte[PIECE];
            int read = source.read(piece);
            if (read < 0) {
                end(source);
                return null;
            }
            count += read;
            if (count > most) {
                end(source);
                throw IncomingBody.tooLarge(most);
            }
            return ByteBuffer.wrap(piece, 0, read);
        } catch (ZipException | EOFException wrong) {
            ended = true;
            throw new HttpException(400, "the body is not what its Content-Encoding says, " + coding.token(), wrong);
        }
    }

    /** What is in it is no smaller because it came packed. */
    @Override
    protected void collecting(long count) throws IOException {
        if (packed instanceof ReadBody body) {
            body.collecting(count);
        }
    }

    private void end(InputStream source) throws IOException {
        ended = true;
        source.close();
    }

    @Override
    public void close() {
        packed.close();
    }

    @Override
    public String toString() {
        return packed + ", packed by " + coding.token();
    }
}
