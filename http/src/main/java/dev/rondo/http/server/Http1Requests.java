package dev.rondo.http.server;

import dev.rondo.http.HttpException;
import dev.rondo.http.wire.IncomingBody;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The requests of a connection of HTTP/1.1, which are handled one after another; what the client sends ahead waits here. For the
 * loop's thread and its fibers.
 */
final class Http1Requests implements IncomingBody.Source {
    /** From how many bytes on what was sent ahead stops reading, until all of it has had its turn. */
    private static final int MOST_AHEAD = 64 * 1024;

    /** As how many bytes a piece counts besides its own. */
    private static final int PIECE_BYTES = 256;

    /** How much of a body may come that nobody has read. */
    private static final int MOST_TO_DROP = 256 * 1024;

    private final Http1Connection connection;
    private final Service service;
    private final Channel channel;

    /** What was sent ahead; null if nothing ever was. */
    private @Nullable ArrayDeque<HttpObject> ahead;

    /** How much has come into that since it was empty. */
    private int aheadBytes;

    /** Which is being handled, or of which the rest is being dropped. */
    private @Nullable Http1Exchange current;

    /** Which all has come of, and whose callback is to be called. */
    private @Nullable Http1Exchange dueCallback;

    private boolean bodyPaused;

    Http1Requests(Http1Connection connection, Channel channel) {
        this.connection = connection;
        this.channel = channel;
        service = connection.service();
    }

    /** Which is being handled; null if none is. */
    @Nullable Http1Exchange current() {
        return current;
    }

    /** Whether nothing of a request is here, but perhaps a part of a head. */
    boolean isEmpty() {
        return current == null && isNothingAhead();
    }

    /** Whether nothing was sent ahead. */
    boolean isNothingAhead() {
        return ahead == null || ahead.isEmpty();
    }

    /** Whether the client has sent ahead, and more of that is to be answered. */
    boolean goOn() {
        return ahead != null && !isEmpty();
    }

    /** A head, or a piece of a body. */
    void arrived(HttpObject object) {
        var running = current;
        if (running != null && !running.received) {
            content(running, object);
        } else if (isEmpty() && connection.output().hasRoom()) {
            begin(object);
        } else {
            wait(object);
        }
    }

    private void wait(HttpObject object) {
        if (ahead == null) {
            ahead = new ArrayDeque<>();
        }
        ahead.add(object);
        boolean enough = hasEnoughAhead();
        aheadBytes += bytesOf(object);
        if (enough != hasEnoughAhead()) {
            setReading();
        }
    }

    private static int bytesOf(HttpObject object) {
        int bytes = PIECE_BYTES;
        if (object instanceof HttpContent content) {
            bytes += content.content().readableBytes();
        } else if (object instanceof HttpRequest head) {
            bytes += head.uri().length();
            for (var all = head.headers().iteratorCharSequence(); all.hasNext(); ) {
                var field = all.next();
                bytes += field.getKey().length() + field.getValue().length();
            }
        }
        return bytes;
    }

    private boolean hasEnoughAhead() {
        return aheadBytes >= MOST_AHEAD;
    }

    /** Goes on with what was sent ahead, if its turn has come. */
    void advance() {
        if (dueCallback != null && channel.eventLoop().inEventLoop()) {
            var due = dueCallback;
            dueCallback = null;
            due.call(Objects.requireNonNull(due.callback));
        }
        while (canAdvance()) {
            var object = Objects.requireNonNull(ahead).remove();
            if (ahead.isEmpty()) {
                boolean enough = hasEnoughAhead();
                aheadBytes = 0;
                if (enough) {
                    setReading();
                }
            }
            if (current == null) {
                begin(object);
            } else {
                content(current, object);
            }
        }
        if (connection.hasEnded() && isCutOff()) {
            cutOff();
        }
    }

    /** Whether the client has ended its side before all of a request has come, and nothing of that waits here. */
    boolean isCutOff() {
        return current != null && !current.received && isNothingAhead();
    }

    /** No more will come of the request that is being handled. */
    void cutOff() {
        failBody(new HttpException(400, "the client has ended its side before all of the body had come"));
    }

    /** Whether what was sent ahead has its turn: more of a body, or another request, if the client takes the answers to those before. */
    boolean canAdvance() {
        return !isNothingAhead() && (current == null ? connection.output().hasRoom() : !current.received);
    }

    private void begin(HttpObject object) {
        if (!(object instanceof HttpRequest head)) {
            ReferenceCountUtil.release(object);
            return;
        }
        try {
            var exchange = RequestHead.judge(head, connection, this);
            exchange.callback = exchange.findCallback();
            service.begin();
            start(exchange);
        } catch (HttpException refusal) {
            ReferenceCountUtil.release(object);
            connection.refuse(refusal, head.decoderResult().isSuccess() ? head : null);
        }
    }

    private void start(Http1Exchange exchange) {
        current = exchange;
        connection.begun(exchange);
        if (exchange.callback == null) {
            connection.inFiber(exchange);
        } else if (exchange.incoming != null) {
            wanted();
        }
    }

    private void content(Http1Exchange exchange, HttpObject object) {
        try {
            if (object.decoderResult().isFailure()) {
                failBody(RequestHead.refusal(object.decoderResult().cause(), service.limits));
                return;
            }
            var body = exchange.incoming;
            if (body != null && object instanceof HttpContent content && !arrived(exchange, body, content)) {
                return;
            }
            if (object instanceof LastHttpContent) {
                received(exchange);
            }
        } finally {
            ReferenceCountUtil.release(object);
        }
    }

    /** @return whether there was not too much of it */
    private boolean arrived(Http1Exchange exchange, IncomingBody body, HttpContent content) {
        if (exchange.expectsContinue) { // but sends without being told to
            exchange.expectsContinue = false;
            connection.timeouts().body();
        }
        body.arrived(content.content());
        connection.timeouts().bodyProgress(body.received());
        if (body.failure() instanceof HttpException refusal) {
            failBody(refusal);
            return false;
        }
        if (exchange.answered && body.received() > exchange.enough) {
            connection.end();
            return false;
        }
        return true;
    }

    private void received(Http1Exchange exchange) {
        exchange.received = true;
        if (exchange.incoming != null) {
            exchange.incoming.end();
            connection.timeouts().stop();
        }
        if (exchange.answered) {
            finish(exchange);
        } else if (exchange.callback != null) {
            // those that were sent ahead are called one after another, and not each inside the one before
            dueCallback = exchange;
            if (ahead == null && channel.eventLoop().inEventLoop()) {
                advance();
            } else {
                connection.output().schedule();
            }
        }
    }

    /** What comes of the request cannot be understood, is too much or too slow: its handler hears of it, and the connection ends. */
    void failBody(HttpException refusal) {
        connection.discard();
        var exchange = current;
        if (exchange == null) {
            return;
        }
        exchange.endsConnection();
        exchange.received = true;
        connection.timeouts().stop();
        if (exchange.incoming != null) {
            exchange.incoming.fail(refusal);
        }
        if (exchange.answered) {
            connection.end();
        } else if (exchange.callback != null) {
            exchange.send(service.refuse(refusal));
        }
    }

    /** All of the response stands in the output. */
    void answered(Http1Exchange exchange) {
        exchange.answered = true;
        service.answered();
        if (connection.isGone()) {
            return;
        }
        if (exchange.received) {
            finish(exchange);
        } else if (exchange.keepsAlive()) {
            drain(exchange, Objects.requireNonNull(exchange.incoming));
        } else {
            connection.end();
        }
    }

    /** What comes of a body that nobody wants any more is dropped, if it is not too much. */
    private void drain(Http1Exchange exchange, IncomingBody body) {
        exchange.enough = body.received() + MOST_TO_DROP;
        body.discard();
        connection.timeouts().body();
    }

    private void finish(Http1Exchange exchange) {
        if (!exchange.keepsAlive()) {
            connection.end();
            return;
        }
        current = null;
        if (isEmpty()) {
            connection.idle();
        } else if (!channel.eventLoop().inEventLoop()) {
            advance();
        }
    }

    @Override
    public void wanted() {
        var exchange = current;
        if (exchange != null) {
            ask(exchange);
        }
    }

    /** Tells the client to send the body, if it waits for that. */
    void ask(Http1Exchange exchange) {
        if (exchange.expectsContinue) {
            exchange.expectsContinue = false;
            connection.output().add(new Outgoing.Continue());
            connection.timeouts().body();
        }
    }

    @Override
    public void pause(boolean pause) {
        if (pause && current != null && current.callback != null) {
            return; // nobody takes anything until all has come, and the limit of the body's size is the only one
        }
        bodyPaused = pause;
        if (pause) {
            connection.timeouts().stop();
        } else if (current != null && !current.received) {
            connection.timeouts().body();
        }
        setReading();
    }

    private void setReading() {
        channel.config().setAutoRead(!bodyPaused && !hasEnoughAhead());
    }

    void releaseAhead() {
        if (ahead != null) {
            ahead.forEach(ReferenceCountUtil::release);
            ahead.clear();
        }
    }
}
