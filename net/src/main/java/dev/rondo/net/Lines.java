package dev.rondo.net;

import dev.rondo.fiber.Cancelled;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The lines that come by a socket, each ended by a line feed, or by a carriage return and a line feed, or by the end of the
 * connection. Looping over it throws {@link UncheckedIOException}; {@link #next()} throws what it is of. For fibers.
 */
public final class Lines implements Iterable<String> {
    private static final int DEFAULT_LIMIT = 64 * 1024;

    private final TcpSocket socket;
    private int limit = DEFAULT_LIMIT;

    Lines(TcpSocket socket) {
        this.socket = socket;
    }

    /**
     * How many bytes a line may have; 64 KiB at first.
     *
     * @throws IllegalArgumentException if that is less than one
     */
    public Lines limit(int bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("a line of at most " + bytes + " bytes could say nothing");
        }
        limit = bytes;
        return this;
    }

    /**
     * The next line, without its end; null if no more come.
     *
     * @throws IOException if the connection has failed, or the line is too long
     * @throws Cancelled if the fiber is cancelled; then nothing was read
     */
    public @Nullable String next() throws IOException {
        var line = new ByteArrayOutputStream();
        try {
            return next(line);
        } catch (Cancelled given) {
            socket.putBack(ByteBuffer.wrap(line.toByteArray()));
            throw given;
        }
    }

    private @Nullable String next(ByteArrayOutputStream line) throws IOException {
        for (var piece = socket.read(); piece != null; piece = socket.read()) {
            int end = indexOfLineFeed(piece);
            int count = (end < 0 ? piece.limit() : end) - piece.position();
            if (line.size() + count > limit) {
                throw new IOException("a line of more than " + limit + " bytes came from " + socket
                        + "; allow longer ones with limit, or read bytes");
            }
            line.write(piece.array(), piece.arrayOffset() + piece.position(), count);
            if (end >= 0) {
                piece.position(end + 1);
                socket.putBack(piece);
                return text(line);
            }
        }
        return line.size() == 0 ? null : text(line);
    }

    private static int indexOfLineFeed(ByteBuffer piece) {
        for (int i = piece.position(); i < piece.limit(); i++) {
            if (piece.get(i) == '\n') {
                return i;
            }
        }
        return -1;
    }

    private static String text(ByteArrayOutputStream line) {
        var text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    @Override
    public Iterator<String> iterator() {
        return new Iterator<>() {
            private @Nullable String next;
            private boolean looked;

            @Override
            public boolean hasNext() {
                if (!looked) {
                    looked = true;
                    try {
                        next = Lines.this.next();
                    } catch (IOException failed) {
                        throw new UncheckedIOException(failed);
                    }
                }
                return next != null;
            }

            @Override
            public String next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("the connection has ended");
                }
                looked = false;
                return java.util.Objects.requireNonNull(next);
            }
        };
    }
}
