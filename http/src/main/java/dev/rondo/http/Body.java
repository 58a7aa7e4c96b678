package dev.rondo.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/**
 * The bytes of a message. One that comes over the network is read piece by piece as it arrives, and only once, unless it was read
 * as a whole. For the fibers of the loop.
 */
public interface Body extends AutoCloseable {
    /** How many bytes; -1 if that shows only at the end. */
    long length();

    /** The media type, such as {@code text/plain; charset=utf-8}; null if it is not known. */
    @Nullable String type();

    /**
     * The bytes that have come, at least one; null at the end.
     *
     * @throws IOException if the connection fails before the end
     * @throws HttpException with the status 413, if a client sends more than the server takes; 408, if it is too slow
     * @throws dev.rondo.fiber.Cancelled if the fiber is cancelled
     */
    @Nullable ByteBuffer read() throws IOException;

    /** Whether all of it is here, so that {@link #bytes} need not wait. */
    default boolean isWhole() {
        return false;
    }

    /**
     * Writes all of it.
     *
     * @throws IOException if it cannot be read, or not be written
     * @throws IllegalStateException if it comes over a connection, and was read in pieces or written before
     */
    default void writeTo(BodyOutput output) throws IOException {
        for (var piece = read(); piece != null; piece = read()) {
            output.write(piece);
        }
    }

    /**
     * All of it, which is kept, so that the body can be written again.
     *
     * @throws IOException as {@link #read}
     * @throws IllegalStateException if it comes over a connection, and was read in pieces or written before
     */
    byte[] bytes() throws IOException;

    /**
     * All of it as text, in the character set of its type, UTF-8 if that says none.
     *
     * @throws IOException as {@link #read}
     */
    default String text() throws IOException {
        return new String(bytes(), charset());
    }

    /** The character set of its type; UTF-8 if that says none, or one that nobody knows. */
    default Charset charset() {
        return MediaType.charset(type());
    }

    /**
     * What it says in JSON, by the {@linkplain Json standard} mapper.
     *
     * @throws JacksonException if it is not JSON, or not of that type
     * @throws IOException as {@link #read}
     */
    default <T> T json(Class<T> type) throws IOException {
        return Json.mapper().readValue(bytes(), type);
    }

    /** As {@link #json(Class)}, for types with parameters. */
    default <T> T json(TypeReference<T> type) throws IOException {
        return Json.mapper().readValue(bytes(), type);
    }

    /** Its bytes for libraries that read streams; a fiber that reads waits. */
    default InputStream stream() {
        return new BodyInputStream(this);
    }

    /**
     * Writes all of it into a new file, in the pool for what blocks, while it arrives. If that fails, or the fiber is cancelled,
     * the file is removed.
     *
     * @return how many bytes that were
     * @throws java.nio.file.FileAlreadyExistsException if the file is there already
     * @throws IllegalStateException if it comes over a connection, and was read in pieces or written before
     * @throws HttpException as {@link #read}, and with the status 507 if the disk is full
     * @throws IOException if the body cannot be read, or the file not be written
     */
    default long saveTo(Path file) throws IOException {
        return SavedBody.save(this, file);
    }

    /** Drops what was not read, which cannot be read any more, if it comes over a client's connection; that is free then, or closed. */
    @Override
    default void close() {}

    /** Without any byte. */
    static Body empty() {
        return BytesBody.EMPTY;
    }

    /** Of bytes, which are not copied. */
    static Body of(byte[] bytes, String type) {
        return new BytesBody(bytes, type);
    }

    /** Of text, as UTF-8. */
    static Body text(String text) {
        return BytesBody.utf8(text, MediaType.TEXT);
    }

    /**
     * Of JSON, by the {@linkplain Json standard} mapper.
     *
     * @throws JacksonException if the value cannot be written so
     */
    static Body json(@Nullable Object value) {
        return new BytesBody(Json.mapper().writeValueAsBytes(value), MediaType.JSON);
    }

    /**
     * Of what a function writes while the message is sent: in the fiber of a server's handler, and in one of its own that a client
     * starts.
     */
    static Body stream(String type, BodyWriter writer) {
        return new WrittenBody(type, -1, writer);
    }

    /**
     * As {@link #stream(String, BodyWriter)}, of which the length is known; a function that writes more or less fails.
     *
     * @throws IllegalArgumentException if the length is below zero
     */
    static Body stream(String type, long length, BodyWriter writer) {
        if (length < 0) {
            throw new IllegalArgumentException("a body has no bytes or more, and not " + length);
        }
        return new WrittenBody(type, length, writer);
    }

    /**
     * A file as it is now, with the type that goes with its extension. It is opened only when the body is sent, without a copy
     * where the connection can. For the fibers of the loop, which wait for the disk; any path is taken, so that one that
     * clients may choose belongs to {@code StaticFiles}.
     *
     * @throws IOException if it is no file, or cannot be read
     */
    static Body file(Path file) throws IOException {
        return FileBody.of(file);
    }
}
