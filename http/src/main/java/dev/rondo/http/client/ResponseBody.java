package dev.rondo.http.client;

import dev.rondo.fiber.Cancelled;
import dev.rondo.http.wire.IncomingBody;
import dev.rondo.http.wire.ReadBody;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The body of a response, which the connection is free of when all of it has come. For the fibers of the loop. */
final class ResponseBody extends ReadBody {
    private final Exchange exchange;
    private final IncomingBody incoming;
    private final @Nullable Decoding decoding;
    private final boolean bodiless;
    private boolean closed;

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
    protected long announcedLength() {
        return decoding == null ? incoming.length() : -1;
    }

    @Override
    public @Nullable String type() {
        return incoming.type();
    }

    @Override
    public boolean isWhole() {
        return isCollected() || (decoding == null && !closed && incoming.isWhole());
    }

    @Override
    protected @Nullable ByteBuffer next() throws IOException {
        return decoding == null ? encoded() : decoded(decoding);
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
    protected void collecting(long count) throws IOException {
        long most = exchange.call.settings().collectedBytes();
        if (count > most && !bodiless) {
            throw tooLong(most);
        }
    }

    private IOException tooLong(long most) {
        close();
        return exchange.call.error("the body is longer than the " + most
                + " bytes that are kept as a whole; read it in pieces, or allow more with collectedBytes");
    }

    @Override
    public void close() {
        if (!closed && !isCollected()) {
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
