package dev.rondo.http.wire;

import dev.rondo.http.Body;
import dev.rondo.http.HttpException;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** A body that comes packed, and is read as what was packed. For the fibers of the loop. */
public final class UnpackedBody implements Body {
    private static final int PIECE = 8 * 1024;

    private final Body packed;
    private final ContentCoding coding;
    private final long most;
    private @Nullable InputStream unpacking;
    private long count;
    private boolean taken;
    private boolean ended;
    private byte @Nullable [] whole;

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
    public long length() {
        return whole == null ? -1 : whole.length;
    }

    @Override
    public @Nullable String type() {
        return packed.type();
    }

    @Override
    public boolean isWhole() {
        return whole != null;
    }

    @Override
    public @Nullable ByteBuffer read() throws IOException {
        if (whole != null) {
            var all = taken ? null : ByteBuffer.wrap(whole);
            taken = true;
            return all == null || !all.hasRemaining() ? null : all;
        }
        taken = true;
        return next();
    }

    private @Nullable ByteBuffer next() throws IOException {
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

    private void end(InputStream source) throws IOException {
        ended = true;
        source.close();
    }

    @Override
    public byte[] bytes() throws IOException {
        if (whole == null) {
            if (taken) {
                throw new IllegalStateException(
                        "the body was read in pieces already, and cannot be had as a whole any more");
            }
            var all = new ByteArrayOutputStream();
            for (var piece = next(); piece != null; piece = next()) {
                all.write(piece.array(), piece.arrayOffset(), piece.limit());
            }
            whole = all.toByteArray();
        }
        return whole;
    }

    @Override
    public String toString() {
        return packed + ", packed by " + coding.token();
    }
}
