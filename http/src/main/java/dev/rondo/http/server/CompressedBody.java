package dev.rondo.http.server;

import dev.rondo.http.Body;
import dev.rondo.http.BodyOutput;
import dev.rondo.http.wire.ContentCoding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A body that is compressed while it is written. Who reads it here, instead of sending it, lets all of it be compressed first. */
final class CompressedBody implements Body {
    private final Body plain;
    private final ContentCoding coding;
    private byte @Nullable [] packed;
    private boolean read;

    CompressedBody(Body plain, ContentCoding coding) {
        this.plain = plain;
        this.coding = coding;
    }

    @Override
    public long length() {
        return -1;
    }

    @Override
    public @Nullable String type() {
        return plain.type();
    }

    @Override
    public void writeTo(BodyOutput output) throws IOException {
        if (packed != null) {
            output.write(packed);
            return;
        }
        var packer = coding.pack(new Unflushed(output));
        try {
            plain.writeTo(packer);
            packer.finish();
        } finally {
            packer.release();
        }
    }

    @Override
    public byte[] bytes() throws IOException {
        if (packed == null) {
            var bytes = new ByteArrayOutputStream();
            writeTo(new Collected(bytes));
            packed = bytes.toByteArray();
        }
        return packed;
    }

    @Override
    public @Nullable ByteBuffer read() throws IOException {
        if (read) {
            return null;
        }
        read = true;
        return ByteBuffer.wrap(bytes()).asReadOnlyBuffer();
    }

    @Override
    public void close() {
        plain.close();
    }

    @Override
    public String toString() {
        return plain + ", packed by " + coding.token();
    }

    /** What is flushed by the compressor goes on, without waiting for the kernel. */
    private static final class Unflushed extends BodyOutput {
        private final BodyOutput target;

        Unflushed(BodyOutput target) {
            this.target = target;
        }

        @Override
        public void write(ByteBuffer bytes) throws IOException {
            target.write(bytes);
        }

        @Override
        public void flush() {}
    }

    private static final class Collected extends BodyOutput {
        private final ByteArrayOutputStream target;

        Collected(ByteArrayOutputStream target) {
            this.target = target;
        }

        @Override
        public void write(ByteBuffer bytes) {
            while (bytes.hasRemaining()) {
                target.write(bytes.get());
            }
        }
    }
}
