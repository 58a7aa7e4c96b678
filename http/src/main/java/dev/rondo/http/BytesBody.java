package dev.rondo.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A body that is there as a whole. */
final class BytesBody implements Body {
    static final BytesBody EMPTY = new BytesBody(new byte[0], null);

    private final byte[] bytes;
    private final @Nullable String type;
    private boolean read;

    BytesBody(byte[] bytes, @Nullable String type) {
        this.bytes = Objects.requireNonNull(bytes, "bytes");
        this.type = type;
    }

    static BytesBody utf8(String text, String type) {
        return new BytesBody(text.getBytes(StandardCharsets.UTF_8), type);
    }

    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public @Nullable String type() {
        return type;
    }

    @Override
    public boolean isWhole() {
        return true;
    }

    @Override
    public @Nullable ByteBuffer read() {
        if (read || bytes.length == 0) {
            return null;
        }
        read = true;
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    @Override
    public void writeTo(BodyOutput output) throws IOException {
        output.write(bytes);
    }

    @Override
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public String toString() {
        return bytes.length + " bytes" + (type == null ? "" : " of " + type);
    }
}
