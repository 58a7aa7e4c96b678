package dev.rondo.http.server;

import dev.rondo.fiber.Cancellation;
import dev.rondo.fiber.Cancelled;
import dev.rondo.fiber.Fiber;
import dev.rondo.fiber.Region;
import dev.rondo.http.HttpException;
import dev.rondo.http.Takeover;
import dev.rondo.http.wire.GentleEnd;
import dev.rondo.net.TcpSocket;
import dev.rondo.net.TlsSession;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The life of a connection of HTTP/1.1, from the first byte to the last. For the loop's thread and its fibers.
 *
 * <table>
 * <caption>States</caption>
 * <tr><th>state</th><th>what comes</th><th>ends with</th></tr>
 * <tr><td>idle</td><td>begins a request</td><td>a whole head, idleTime, or headerTime</td></tr>
 * <tr><td>awaited: the server closes, and no request has come yet, or part of a head</td><td>begins a request, or goes on with one</td>
 *     <td>a whole head, the client's end, or a second</td></tr>
 * <tr><td>handling</td><td>belongs to the request, or waits</td><td>the answer and all of the request</td></tr>
 * <tr><td>draining: the answer was given before all of the body came</td><td>is dropped</td><td>the body's end, or too much of it</td></tr>
 * <tr><td>taken: a {@link Takeover} has begun</td><td>is passed on to it</td><td>its end</td></tr>
 * <tr><td>closing: the last answer stands in the output</td><td>is dropped</td><td>the client's end, a second of silence, or ten</td></tr>
 * </table>
 */
final class Http1Connection extends ChannelInboundHandlerAdapter implements ServerConnection, Region.Listener {
    private static final System.Logger LOG = System.getLogger(HttpServer.class.getName());

    private static final Cancellation GONE = new Cancellation("the client", "it has gone away", "");

    private final Service service;
    private final TcpSocket socket;
    private final Channel channel;
    private final SocketAddress remote;
    private final Region region;
    private final Http1Output output;
    private final Http1Requests requests;
    private final Timeouts timeouts;
    private @Nullable ChannelHandlerContext context;

    /** Whether something of a head has come that is not whole. */
    private boolean headBegun;

    /** Whether a head has come. */
    private boolean asked;

    /** Whether the last response stands in the output. */
    private boolean closing;

    /** Whether what comes is dropped. */
    private boolean discarding;

    /** Whether the client has ended its side. */
    private boolean ended;

    /** Whether the kernel has taken the last response. */
    private boolean flushed;

    private boolean gone;
    private boolean over;

    /** What uses the connection instead of HTTP. */
    private @Nullable Takeover taken;

    Http1Connection(Service service, TcpSocket socket) {
        this.service = service;
        this.socket = socket;
        channel = socket.channel();
        remote = Objects.requireNonNullElseGet(socket.remoteAddress(), () -> new InetSocketAddress(0));
        region = Region.ofThing(service.loop, this);
        output = new Http1Output(this, channel);
        requests = new Http1Requests(this, channel);
        timeouts = new Timeouts(this);
    }

    Service service() {
        return service;
    }

    @Nullable ChannelHandlerContext context() {
        return context;
    }

    Http1Output output() {
        return output;
    }

    Http1Requests requests() {
        return requests;
    }

    Timeouts timeouts() {
        return timeouts;
    }

    @Override
    public boolean isClosing() {
        return closing || service.isClosing();
    }

    boolean isGone() {
        return gone || region.isCancelled() || !channel.isOpen();
    }

    /** Why what runs is cancelled, now or soon. */
    Cancellation whyGone() {
        return Objects.requireNonNullElse(region.cancellation(), GONE);
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
        return "HTTP/1.1";
    }

    TcpSocket socket() {
        return socket;
    }

    boolean isTaken() {
        return taken != null;
    }

    boolean hasNothingBehind() {
        return !headBegun && requests.isNothingAhead();
    }

    /** HTTP ends here. On the loop's own thread. */
    void handOver(Takeover takeover) {
        if (hasNothingBehind() && context != null) {
            timeouts.stop();
            timeouts.stuck(false);
            taken = takeover;
            context.pipeline().remove(HeadDecoder.class);
            socket.takeBack();
            if (ended) {
                context.fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
            }
            if (service.isClosing()) {
                takeover.serverCloses();
            }
        }
    }

    void checkOpen() throws IOException {
        if (!channel.isOpen()) {
            throw new IOException("the client at " + remote + " has gone away");
        }
    }

    /** Runs something in a fiber, which is cancelled when the client goes away. */
    void inFiber(Callable<@Nullable Void> body) {
        var _ = region.start(null, body);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        timeouts.header();
        service.opened(this);
    }

    /** Part of a head has come. */
    void headBegun() {
        headBegun = true;
        if (requests.isEmpty() && !discarding) {
            timeouts.header();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext from, Object message) {
        if (taken != null) {
            from.fireChannelRead(message);
        } else if (discarding) {
            ReferenceCountUtil.release(message);
        } else {
            if (message instanceof HttpRequest) {
                asked = true;
                headBegun = false;
            }
            requests.arrived((HttpObject) message);
        }
    }

    /** A request is being handled. */
    void begun(Http1Exchange exchange) {
        if (ended) {
            timeouts.going();
        } else if (exchange.incoming == null || exchange.expectsContinue) {
            timeouts.stop();
        } else {
            timeouts.body();
        }
    }

    /** All requests that have come are answered. */
    void idle() {
        if (ended || isClosing()) {
            end();
        } else if (headBegun) {
            timeouts.header();
        } else {
            timeouts.idle();
        }
    }

    /** The limit of time for a head is over. */
    void headTooSlow(HttpException refusal) {
        if (headBegun) {
            refuse(refusal, null);
        } else {
            endIfIdle();
        }
    }

    /** Answers what is no request, or one too many, and ends the connection; the head if that could be decoded. */
    void refuse(HttpException refusal, @Nullable HttpRequest head) {
        var response = service.refuse(refusal);
        long length = response.body().length();
        output.add(new Outgoing.Head(response, Outgoing.Framing.LENGTH, length, true, true, false));
        AccessEntry.refused(service, this, head, refusal.status(), length);
        end();
    }

    /** What comes from now on is dropped. */
    void discard() {
        discarding = true;
    }

    /** After what stands in the output the connection ends. */
    void end() {
        if (!closing) {
            closing = true;
            discarding = true;
            timeouts.over();
            requests.releaseAhead();
            output.add(new Outgoing.End());
        }
    }

    /** Whether the client has ended its side. */
    boolean hasEnded() {
        return ended;
    }

    /** All was written. A client that is still sending would lose the answer if the connection were just closed. */
    void endGently() {
        flushed = true;
        timeouts.stuck(false);
        if (!ended && GentleEnd.begin(channel, timeouts::lingered)) {
            timeouts.lingering();
        } else {
            close();
        }
    }

    void close() {
        var _ = channel.close();
    }

    /** Cuts the client off. */
    void drop(String why) {
        gone = true;
        region.cancel(new Cancellation("the server", why, ""));
        socket.reset();
    }

    @Override
    public void closeSoon() {
        if (taken != null) {
            taken.serverCloses();
        } else if (mayNotKnow()) {
            timeouts.lastRequest();
        } else {
            endIfIdle();
        }
    }

    /** Whether a request may be on its way which the client would not repeat, as it would on a connection that was answered before. */
    private boolean mayNotKnow() {
        return !closing && (!asked || (headBegun && requests.isEmpty()));
    }

    void endIfIdle() {
        var exchange = requests.current();
        if (exchange == null ? requests.isEmpty() : exchange.answered) {
            end();
        }
    }

    @Override
    public boolean holdsCaller() {
        return region.holdsCaller();
    }

    @Override
    public void cut(Cancellation cancellation) {
        region.cancel(cancellation);
        drop("it has closed");
    }

    /** What was queued has been handed to the kernel, or waits for it. */
    void written() {
        timeouts.stuck(taken == null && output.isStuck());
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext from) {
        output.changed();
        from.fireChannelWritabilityChanged();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext from, Object event) {
        if (taken != null || !(event instanceof ChannelInputShutdownEvent)) {
            from.fireUserEventTriggered(event);
            return;
        }
        ended = true;
        if (flushed) {
            close();
        } else if (closing) {
            return;
        } else if (requests.isEmpty()) {
            end();
        } else {
            timeouts.going();
            if (requests.isCutOff()) {
                requests.cutOff();
            }
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext from, Throwable cause) {
        if (taken != null) {
            from.fireExceptionCaught(cause);
            return;
        }
        LOG.log(System.Logger.Level.DEBUG, () -> "a connection has failed: " + remote, cause);
        close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext from) {
        gone = true;
        if (taken != null) {
            takenEnds(from);
            return;
        }
        timeouts.close();
        requests.releaseAhead();
        var exchange = requests.current();
        if (exchange != null && exchange.incoming != null) {
            exchange.incoming.fail(new IOException("the client at " + remote + " has gone away"));
        }
        cancel();
        output.schedule();
        leave();
    }

    /** What has taken the connection may see its end and clean up, but not for long. */
    private void takenEnds(ChannelHandlerContext from) {
        from.fireChannelInactive();
        timeouts.going();
        leave();
    }

    /** A request goes on for too long whose client has gone away. One that has not begun waits for the client to take answers. */
    void goneForLong() {
        if (taken == null && requests.current() == null) {
            timeouts.going();
        } else if (taken == null) {
            drop("the client has ended its side, and did not wait longer");
        } else {
            cancel();
        }
    }

    private void cancel() {
        region.cancel(GONE);
    }

    @Override
    public void ended(Fiber<?> fiber, @Nullable Throwable error) {
        if (error != null && !(error instanceof Cancelled)) {
            service.loop.support().reportUncaught(error);
        }
        if (!channel.isOpen()) {
            leave();
        }
    }

    /** Another protocol has the connection from now on; nothing of a request has come. */
    void giveUp() {
        timeouts.close();
        leave();
    }

    private void leave() {
        if (region.running() == 0 && !over) {
            over = true;
            // until now, since what goes on after its client has gone takes as much as what is wanted
            var exchange = requests.current();
            if (exchange != null && !exchange.answered) {
                service.gone();
            }
            timeouts.close();
            region.close();
            service.closed(this);
        }
    }

    @Override
    public String toString() {
        return "connection of " + remote;
    }
}
