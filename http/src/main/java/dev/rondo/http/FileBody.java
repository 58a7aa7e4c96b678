package dev.rondo.http;

import dev.rondo.fiber.Fiber;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A file. Who reads it piece by piece opens it anew for each, so that nothing stays open if nobody reads to the end. */
final class FileBody implements Body {
    private static final int PIECE = 256 * 1024;

    private final Path file;
    private final long length;
    private long position;

    private FileBody(Path file, long length) {
        this.file = file;
        this.length = length;
    }

    static FileBody of(Path file) throws IOException {
        var attributes = Fiber.blocking(() -> Files.readAttributes(file, BasicFileAttributes.class));
        if (!attributes.isRegularFile()) {
            throw new NoSuchFileException(file.toString(), null, "it is there, but is no file");
        }
        return new FileBody(file, attributes.size());
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public String type() {
        return MediaType.ofFile(file.toString());
    }

    @Override
    public void writeTo(BodyOutput output) throws IOException {
        try (var opened = Fiber.blocking(() -> FileChannel.open(file, StandardOpenOption.READ))) {
            output.write(opened, 0, length);
        }
    }

    @Override
    public @Nullable ByteBuffer read() throws IOException {
        int count = (int) Math.min(PIECE, length - position);
        if (count == 0) {
            return null;
        }
        var piece = Fiber.blocking(() -> read(position, count));
        position += count;
        return ByteBuffer.wrap(piece);
    }

    @Override
    public byte[] bytes() throws IOException {
        if (length > Integer.MAX_VALUE - 8) {
            throw new IOException(file + " has " + length + " bytes, which no array can hold; read it piece by piece");
        }
        return Fiber.blocking(() -> read(0, (int) length));
    }

    private byte[] read(long from, int count) throws IOException {
        var piece = ByteBuffer.allocate(count);
        try (var opened = FileChannel.open(file, StandardOpenOption.READ)) {
            while (piece.hasRemaining()) {
                if (opened.read(piece, from + piece.position()) < 0) {
                    throw new EOFException(file + " had " + length + " bytes, and has become shorter");
                }
            }
        }
        return piece.array();
    }

    @Override
    public String toString() {
        return file + ", " + length + " bytes";
    }
}
