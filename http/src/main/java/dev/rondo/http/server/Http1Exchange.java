package dev.rondo.http.server;

import dev.rondo.fiber.Cancellation;
import dev.rondo.http.Body;
import dev.rondo.http.Response;
import dev.rondo.http.Takeover;
import dev.rondo.http.wire.IncomingBody;
import io.netty.buffer.Unpooled;
import io.netty.channel.DefaultFileRegion;
import java.io.IOException;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/** A request on a connection of HTTP/1.1, and its answer. */
final class Http1Exchange extends Exchange {
    private final Http1Connection connection;
    private final boolean http10;
    private boolean keepAlive;

    /** What is still to come of the request; null if it has no body. */
    final @Nullable IncomingBody incoming;

    /** Whether all of the request has come. */
    boolean received;

    /** Whether all of the response stands in the output. */
    boolean answered;

    /** Of how many bytes on the rest of a body, which nobody wants, is too much. */
    long enough;

    /** Whether the client sends the body only when it is told to. */
    boolean expectsContinue;

    /** Who answers, if that is a callback. */
    @Nullable HttpCallback callback;

    Http1Exchange(
            Http1Connection connection,
            IncomingRequest request,
            boolean http10,
            boolean keepAlive,
            @Nullable IncomingBody incoming) {
        super(connection.service(), request);
        this.connection = connection;
        this.http10 = http10;
        this.keepAlive = keepAlive;
        this.incoming = incoming;
    }

    @Override
    boolean isGone() {
        return connection.isGone();
    }

    @Override
    @Nullable Cancellation whyGone() {
        return connection.whyGone();
    }

    boolean keepsAlive() {
        return keepAlive;
    }

    /** No other request can be understood behind this one. */
    void endsConnection() {
        keepAlive = false;
    }

    @Override
    void answer(Response response) {
        var takeover = response.takeover();
        if (takeover != null) {
            takeOver(response, takeover);
            return;
        }
        int status = response.status();
        if (status < 200) {
            throw new IllegalStateException(status + " is no answer, but announces one");
        }
        var body = response.body();
        boolean whole = body.isWhole();
        long length = whole && !request.method().equals("HEAD") ? bytesOf(body).length : body.length();
        if (!whole && status < 400) {
            // the body may be made of the request's
            connection.requests().ask(this);
        }
        var framing = framing(response, length);
        keepAlive &= framing != Outgoing.Framing.CLOSE
                && !expectsContinue
                && !connection.isClosing()
                && !"close".equalsIgnoreCase(response.header("connection"));
        if (whole || framing == Outgoing.Framing.NONE) {
            head(response, framing, length, framing == Outgoing.Framing.LENGTH);
            connection.requests().answered(this);
        } else {
            head(response, framing, length, false);
            if (callback == null) {
                streamTo(body, framing, length);
            } else {
                connection.inFiber(() -> {
                    streamTo(body, framing, length);
                    return null;
                });
            }
        }
    }

    private void takeOver(Response response, Takeover takeover) {
        if (callback != null) {
            connection.inFiber(() -> Http1Takeover.run(connection, this, response, takeover));
        } else {
            Http1Takeover.run(connection, this, response, takeover);
        }
    }

    /** Whether nothing of the request is to come any more, and nothing has come behind it, so that something else may begin. */
    boolean canBeTaken() {
        return received && !http10 && connection.hasNothingBehind();
    }

    /** Says that something else begins. */
    void headOnly(Response response) {
        head(response, Outgoing.Framing.NONE, -1, false);
    }

    static byte[] bytesOf(Body whole) {
        try {
            return whole.bytes();
        } catch (IOException impossible) {
            throw new IllegalStateException("a body that is there cannot be read", impossible);
        }
    }

    private void head(Response response, Outgoing.Framing framing, long length, boolean whole) {
        int status = response.status();
        boolean bodiless =
                status < 200 || status == 204 || (status == 304 && length == 0) || response.takeover() != null;
        begun = true;
        connection
                .output()
                .add(new Outgoing.Head(
                        response,
                        framing,
                        bodiless ? -1 : length,
                        whole,
                        !keepAlive && response.takeover() == null,
                        http10));
    }

    private void streamTo(Body body, Outgoing.Framing framing, long length) {
        stream(body, new Sent(framing == Outgoing.Framing.CHUNKED, length));
    }

    private Outgoing.Framing framing(Response response, long length) {
        if (isBodiless(response)) {
            return Outgoing.Framing.NONE;
        }
        if (length >= 0) {
            return Outgoing.Framing.LENGTH;
        }
        return http10 ? Outgoing.Framing.CLOSE : Outgoing.Framing.CHUNKED;
    }

    @Override
    void cutOff() {
        connection.drop("the response could not be written to its end");
    }

    /** A part of a file that is still open afterwards, since more of it may be sent. */
    private static final class SentRegion extends DefaultFileRegion {
        SentRegion(FileChannel file, long position, long count) {
            super(file, position, count);
        }

        @Override
        protected void deallocate() {
            // it belongs to the fiber that waits for the end of this
        }
    }

    private final class Sent extends SentBody {
        private final boolean chunked;

        Sent(boolean chunked, long length) {
            super(length);
            this.chunked = chunked;
        }

        @Override
        void send(byte[] bytes) throws IOException {
            connection.output().awaitRoom();
            connection.checkOpen();
            checkNotEnded();
            connection.output().add(new Outgoing.Piece(Unpooled.wrappedBuffer(bytes), chunked));
        }

        @Override
        void sendFile(FileChannel file, long position, long count) throws IOException {
            if (chunked || connection.tls() != null) {
                super.sendFile(file, position, count);
                return;
            }
            connection.output().awaitRoom();
            connection.checkOpen();
            checkNotEnded();
            var part = new Outgoing.File(new SentRegion(file, position, count));
            connection.output().add(part);
            try {
                part.await();
            } catch (IOException failed) {
                throw file.size() < position + count ? new ShorterFileException(failed) : failed;
            }
            sent(count);
        }

        @Override
        public void flush() throws IOException {
            connection.output().awaitFlush();
            connection.checkOpen();
        }

        @Override
        void finish() {
            if (chunked) {
                connection.output().add(new Outgoing.LastChunk());
            }
            connection.requests().answered(Http1Exchange.this);
        }
    }
}
