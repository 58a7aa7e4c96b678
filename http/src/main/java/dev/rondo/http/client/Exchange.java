package dev.rondo.http.client;

import dev.rondo.http.Body;
import dev.rondo.http.Headers;
import dev.rondo.http.HttpException;
import dev.rondo.http.Response;
import dev.rondo.http.wire.IncomingBody;
import dev.rondo.http.wire.Room;
import dev.rondo.http.wire.Watch;
import dev.rondo.loop.EventLoop;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request and its response, on whatever version of HTTP. For the loop's thread and its fibers.
 *
 * <table>
 * <caption>States</caption>
 * <tr><th>state</th><th>waits for</th><th>at most</th></tr>
 * <tr><td>sending</td><td>the server to take the body</td><td>sendTime</td></tr>
 * <tr><td>sent</td><td>the head of the response</td><td>responseTime</td></tr>
 * <tr><td>answered, and somebody reads</td><td>the next piece</td><td>bodyTime</td></tr>
 * <tr><td>answered, and nobody reads</td><td>a reader</td><td>unreadTime</td></tr>
 * <tr><td>over</td><td>nothing; the connection is free, or closed</td><td></td></tr>
 * </table>
 */
abstract class Exchange implements IncomingBody.Source {
    /** What a server may have made of a request that has failed. */
    enum Fate {
        /** It may have been done. */
        UNKNOWN,
        /** Nothing of a response has come, on a connection that was not new: mostly the server had closed that before. */
        UNANSWERED,
        /** It surely was not done. */
        UNSEEN
    }

    /** More informational responses than this are none any more. */
    private static final int MOST_INFORMATIONAL = 100;

    private static final int SHORT_REST = 64 * 1024;
    private static final Duration SHORT_TIME = Duration.ofSeconds(1);

    final Call call;
    final EventLoop loop;
    private final Watch<Runnable> watch;
    private final Room answeredRoom = new Room(this::isAnswered);
    private final Upload upload;
    private @Nullable Response response;
    private @Nullable IncomingBody incoming;
    private @Nullable IOException failure;
    private Fate fate = Fate.UNKNOWN;
    private int informational;
    private boolean ended;
    private boolean over;
    private Runnable whenOver = () -> {};

    Exchange(Call call, EventLoop loop) {
        this.call = call;
        this.loop = loop;
        watch = new Watch<>(loop.support(), Runnable::run);
        upload = new Upload(this);
    }

    /** Waits for the head of the response. In a fiber; if that is cancelled, the request is given up. */
    final Response await() throws IOException {
        try {
            answeredRoom.await();
        } catch (Throwable cancelled) {
            abort(call.error("it was cancelled"));
            throw cancelled;
        }
        var answer = response;
        if (answer == null) {
            var why = Objects.requireNonNull(failure);
            // the body has a say of its own, as one that a server's client sends too much of
            if (why.getCause() instanceof HttpException refused) {
                throw refused;
            }
            throw why;
        }
        if (!over) {
            unread();
        }
        return answer;
    }

    private boolean isAnswered() {
        return response != null || failure != null;
    }

    final Upload upload() {
        return upload;
    }

    Fate fate() {
        return fate;
    }

    final boolean isOver() {
        return over;
    }

    /** Whether all of the response has come. */
    final boolean hasEnded() {
        return ended;
    }

    final @Nullable IOException failure() {
        return failure;
    }

    /** All of the request was handed over. */
    final void sent() {
        if (response == null && failure == null) {
            var limit = call.settings().responseTime();
            watch.start(() -> abort(call.late("no response has come", "responseTime", limit)), limit);
        }
    }

    /** An informational response; that it is one of too many fails the request. */
    final void informed(int status) {
        if (status == 101) {
            abort(call.error("the server has switched to another protocol without being asked to"));
        } else if (++informational > MOST_INFORMATIONAL) {
            abort(call.error("more than " + MOST_INFORMATIONAL + " informational responses have come"));
        } else if (status == 100) {
            upload.proceed();
        }
    }

    /**
     * The head of the response.
     *
     * @param length of the body; -1 if nobody knows
     * @param bodiless whether no body follows, whatever the length
     */
    final void answered(int status, Headers headers, long length, boolean bodiless) {
        if (failure != null || response != null) {
            return;
        }
        watch.stop();
        upload.answered(status);
        var body = new IncomingBody(this, length, headers.first("content-type"), Long.MAX_VALUE, Long.MAX_VALUE);
        incoming = body;
        var coding = bodiless ? null : Decoding.of(headers.all("content-encoding"), call);
        var rest = coding == null ? headers : headers.remove("content-encoding").remove("content-length");
        response = Response.of(status).headers(rest).body(new ResponseBody(this, body, coding, bodiless));
        answeredRoom.changed();
    }

    /** Bytes of the body. */
    final void arrived(ByteBuf bytes) {
        if (incoming != null) {
            incoming.arrived(bytes);
        }
    }

    /** All of the response has come. */
    final void ended() {
        var body = incoming;
        if (body == null || over) {
            return;
        }
        if (body.length() >= 0 && body.received() != body.length() && !isBodiless()) {
            abort(call.error("the response says it has " + body.length() + " bytes, and has " + body.received()));
            return;
        }
        ended = true;
        body.end(); // while this may still let the connection read on
        over();
        finished(upload.isOver());
    }

    /** Whether no body may follow the head. */
    final boolean isBodiless() {
        return response != null && response.body() instanceof ResponseBody body && body.isBodiless();
    }

    /** Nothing more will come, and the connection knows that already. */
    final void failed(IOException why, Fate fate) {
        if (over) {
            return;
        }
        failure = why;
        this.fate = fate;
        over();
        if (incoming != null) {
            incoming.fail(why);
        }
        answeredRoom.changed();
    }

    /** It fails here, and the server is told. */
    final void abort(IOException why) {
        if (!over) {
            failed(why, Fate.UNKNOWN);
            cut();
        }
    }

    private void over() {
        over = true;
        watch.close();
        upload.stop();
        whenOver.run();
    }

    /** Is called once, when it has ended or failed. */
    final void whenOver(Runnable callback) {
        whenOver = callback;
    }

    /** Somebody waits for a piece of the body. */
    @Override
    public final void wanted() {
        if (!over) {
            var limit = call.settings().bodyTime();
            watch.start(() -> abort(call.late("no more of the body has come", "bodyTime", limit)), limit);
        }
    }

    /** Nobody waits for more of the body now. */
    final void unread() {
        if (!over) {
            var limit = call.settings().unreadTime();
            watch.start(() -> abort(call.late("nobody has read the body", "unreadTime", limit)), limit);
        }
    }

    /** Nobody will read the body any more. A short rest may come, so that the connection stays. */
    final void discard() {
        var body = incoming;
        if (!over) {
            boolean nearEnd = body != null
                    && upload.isOver()
                    && body.length() >= 0
                    && body.length() - body.received() <= SHORT_REST;
            if (nearEnd) {
                watch.start(() -> abort(call.error("the response was closed")), SHORT_TIME);
            } else {
                abort(call.error("the response was closed"));
            }
        }
        if (body != null) {
            body.discard();
        }
    }

    /** What is to be sent, without what the connection says. */
    final Body body() {
        return call.request().body();
    }

    /** Begins to send; on the loop's own thread or a fiber. */
    abstract void begin();

    /** Sends bytes of the body, which are the callee's from now on; the last ones may be none. Tells {@link #upload} when they are gone. */
    abstract void send(byte[] bytes, boolean last);

    /** The response has ended; the connection is free, or to be closed. */
    abstract void finished(boolean requestWasSent);

    /** The server is not to go on. */
    abstract void cut();
}
