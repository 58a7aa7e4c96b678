package dev.rondo.http.client;

import dev.rondo.http.HttpException;
import dev.rondo.loop.EventLoop;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A request on a connection of HTTP/1.1, and its response. */
final class Http1Exchange extends Exchange {
    private static final byte[] LINE_END = ascii("\r\n");
    private static final byte[] LAST_CHUNK = ascii("0\r\n\r\n");

    private final Http1Connection connection;
    private final boolean reused;
    private boolean chunked;

    Http1Exchange(Call call, EventLoop loop, Http1Connection connection, boolean reused) {
        super(call, loop);
        this.connection = connection;
        this.reused = reused;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    void begin() {
        connection.channel().eventLoop().execute(this::start);
    }

    private void start() {
        boolean small = Upload.isSmall(call);
        chunked = body().length() < 0; // of a body that still comes this may change, but not meanwhile
        byte[] whole;
        try {
            whole = small ? body().bytes() : new byte[0];
        } catch (IOException | HttpException impossible) {
            failed(call.error("its body cannot be read", impossible), Fate.UNKNOWN);
            connection.forget(this);
            return;
        }
        var bytes = connection.channel().alloc().buffer(512 + whole.length);
        head(bytes);
        bytes.writeBytes(whole);
        connection.ask(this, bytes);
        if (!isOver()) {
            if (small) {
                upload().complete();
            } else {
                upload().start();
            }
        }
    }

    private void head(ByteBuf out) {
        var request = call.request();
        var address = call.address();
        boolean whole = !address.origin().secure() && call.settings().proxyFor(address.origin()) != null;
        ByteBufUtil.writeAscii(out, request.method() + " " + (whole ? address.text() : address.target()));
        ByteBufUtil.writeAscii(out, " HTTP/1.1\r\n");
        var host = request.header("host");
        field("host", host == null ? address.origin().authority() : host, out);
        RequestFields.forEach(call, (name, value) -> field(name, value, out));
        if (chunked) {
            field("transfer-encoding", "chunked", out);
        } else if (RequestFields.length(call) >= 0) {
            field("content-length", Long.toString(RequestFields.length(call)), out);
        }
        if (RequestFields.isLast(call)) {
            field("connection", "close", out);
        }
        var proxy = call.settings().proxyFor(address.origin());
        var authorization = whole && proxy != null ? proxy.authorization() : null;
        if (authorization != null) {
            field("proxy-authorization", authorization, out);
        }
        out.writeBytes(LINE_END);
    }

    private static void field(String name, String value, ByteBuf out) {
        ByteBufUtil.writeAscii(out, name);
        ByteBufUtil.writeAscii(out, ": ");
        out.writeCharSequence(value, StandardCharsets.ISO_8859_1);
        out.writeBytes(LINE_END);
    }

    @Override
    void send(byte[] bytes, boolean last) {
        connection.channel().eventLoop().execute(() -> write(bytes, last));
    }

    private void write(byte[] bytes, boolean last) {
        var channel = connection.channel();
        if (!channel.isActive() || isOver()) {
            upload().gone(bytes.length);
            return;
        }
        if (bytes.length > 0) {
            var piece = Unpooled.wrappedBuffer(bytes);
            if (chunked) {
                var size = Unpooled.wrappedBuffer(ascii(Integer.toHexString(bytes.length) + "\r\n"));
                piece = Unpooled.wrappedBuffer(size, piece, Unpooled.wrappedBuffer(LINE_END));
            }
            var _ = channel.write(piece).addListener(_ -> upload().gone(bytes.length));
        }
        if (last && chunked) {
            var _ = channel.write(Unpooled.wrappedBuffer(LAST_CHUNK));
        }
        channel.flush();
        if (last) {
            upload().handedOver();
        }
    }

    @Override
    public void pause(boolean paused) {
        if (!isOver()) {
            connection.channel().config().setAutoRead(!paused);
        }
    }

    /**
     * The connection has ended.
     *
     * @param seen whether the request was sent on it
     * @param begun whether anything has come for it
     */
    void lost(boolean seen, boolean begun, @Nullable Throwable trouble) {
        if (isOver()) {
            return;
        }
        var why = trouble == null ? "the server has closed the connection" : "the connection failed";
        var how = trouble == null || trouble.getMessage() == null ? "" : " (" + trouble.getMessage() + ")";
        var where = seen && begun ? " before the end of the response" : " before its response";
        var mayHave = reused && !begun ? Fate.UNANSWERED : Fate.UNKNOWN;
        failed(call.error(why + where + how, trouble), seen ? mayHave : Fate.UNSEEN);
    }

    @Override
    void finished(boolean requestWasSent) {
        connection.finished(requestWasSent && !RequestFields.isLast(call));
    }

    @Override
    void cut() {
        connection.forget(this);
    }
}
