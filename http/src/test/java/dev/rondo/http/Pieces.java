package dev.rondo.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A body that comes in pieces of a size; each character is a byte. */
final class Pieces implements Body {
    private final byte[] bytes;
    private final String type;
    private final int size;
    private int position;

    Pieces(String text, String type, int size) {
        bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        this.type = type;
        this.size = size;
    }

    int position() {
        return position;
    }

    @Override
    public long length() {
        return -1;
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public @Nullable ByteBuffer read() {
        int count = Math.min(size, bytes.length - position);
        position += count;
        return count == 0
                ? null
                : ByteBuffer.wrap(bytes, position - count, count).asReadOnlyBuffer();
    }

    @Override
    public byte[] bytes() {
        throw new UnsupportedOperationException("to be read piece by piece");
    }
}
