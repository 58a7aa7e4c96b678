package dev.rondo.http.server;

import dev.rondo.fiber.Cancellation;
import dev.rondo.fiber.Cancelled;
import dev.rondo.fiber.Fiber;
import dev.rondo.fiber.Region;
import dev.rondo.http.Body;
import dev.rondo.http.HttpException;
import dev.rondo.http.Problem;
import dev.rondo.http.Response;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A stream of HTTP/2: a request, and its answer. What runs for it is in a region of its own, which is cancelled when the client takes
 * the request back or goes away.
 *
 * <table>
 * <caption>States</caption>
 * <tr><th>state</th><th>what comes</th><th>ends with</th></tr>
 * <tr><td>handling</td><td>belongs to the body</td><td>the answer, or a reset from either side</td></tr>
 * <tr><td>answered before all of the body came</td><td>is dropped</td><td>the body's end, or too much of it</td></tr>
 * <tr><td>closed</td><td>nothing</td><td></td></tr>
 * </table>
 */
final class Http2Exchange extends Exchange implements Region.Listener {
    private final Http2Connection connection;
    private final Http2Sender sender;

    /** What is still to come of the request; null if it has no body. */
    private final @Nullable Http2Receiver receiver;

    private @Nullable HttpCallback callback;
    private @Nullable Region region;

    /** Whether it counts among those that are being handled. */
    private boolean counted;

    /** Whether all of the response stands in the output. */
    private boolean answered;

    private boolean closed;
    private @Nullable Cancellation whyGone;

    private Http2Exchange(
            Http2Connection connection, Http2Stream stream, IncomingRequest request, @Nullable Http2Receiver receiver) {
        super(connection.service(), request);
        this.connection = connection;
        this.receiver = receiver;
        sender = new Http2Sender(connection, this, stream);
    }

    /** @param whole whether no body follows */
    static Http2Exchange of(Http2Connection connection, Http2Stream stream, Http2RequestHead head, boolean whole) {
        var receiver = whole ? null : new Http2Receiver(connection.service(), head);
        var body = receiver == null ? RequestHead.nothing(head.fields().get("content-type")) : receiver.body();
        var request = new IncomingRequest(head.method(), head.target(), head.fields(), body, connection);
        return new Http2Exchange(connection, stream, request, receiver);
    }

    Http2Sender sender() {
        return sender;
    }

    /** Lets it be answered, if it is to be. */
    void begin(Http2RequestHead head) {
        try {
            head.check(service.limits);
            var _ = request.path();
            boolean expectsContinue = head.expectsContinue();
            service.begin();
            counted = true;
            if (receiver != null) {
                receiver.begin(this, expectsContinue);
            }
        } catch (HttpException refusal) {
            refuse(refusal);
            return;
        }
        callback = findCallback();
        if (callback == null) {
            inFiber(this);
        } else if (receiver == null) {
            call(callback);
        } else {
            receiver.wanted();
        }
    }

    boolean isCalledBack() {
        return callback != null;
    }

    private void refuse(HttpException refusal) {
        if (receiver != null) {
            receiver.begin(this, false);
        }
        send(service.refuse(refusal));
    }

    private void inFiber(Callable<@Nullable Void> body) {
        var started = Region.ofThing(service.loop, this);
        region = started;
        connection.fiberStarted(started);
        var _ = started.start(null, body);
    }

    @Override
    public void ended(Fiber<?> fiber, @Nullable Throwable error) {
        if (error != null && !(error instanceof Cancelled)) {
            service.loop.support().reportUncaught(error);
        }
        if (region != null) {
            region.close();
            connection.fiberEnded(region);
        }
    }

    /**
     * Bytes of the body have come.
     *
     * @param size of the frame, with its padding
     * @return for how many of them the client may send others
     */
    int arrived(ByteBuf bytes, int size) {
        return receiver == null ? size : receiver.arrived(bytes, size);
    }

    /** All of the request has come. */
    void received() {
        if (receiver != null) {
            receiver.end();
        }
        if (callback != null && !answered && !closed) {
            call(callback);
        }
    }

    /** The rest of the body is too much or too slow: its handler hears of it. */
    void bodyFailed(HttpException refusal) {
        if (answered) {
            sender.reset(Http2Error.NO_ERROR);
        } else if (callback != null) {
            send(service.refuse(refusal));
        }
    }

    @Override
    boolean isGone() {
        return closed || whyGone != null;
    }

    @Override
    @Nullable Cancellation whyGone() {
        return whyGone;
    }

    @Override
    Response answerable(Response response) {
        return response.status() >= 200 && response.takeover() == null ? response : notFinal(response);
    }

    @Override
    void answer(Response response) {
        var body = response.body();
        long length = body.length();
        int status = response.status();
        boolean bodiless = isBodiless(response) || length == 0;
        boolean whole = !bodiless && body.isWhole();
        var bytes = whole ? Http1Exchange.bytesOf(body) : null;
        begun = true;
        boolean lengthless = status == 204 || (status == 304 && length == 0);
        sender.head(response, lengthless ? -1 : length, !bodiless);
        if (bytes != null) {
            sender.piece(bytes);
            sender.end();
        } else if (!bodiless) {
            stream(body, length);
            return;
        }
        answered();
    }

    private void stream(Body body, long length) {
        var output = new Http2SentBody(this, length);
        if (callback == null) {
            stream(body, output);
        } else {
            inFiber(() -> {
                stream(body, output);
                return null;
            });
        }
    }

    private Response notFinal(Response response) {
        service.failed(
                () -> "the handler of " + request + " has answered " + response.status()
                        + ", which HTTP/2 cannot answer with",
                null);
        return Problem.of(500, "the server's log says more").response();
    }

    /** All of the response stands in the output. */
    void answered() {
        answered = true;
        if (counted) {
            service.answered();
        }
        if (receiver != null) {
            receiver.discard();
        }
    }

    @Override
    void cutOff() {
        sender.reset(Http2Error.INTERNAL_ERROR);
    }

    /** The client has not taken what it was to take. */
    void sentTooSlowly() {
        cancel(new Cancellation(
                "the client", "it took longer than " + service.limits.sendTime().toMillis() + " ms for 64 KiB", ""));
        sender.reset(Http2Error.CANCEL);
    }

    /** Nobody waits for the answer any more. */
    void cancel(Cancellation why) {
        if (whyGone == null) {
            whyGone = why;
            if (region != null && !answered) {
                region.cancel(why);
            }
        }
    }

    /** The stream is closed: all was said, or one of the sides has reset it. */
    void closed(Cancellation why) {
        if (closed) {
            return;
        }
        closed = true;
        sender.close();
        boolean unfinished = counted && !answered;
        if (unfinished) {
            cancel(why);
            service.gone();
        }
        if (receiver != null) {
            receiver.close(whyGone == null ? why : whyGone);
        }
    }
}
