package dev.rondo.http.server;

import dev.rondo.http.Response;
import dev.rondo.http.wire.Watch;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written on one stream of HTTP/2: the answer, and the window that is given back to the client. Bytes wait here, and in
 * Netty's flow control, until the client's windows and the kernel have taken them. For the loop's thread and its fibers.
 */
final class Http2Sender {
    /** How many bytes may wait before who writes waits, too. */
    private static final int HIGH_WATER_MARK = 64 * 1024;

    /** How many bytes are to go in each span of the limit {@code sendTime}; larger bodies go in pieces of this size. */
    private static final int SPAN_BYTES = 64 * 1024;

    private static final Http2Headers CONTINUE = new DefaultHttp2Headers(false, 1).status("100");

    private final Http2Connection connection;
    private final Http2Exchange exchange;
    private final Http2Stream stream;
    private final ArrayDeque<ByteBuf> pieces = new ArrayDeque<>(2);
    private @Nullable Response head;
    private long length;
    private boolean bodyFollows;
    private boolean ends;
    private boolean continues;
    private int returned;
    private @Nullable Http2Error reset;
    private boolean queued;
    private boolean closed;

    /** How many bytes wait. */
    private long waiting;

    private long inSpan;
    private @Nullable Watch<Awaited> sending;
    private @Nullable Runnable listener;

    Http2Sender(Http2Connection connection, Http2Exchange exchange, Http2Stream stream) {
        this.connection = connection;
        this.exchange = exchange;
        this.stream = stream;
    }

    /** Is told when there may be room. */
    void listener(Runnable changed) {
        listener = changed;
    }

    /** @param bodyFollows whether a body belongs to it */
    void head(Response response, long bodyLength, boolean bodyFollows) {
        head = response;
        length = bodyLength;
        this.bodyFollows = bodyFollows;
        queue();
    }

    /** The bytes are not copied. */
    void piece(byte[] bytes) {
        for (int from = 0; from < bytes.length; from += SPAN_BYTES) {
            pieces.add(Unpooled.wrappedBuffer(bytes, from, Math.min(SPAN_BYTES, bytes.length - from)));
        }
        waiting += bytes.length;
        queue();
    }

    /** All of the answer stands here. */
    void end() {
        ends = true;
        queue();
    }

    /** The client may send the body for which it has asked first. */
    void sayContinue() {
        continues = true;
        queue();
    }

    /** So many bytes of the request were taken, and the client may send as many more. */
    void giveBack(int bytes) {
        returned += bytes;
        queue();
    }

    /** The stream ends: with {@code NO_ERROR} after what stands here, otherwise now. */
    void reset(Http2Error error) {
        if (reset == null || (reset == Http2Error.NO_ERROR && error != reset)) {
            reset = error;
            queue();
        }
    }

    boolean hasRoom() {
        return waiting < HIGH_WATER_MARK || closed;
    }

    boolean isEmpty() {
        return waiting == 0 || closed;
    }

    private void queue() {
        if (!queued && !closed) {
            queued = true;
            connection.output().add(this);
        }
    }

    /** On the loop's own thread. */
    void write(ChannelHandlerContext context) {
        queued = false;
        if (closed) {
            return;
        }
        giveBackNow();
        if (continues) {
            continues = false;
            if (!stream.isHeadersSent()) {
                headers(context, CONTINUE, false);
            }
        }
        if (head != null) {
            headers(context, Http2Head.of(head, length, connection.service().date), !bodyFollows);
            head = null;
        }
        for (var piece = pieces.poll(); piece != null; piece = pieces.poll()) {
            data(context, piece, ends && pieces.isEmpty());
        }
        if (ends && bodyFollows) {
            data(context, Unpooled.EMPTY_BUFFER, true);
        }
        if (reset != null && (reset != Http2Error.NO_ERROR || waiting == 0)) {
            var _ = connection
                    .codec()
                    .encoder()
                    .writeRstStream(context, stream.id(), reset.code(), context.newPromise());
        }
    }

    private void giveBackNow() {
        int count = returned;
        returned = 0;
        try {
            var _ = connection.codec().connection().local().flowController().consumeBytes(stream, count);
        } catch (Http2Exception impossible) {
            throw new IllegalStateException("the window of " + exchange.request + " cannot be opened", impossible);
        }
    }

    private void headers(ChannelHandlerContext context, Http2Headers headers, boolean last) {
        var _ = connection.codec().encoder().writeHeaders(context, stream.id(), headers, 0, last, context.newPromise());
    }

    private void data(ChannelHandlerContext context, ByteBuf bytes, boolean last) {
        int count = bytes.readableBytes();
        var promise = context.newPromise().addListener(done -> taken(count, done.isSuccess()));
        bodyFollows &= !last;
        var _ = connection.codec().encoder().writeData(context, stream.id(), bytes, 0, last, promise);
    }

    /** The kernel has taken a piece, or nobody ever will, which is nothing to the client's credit. */
    private void taken(int count, boolean byKernel) {
        waiting -= count;
        if (byKernel) {
            inSpan += count;
            connection.moved(count);
        }
        if (sending != null && (waiting == 0 || inSpan >= SPAN_BYTES)) {
            sending.stop();
            watch();
        }
        if (waiting == 0 && reset != null) {
            queue();
        }
        if (listener != null) {
            listener.run();
        }
    }

    /** What could be written was; what is left waits for the client. */
    void written() {
        if (waiting > 0 && !closed) {
            watch();
        }
    }

    private void watch() {
        if (waiting == 0 || closed) {
            return;
        }
        if (sending == null) {
            sending = new Watch<>(connection.service().loop.support(), _ -> exchange.sentTooSlowly());
        }
        if (sending.awaited() == null) {
            inSpan = 0;
            sending.start(Awaited.SEND, connection.service().limits.sendTime());
        }
    }

    /** The stream is closed, and nothing can be written any more. */
    void close() {
        if (closed) {
            return;
        }
        closed = true;
        pieces.forEach(ByteBuf::release);
        pieces.clear();
        if (sending != null) {
            sending.close();
        }
        if (listener != null) {
            listener.run();
        }
    }
}
