package dev.rondo.http.server;

import dev.rondo.fiber.Cancellation;
import dev.rondo.fiber.Region;
import dev.rondo.http.HttpException;
import dev.rondo.http.wire.GentleEnd;
import dev.rondo.net.TcpSocket;
import dev.rondo.net.TlsSession;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Stream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The life of a connection of HTTP/2 (RFC 9113), from the server's settings to the last byte. For the loop's thread and its fibers.
 *
 * <table>
 * <caption>States</caption>
 * <tr><th>state</th><th>what comes</th><th>ends with</th></tr>
 * <tr><td>new</td><td>the client's settings</td><td>those, or headerTime</td></tr>
 * <tr><td>idle, without a stream</td><td>opens a stream</td><td>that, or idleTime</td></tr>
 * <tr><td>busy</td><td>belongs to streams, or opens one</td><td>the last stream</td></tr>
 * <tr><td>closing: the client has just connected</td><td>the client's settings, or opens a stream</td><td>that, or a second</td></tr>
 * <tr><td>closing: the client was told to open no more</td><td>belongs to streams, or opens one that was on its way</td>
 *     <td>its answer to a ping, or a second ({@link Http2Goodbye})</td></tr>
 * <tr><td>closing: the client was told which stream was the last</td><td>belongs to those up to that</td><td>the last stream</td></tr>
 * <tr><td>failed: the client has broken the rules</td><td>is dropped</td><td>the client's end, or a second</td></tr>
 * </table>
 */
final class Http2Connection implements ServerConnection {
    /** Its name in TLS. */
    static final String ALPN = "h2";

    private static final System.Logger LOG = System.getLogger(HttpServer.class.getName());

    /** What a frame costs that makes a stream useless. */
    static final int COST_OF_A_RESET = 5;

    private final Service service;
    private final TcpSocket socket;
    private final Channel channel;
    private final SocketAddress remote;
    private final Http2Frames frames = new Http2Frames(this);
    private final Http2Timeouts timeouts;
    private final Http2Budget budget;
    private final Http2Output output;
    private final Http2Goodbye goodbye;
    private final Http2Codec codec;
    private @Nullable ChannelHandlerContext context;

    /** Those in which fibers have not ended. */
    private final Set<Region> regions = new HashSet<>();

    /** Whether no more streams are wanted. */
    private boolean closing;

    private boolean ending;

    /** Whether the client has broken the rules. */
    private boolean failed;

    /** Whether the client has ended its side. */
    private boolean ended;

    /** Whether the channel is closed, and all streams are. */
    private boolean closed;

    private boolean over;
    private Cancellation whyGone = new Cancellation("the client", "it has taken the request back", "");

    Http2Connection(Service service, TcpSocket socket) {
        this.service = service;
        this.socket = socket;
        channel = socket.channel();
        remote = Objects.requireNonNullElseGet(socket.remoteAddress(), () -> new InetSocketAddress(0));
        timeouts = new Http2Timeouts(this);
        budget = new Http2Budget(service.loop.support(), service.limits.controlFrames());
        output = new Http2Output(this);
        goodbye = new Http2Goodbye(this);
        codec = Http2Codec.of(this, service.limits);
    }

    /** Takes the connection, over which nothing of HTTP/1.1 has come. */
    void takeOver() {
        socket.handOver(codec);
    }

    Service service() {
        return service;
    }

    Http2Codec codec() {
        return codec;
    }

    Http2Frames frames() {
        return frames;
    }

    Http2Output output() {
        return output;
    }

    @Nullable ChannelHandlerContext context() {
        return context;
    }

    @Override
    public SocketAddress remoteAddress() {
        return remote;
    }

    @Override
    public @Nullable TlsSession tls() {
        return socket.tls();
    }

    @Override
    public String protocol() {
        return "HTTP/2";
    }

    /** Netty knows it. */
    void opened(ChannelHandlerContext added) {
        context = added;
        openWindow();
        codec.connection().addListener(new Http2ConnectionAdapter() {
            @Override
            public void onStreamClosed(Http2Stream stream) {
                streamClosed(stream);
            }
        });
        timeouts.preface();
        service.opened(this);
    }

    /** As wide as those of all streams together, so that none that reads slowly stops the others. */
    private void openWindow() {
        var streams = codec.connection();
        long more = (long) service.limits.streams() * Http2CodecUtil.DEFAULT_WINDOW_SIZE;
        int most = Http2CodecUtil.MAX_INITIAL_WINDOW_SIZE - Http2CodecUtil.DEFAULT_WINDOW_SIZE;
        try {
            streams.local().flowController().incrementWindowSize(streams.connectionStream(), (int)
                    Math.min(more, most));
        } catch (Http2Exception impossible) {
            throw new IllegalStateException("the window of a connection cannot be opened", impossible);
        }
    }

    /** The client's settings have come, and no stream. */
    void idle() {
        timeouts.idle();
    }

    void busy() {
        timeouts.busy();
        if (closing) {
            output.schedule();
        }
    }

    /** Whether the client has ever opened a stream. */
    boolean hasStreams() {
        return codec.connection().remote().lastStreamCreated() > 0;
    }

    private void streamClosed(Http2Stream stream) {
        var exchange = frames.exchange(stream);
        if (exchange != null) {
            exchange.closed(whyGone);
        }
        if (codec.connection().numActiveStreams() > 0) {
            return;
        }
        if (closing || ended) {
            output.schedule();
        } else {
            timeouts.idle();
        }
    }

    /** Bytes of bodies have moved. */
    void moved(int count) {
        budget.moved(count);
        timeouts.moved();
    }

    /**
     * The client has sent what brings nothing.
     *
     * @throws Http2Exception if it has sent too much of that
     */
    void spend(int cost, String what) throws Http2Exception {
        if (!budget.spend(cost)) {
            throw Http2Exception.connectionError(Http2Error.ENHANCE_YOUR_CALM, "%s", tooMany(what));
        }
    }

    /** As {@link #spend}, where Netty takes no exceptions. */
    void spendOrFail(int cost, String what) {
        if (!budget.spend(cost)) {
            fail(Http2Error.ENHANCE_YOUR_CALM, tooMany(what));
        }
    }

    private static String tooMany(String what) {
        return "too much that brings nothing, of late " + what;
    }

    /** A stream is being reset, since the client has broken the rules there. */
    void streamBroken(Http2Exception.StreamException error) {
        LOG.log(System.Logger.Level.DEBUG, () -> "stream " + error.streamId() + " of " + this + " is reset", error);
        // what was on its way when the stream was closed is no fault
        boolean late = error.error() == Http2Error.STREAM_CLOSED && codec.connection().stream(error.streamId()) == null;
        spendOrFail(late ? 1 : COST_OF_A_RESET, "streams that break the protocol");
    }

    /** Nothing of the request was kept but its stream. */
    void headTooLarge(Http2Stream stream) {
        var refusal =
                new HttpException(431, "the header fields are longer than " + service.limits.headerBytes() + " bytes");
        var response = service.refuse(refusal);
        var bytes = Http1Exchange.bytesOf(response.body());
        var to = Objects.requireNonNull(context);
        var head = Http2Head.of(response, bytes.length, service.date);
        var _ = codec.encoder().writeHeaders(to, stream.id(), head, 0, false, to.newPromise());
        var _ = codec.encoder().writeData(to, stream.id(), Unpooled.wrappedBuffer(bytes), 0, true, to.newPromise());
        codec.flush(to);
    }

    /** Whether what comes is for nobody: the client has broken the rules, or all was said. */
    boolean isDropping() {
        return failed || ending;
    }

    void headBegins() {
        timeouts.head();
    }

    void headIsWhole() {
        timeouts.headIsWhole();
    }

    /** Netty writes a line to the log for each request that it reads over since the client was told to send no more. */
    void headersBegin(int stream) {
        if (goodbye.isSaid() && stream > codec.connection().remote().lastStreamKnownByPeer()) {
            spendOrFail(1, "requests after the goodbye");
        }
    }

    /** Whether nothing can be written any more. */
    boolean isOver() {
        return failed || !channel.isOpen();
    }

    /** The client has broken the rules: it is told so, what runs for it is cancelled, and the connection ends. */
    void fail(Http2Error error, String why) {
        if (failed) {
            return;
        }
        failed = true;
        LOG.log(System.Logger.Level.DEBUG, () -> this + " ends with " + error + ": " + why);
        cancel(new Cancellation("the client", "it has broken the rules of HTTP/2: " + why, ""));
        var to = Objects.requireNonNull(context);
        int last = codec.connection().remote().lastStreamCreated();
        var reason = ByteBufUtil.writeUtf8(to.alloc(), why);
        var _ = codec.encoder()
                .frameWriter()
                .writeGoAway(to, last, error.code(), reason, to.newPromise())
                .addListener(_ -> endGently());
        to.flush();
    }

    private void cancel(Cancellation why) {
        whyGone = why;
        try {
            var _ = codec.connection().forEachActiveStream(stream -> {
                var exchange = frames.exchange(stream);
                if (exchange != null) {
                    exchange.cancel(why);
                }
                return true;
            });
        } catch (Http2Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Before anything else that is written: if it is to end, the client is told so. */
    void sayGoodbye(ChannelHandlerContext to) {
        if (closing) {
            goodbye.say(to);
        }
    }

    /** Whether the client could still begin streams, and answer. */
    boolean mayHear() {
        return frames.haveBegun() && !ended;
    }

    /** The client has answered a ping; whether one that was sent. */
    boolean heard(long mark) {
        return goodbye.heard(mark);
    }

    /** After what was written: whether that was the last of it. */
    void endIfDone() {
        if ((goodbye.isSaid() || ended) && !ending && codec.connection().numActiveStreams() == 0) {
            ending = true;
            var to = Objects.requireNonNull(context);
            var _ = to.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(_ -> endGently());
        }
    }

    /** All was written. A client that is still sending would lose the last words if the connection were just closed. */
    private void endGently() {
        if (!ended && GentleEnd.begin(channel, () -> {})) {
            timeouts.lingering();
        } else {
            close();
        }
    }

    void close() {
        var _ = channel.close();
    }

    /** Cuts the client off. */
    void drop() {
        socket.reset();
    }

    @Override
    public boolean holdsCaller() {
        return regions.stream().anyMatch(Region::holdsCaller);
    }

    @Override
    public boolean isClosing() {
        return closing || service.isClosing();
    }

    @Override
    public void closeSoon() {
        goodbye.await();
        wantNoMore();
    }

    /** The client is to open no more streams. */
    void wantNoMore() {
        closing = true;
        output.schedule();
    }

    @Override
    public void cut(Cancellation cancellation) {
        cancel(cancellation);
        drop();
    }

    /** What was queued has been handed to the kernel, or waits for it. */
    void written() {
        if (!isFlushed()) {
            timeouts.sending();
        }
    }

    /** Whether the kernel has taken all. Netty's flow control mostly stops before the channel says that it is full. */
    boolean isFlushed() {
        var buffer = channel.unsafe().outboundBuffer();
        return buffer == null || buffer.isEmpty();
    }

    /** The client has ended its side. */
    void inputEnded() {
        ended = true;
        if (ending || failed || codec.connection().numActiveStreams() == 0) {
            close();
        } else {
            timeouts.going();
        }
    }

    void broken(Throwable cause) {
        LOG.log(System.Logger.Level.DEBUG, () -> this + " has failed", cause);
        close();
    }

    /** The connection is closed, and all streams will be. */
    void closing() {
        if (!failed) {
            whyGone = new Cancellation("the client", "it has gone away", "");
        }
    }

    void closed() {
        closed = true;
        timeouts.close();
        goodbye.close();
        output.schedule();
        leave();
    }

    void fiberStarted(Region region) {
        regions.add(region);
    }

    void fiberEnded(Region region) {
        regions.remove(region);
        leave();
    }

    private void leave() {
        if (closed && regions.isEmpty() && !over) {
            over = true;
            service.closed(this);
        }
    }

    @Override
    public String toString() {
        return "connection of " + remote;
    }
}
