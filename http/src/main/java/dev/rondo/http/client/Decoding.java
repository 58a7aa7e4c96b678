package dev.rondo.http.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * A compressed body as it was before: {@code gzip} (RFC 1952), and {@code deflate}, by which some mean zlib (RFC 1950) and some
 * the bare stream (RFC 1951). A body that becomes far longer than it came is refused. For one fiber at a time.
 */
final class Decoding {
    /** What a body may become in any case. */
    private static final long ALWAYS = 1024 * 1024;

    private static final int PIECE = 16 * 1024;
    private static final int TRAILER = 8;

    /** Where the compressed bytes come from; null at their end. */
    @FunctionalInterface
    interface Source {
        @Nullable ByteBuffer read() throws IOException;
    }

    private enum State {
        HEAD,
        BODY,
        TRAILER,
        REST,
        END
    }

    private final Call call;
    private final boolean gzip;
    private final CRC32 checksum = new CRC32();
    private final byte[] trailer = new byte[TRAILER];
    private @Nullable GzipHead head;
    private @Nullable Inflater inflater;
    private ByteBuffer input = ByteBuffer.allocate(0);
    private State state = State.HEAD;
    private int trailerCount;
    private long consumed;
    private long produced;

    private Decoding(Call call, boolean gzip) {
        this.call = call;
        this.gzip = gzip;
    }

    /** For the values of Content-Encoding; null if the body is to be left as it is. */
    static @Nullable Decoding of(List<String> codings, Call call) {
        if (codings.size() != 1 || !RequestFields.asksForCompression(call)) {
            return null;
        }
        return switch (codings.getFirst().strip().toLowerCase(Locale.ROOT)) {
            case "gzip", "x-gzip" -> new Decoding(call, true);
            case "deflate" -> new Decoding(call, false);
            default -> null;
        };
    }

    /** The next piece; null at the end. */
    @Nullable ByteBuffer read(Source source) throws IOException {
        while (state != State.END) {
            if (!input.hasRemaining() && !(inflater != null && state == State.BODY && !inflater.needsInput())) {
                var more = source.read();
                if (more == null) {
                    end();
                    return null;
                }
                consumed += more.remaining();
                input = more;
            }
            var piece = step();
            if (piece != null) {
                return piece;
            }
        }
        return null;
    }

    private void end() throws IOException {
        boolean empty = state == State.HEAD && consumed == 0;
        if (state != State.REST && !empty) {
            throw broken("the compressed body ends before its end");
        }
        state = State.END;
        close();
    }

    private @Nullable ByteBuffer step() throws IOException {
        switch (state) {
            case HEAD -> head();
            case BODY -> {
                return inflate();
            }
            case TRAILER -> trailer();
            case REST -> rest();
            case END -> {}
        }
        return null;
    }

    private void head() throws IOException {
        if (!gzip) {
            inflater = new Inflater(!looksLikeZlib());
            state = State.BODY;
            return;
        }
        if (head == null) {
            head = new GzipHead();
        }
        try {
            if (head.take(input)) {
                head = null;
                checksum.reset();
                if (inflater == null) {
                    inflater = new Inflater(true);
                } else {
                    inflater.reset();
                }
                trailerCount = 0;
                state = State.BODY;
            }
        } catch (IOException notGzip) {
            throw broken(String.valueOf(notGzip.getMessage()));
        }
    }

    /** Of zlib's two first bytes, the method is 8 in the lower bits of the first. A bare stream hardly ever begins so. */
    private boolean looksLikeZlib() {
        return (input.get(input.position()) & 0x8f) == 0x08;
    }

    private @Nullable ByteBuffer inflate() throws IOException {
        var open = inflater;
        if (open == null) {
            throw broken("the response was closed");
        }
        if (open.needsInput()) {
            open.setInput(input);
        }
        var piece = ByteBuffer.allocate(PIECE);
        try {
            open.inflate(piece);
        } catch (DataFormatException wrong) {
            throw broken("the compressed body is damaged: " + wrong.getMessage());
        }
        if (open.finished()) {
            state = gzip ? State.TRAILER : State.REST;
        } else if (open.needsDictionary()) {
            throw broken("the compressed body needs a dictionary");
        }
        piece.flip();
        if (!piece.hasRemaining()) {
            return null;
        }
        checksum.update(piece.duplicate());
        produced += piece.remaining();
        int most = call.settings().expansion();
        if (produced > ALWAYS && produced / most > consumed) {
            throw broken(
                    "the body becomes more than " + most + " times longer by decompression; expansion allows more");
        }
        return piece;
    }

    private void trailer() throws IOException {
        while (input.hasRemaining() && trailerCount < TRAILER) {
            trailer[trailerCount++] = input.get();
        }
        if (trailerCount == TRAILER) {
            if ((int) checksum.getValue() != littleEndian()) {
                throw broken("the compressed body is damaged: its checksum is wrong");
            }
            state = State.REST;
        }
    }

    private int littleEndian() {
        return (trailer[0] & 0xff) | (trailer[1] & 0xff) << 8 | (trailer[2] & 0xff) << 16 | trailer[3] << 24;
    }

    /** Of gzip, another member may follow. */
    private void rest() throws IOException {
        if (!gzip) {
            throw broken("something stands behind the compressed body");
        }
        state = State.HEAD;
    }

    private IOException broken(String what) {
        close();
        state = State.END;
        return call.error(what);
    }

    /** Frees what the JDK keeps outside its heap. */
    void close() {
        if (inflater != null) {
            inflater.end();
            inflater = null;
        }
    }
}
