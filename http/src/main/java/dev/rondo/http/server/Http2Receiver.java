package dev.rondo.http.server;

import dev.rondo.fiber.Cancellation;
import dev.rondo.http.HttpException;
import dev.rondo.http.wire.IncomingBody;
import dev.rondo.http.wire.Watch;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2Error;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request of HTTP/2 on its way in. While too much of it waits to be read, the client gets no window back. For the loop's
 * thread and its fibers.
 */
final class Http2Receiver implements IncomingBody.Source {
    /** How much of a body may come that nobody has read. */
    private static final int MOST_TO_DROP = 256 * 1024;

    /** How many bytes are to come in each span of the limit {@code bodyTime}. */
    private static final int SPAN_BYTES = 64 * 1024;

    private final Service service;
    private final IncomingBody body;
    private final Watch<Awaited> reading;
    private @Nullable Http2Exchange exchange;
    private boolean expectsContinue;
    private boolean paused;
    private boolean done;

    /** What has come and was not given back while it was paused. */
    private int held;

    private long spanEnds;

    /** Of how many bytes on the rest of a body, which nobody wants, is too much. */
    private long enough = Long.MAX_VALUE;

    Http2Receiver(Service service, Http2RequestHead head) {
        this.service = service;
        body = new IncomingBody(
                this,
                head.length(),
                head.fields().get("content-type"),
                service.limits.bodyBytes(),
                service.limits.collectedBytes());
        reading = new Watch<>(service.loop.support(), _ -> tooSlow());
    }

    IncomingBody body() {
        return body;
    }

    /** @param expectsContinue whether the client sends the body only when it is told to */
    void begin(Http2Exchange owner, boolean expectsContinue) {
        exchange = owner;
        this.expectsContinue = expectsContinue;
        startSpan();
    }

    private Http2Exchange exchange() {
        return Objects.requireNonNull(exchange);
    }

    private void startSpan() {
        spanEnds = body.received() + SPAN_BYTES;
        reading.start(Awaited.BODY, service.limits.bodyTime());
    }

    /**
     * Bytes have come.
     *
     * @param size of the frame, with its padding
     * @return for how many of them the client may send others
     */
    int arrived(ByteBuf bytes, int size) {
        if (done) {
            return 0;
        }
        boolean failed = body.failure() != null;
        body.arrived(bytes);
        if (body.received() >= spanEnds && reading.awaited() == Awaited.BODY) {
            startSpan();
        }
        if (!failed && body.failure() instanceof HttpException refusal) {
            exchange().bodyFailed(refusal);
        } else if (body.received() > enough) {
            stop();
            exchange().bodyFailed(IncomingBody.tooLarge(service.limits.bodyBytes()));
        }
        if (!paused) {
            return size;
        }
        held += size;
        return 0;
    }

    /** All has come. */
    void end() {
        stop();
        body.end();
    }

    private void stop() {
        done = true;
        reading.close();
    }

    /** The answer was given: what still comes is dropped, if it is not too much. */
    void discard() {
        if (body.hasEnded()) {
            return;
        }
        if (done) {
            exchange().sender().reset(Http2Error.NO_ERROR);
        } else {
            enough = body.received() + MOST_TO_DROP;
            body.discard();
            startSpan();
        }
    }

    private void tooSlow() {
        var refusal = new HttpException(
                408,
                "64 KiB of the body took longer than "
                        + service.limits.bodyTime().toMillis() + " ms");
        stop();
        body.fail(refusal);
        exchange().bodyFailed(refusal);
    }

    /** The stream is closed. */
    void close(Cancellation why) {
        stop();
        body.fail(new IOException("the body ended before its end: " + why.by() + ", " + why.why()));
    }

    @Override
    public void wanted() {
        if (expectsContinue) {
            expectsContinue = false;
            exchange().sender().sayContinue();
        }
    }

    @Override
    public void pause(boolean pause) {
        if (pause && exchange().isCalledBack()) {
            return; // nobody takes anything until all has come, and the limit of the body's size is the only one
        }
        paused = pause;
        if (done) {
            return;
        }
        if (pause) {
            reading.stop();
        } else {
            startSpan();
            exchange().sender().giveBack(held);
            held = 0;
        }
    }
}
