package dev.rondo.http.client;

import dev.rondo.fiber.Cancelled;
import dev.rondo.http.Body;
import dev.rondo.http.wire.IncomingBody;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** The body of a response, which the connection is free of when all of it has come. For the fibers of the loop. */
final class ResponseBody implements Body {
    private final Exchange exchange;
    private final IncomingBody incoming;
    private final @Nullable Decoding decoding;
    private final boolean bodiless;
    private boolean taken;
    private boolean closed;
    private byte @Nullable [] whole;

    ResponseBody(Exchange exchange, IncomingBody incoming, @Nullable Decoding decoding, boolean bodiless) {
        this.exchange = exchange;
        this.incoming = incoming;
        this.decoding = decoding;
        this.bodiless = bodiless;
    }

    boolean isBodiless() {
        return bodiless;
    }

    @Override
    public long length() {
        if (whole != null) {
            return whole.length;
        }
        return decoding == null ? incoming.length() : -1;
    }

    @Override
    public @Nullable String type() {
        return incoming.type();
    }

    @Override
    public boolean isWhole() {
        return whole != null || (decoding == null && !closed && incoming.isWhole());
    }

    @Override
    public @Nullable ByteBuffer read() throws IOException {
        if (whole != null) {
            var all = taken || whole.length == 0 ? null : ByteBuffer.wrap(whole).asReadOnlyBuffer();
            taken = true;
            return all;
        }
        var piece = decoding == null ? encoded() : decoded(decoding);
        taken |= piece != null;
        return piece;
    }

    private @Nullable ByteBuffer decoded(Decoding how) throws IOException {
        try {
            return how.read(this::encoded);
        } catch (IOException broken) {
            exchange.discard();
            throw broken;
        }
    }

    /** As it comes over the network. */
    private @Nullable ByteBuffer encoded() throws IOException {
        if (closed) {
            throw exchange.call.error("the response was closed, and cannot be read any more");
        }
        try {
            return incoming.read();
        } catch (Cancelled cancelled) {
            exchange.abort(exchange.call.error("it was cancelled"));
            throw cancelled;
        } catch (IOException failed) {
            throw failed.getCause() instanceof HttpTimeoutException late
                    ? new HttpTimeoutException(String.valueOf(late.getMessage()), late)
                    : failed;
        } finally {
            exchange.unread();
        }
    }

    @Override
    public byte[] bytes() throws IOException {
        if (whole == null) {
            if (taken) {
                throw new IllegalStateException(
                        "the body was read in pieces already, and cannot be had as a whole any more");
            }
            whole = collect();
            taken = false;
        }
        return whole;
    }

    private byte[] collect() throws IOException {
        long most = exchange.call.settings().collectedBytes();
        if (!bodiless && length() > most) {
            throw tooLong(most);
        }
        var pieces = new ArrayDeque<ByteBuffer>();
        long count = 0;
        for (var piece = read(); piece != null; piece = read()) {
            pieces.add(piece);
            count += piece.remaining();
            if (count > most) {
                throw tooLong(most);
            }
        }
        var all = ByteBuffer.allocate((int) count);
        pieces.forEach(all::put);
        return all.array();
    }

    private IOException tooLong(long most) {
        close();
        return exchange.call.error("the body is longer than the " + most
                + " bytes that are kept as a whole; read it in pieces, or allow more with collectedBytes");
    }

    @Override
    public void close() {
        if (!closed && whole == null) {
            closed = true;
            exchange.discard();
            if (decoding != null) {
                decoding.close();
            }
        }
    }

    @Override
    public String toString() {
        return incoming.toString();
    }
}
