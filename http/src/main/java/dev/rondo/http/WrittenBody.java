package dev.rondo.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A body that a function writes. Who reads it here, instead of sending it, lets the function run to its end first. */
final class WrittenBody implements Body {
    private final String type;
    private final long length;
    private final BodyWriter writer;
    private @Nullable BytesBody written;

    /** @param length how many bytes that are; -1 if nobody knows */
    WrittenBody(String type, long length, BodyWriter writer) {
        this.type = Objects.requireNonNull(type, "type");
        this.length = length;
        this.writer = Objects.requireNonNull(writer, "writer");
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public void writeTo(BodyOutput output) throws IOException {
        if (written == null) {
            writer.write(output);
        } else {
            written.writeTo(output);
        }
    }

    @Override
    public @Nullable ByteBuffer read() throws IOException {
        return written().read();
    }

    @Override
    public byte[] bytes() throws IOException {
        return written().bytes();
    }

    private BytesBody written() throws IOException {
        if (written == null) {
            var collected = new Collected();
            writer.write(collected);
            written = new BytesBody(collected.bytes.toByteArray(), type);
        }
        return written;
    }

    @Override
    public String toString() {
        return "a stream of " + type;
    }

    private static final class Collected extends BodyOutput {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void write(ByteBuffer more) {
            while (more.hasRemaining()) {
                bytes.write(more.get());
            }
        }

        @Override
        public void write(byte[] more, int offset, int length) {
            bytes.write(more, offset, length);
        }
    }
}
