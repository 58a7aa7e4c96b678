package dev.rondo.http.client;

import dev.rondo.http.HttpException;
import dev.rondo.loop.EventLoop;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.DefaultHttp2WindowUpdateFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameStream;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A request on a connection of HTTP/2, and its response. */
final class Http2Exchange extends Exchange {
    private final Http2Connection connection;
    private @Nullable Http2FrameStream stream;
    private boolean headSeen;
    private boolean released;
    private boolean paused;

    /** How many bytes of the body have come that the server may not replace yet. */
    private int owed;

    Http2Exchange(Call call, EventLoop loop, Http2Connection connection) {
        super(call, loop);
        this.connection = connection;
    }

    @Override
    void begin() {
        connection.channel().eventLoop().execute(this::start);
    }

    private void start() {
        if (isOver()) {
            release();
            return;
        }
        var opened = connection.open(this);
        if (opened == null) {
            unseen();
            return;
        }
        stream = opened;
        byte[] whole;
        try {
            whole = Upload.isSmall(call) ? body().bytes() : new byte[0];
        } catch (IOException | HttpException impossible) {
            abort(call.error("its body cannot be read", impossible));
            return;
        }
        boolean ends = Upload.isSmall(call) && whole.length == 0;
        var head = new DefaultHttp2HeadersFrame(Http2Fields.of(call), ends).stream(opened);
        var _ = connection.write(head).addListener(done -> {
            if (!done.isSuccess()) {
                failed(
                        call.error(
                                "the request could not be sent: " + done.cause().getMessage(), done.cause()),
                        Fate.UNSEEN);
                release();
            }
        });
        if (isOver()) {
            return;
        }
        if (!Upload.isSmall(call)) {
            upload().start();
            return;
        }
        if (!ends) {
            var _ = connection.write(new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(whole), true).stream(opened));
        }
        upload().complete();
    }

    @Override
    void send(byte[] bytes, boolean last) {
        connection.channel().eventLoop().execute(() -> write(bytes, last));
    }

    private void write(byte[] bytes, boolean last) {
        var open = stream;
        if (isOver() || open == null) {
            upload().gone(bytes.length);
            return;
        }
        var frame = new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(bytes), last).stream(open);
        var _ = connection.write(frame).addListener(_ -> upload().gone(bytes.length));
        if (last) {
            upload().handedOver();
        }
    }

    /** A head, or what stands behind the body. */
    void head(Http2Headers fields, boolean ends) {
        try {
            if (headSeen) {
                if (!ends) {
                    throw new IllegalArgumentException("it has two heads");
                }
            } else {
                judge(fields, ends);
            }
        } catch (IllegalArgumentException wrong) {
            abort(call.error("what has come is no good response: " + wrong.getMessage(), wrong));
            return;
        }
        if (ends) {
            ended();
        }
    }

    private void judge(Http2Headers fields, boolean ends) {
        int status = Http2Fields.status(fields);
        if (status < 200) {
            if (ends) {
                throw new IllegalArgumentException("it ends with the informational status " + status);
            }
            informed(status);
            return;
        }
        headSeen = true;
        var headers = Http2Fields.of(fields, call.settings());
        long length = Http2Fields.length(headers);
        boolean bodiless = call.isHead() || status == 204 || status == 304;
        answered(status, headers, length < 0 && (ends || bodiless) ? 0 : length, bodiless);
    }

    /** A piece of the body. */
    void data(Http2DataFrame frame) {
        if (!headSeen) {
            abort(call.error("what has come is no good response: its body stands before its head"));
            return;
        }
        if (isBodiless() && frame.content().isReadable()) {
            abort(call.error("what has come is no good response: it has a body, and cannot have one"));
            return;
        }
        owed += frame.initialFlowControlledBytes();
        arrived(frame.content());
        giveBack();
        if (frame.isEndStream()) {
            ended();
        }
    }

    /** What was read may be replaced. On the loop's own thread. */
    private void giveBack() {
        if (!paused && owed > 0 && stream != null && !released) {
            var update = new DefaultHttp2WindowUpdateFrame(owed).stream(stream);
            owed = 0;
            var _ = connection.write(update);
        }
    }

    @Override
    public void pause(boolean pause) {
        paused = pause;
        if (!pause) {
            connection.channel().eventLoop().execute(this::giveBack);
        }
    }

    /** The server does not go on with it. */
    void reset(long code) {
        var why = "the server has reset it: " + Http2Fields.error(code);
        failed(call.error(why), code == Http2Error.REFUSED_STREAM.code() ? Fate.UNSEEN : Fate.UNKNOWN);
        release();
    }

    /** The server says that it has not looked at it. */
    void unseen() {
        failed(call.error("the server takes no more requests on this connection"), Fate.UNSEEN);
        release();
    }

    /** The connection has ended. */
    void lost(boolean used, @Nullable Throwable trouble) {
        var how = trouble == null || trouble.getMessage() == null ? "" : " (" + trouble.getMessage() + ")";
        failed(
                call.error("the connection was closed before the end of the response" + how, trouble),
                used && !headSeen ? Fate.UNANSWERED : Fate.UNKNOWN);
        release();
    }

    @Override
    void finished(boolean requestWasSent) {
        if (!requestWasSent) {
            resetHere();
        }
        release();
    }

    @Override
    void cut() {
        connection.channel().eventLoop().execute(() -> {
            resetHere();
            release();
        });
    }

    private void resetHere() {
        if (stream != null && !released) {
            var _ = connection.write(new DefaultHttp2ResetFrame(Http2Error.CANCEL).stream(stream));
        }
    }

    private void release() {
        if (!released) {
            released = true;
            connection.release(stream, failure() instanceof HttpTimeoutException && !headSeen);
        }
    }
}
