package dev.rondo.http.websocket;

import dev.rondo.channel.Case;
import dev.rondo.http.Request;
import dev.rondo.http.Response;
import dev.rondo.net.ClientTls;
import dev.rondo.net.TcpSocket;
import dev.rondo.net.Tls;
import dev.rondo.promise.Handler;
import dev.rondo.scope.Deadline;
import dev.rondo.scope.DeadlineExceededException;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A connection on which both sides send messages whenever they like (RFC 6455). Who receives waits until a message has come; who
 * sends waits while the other side is slow: about 64 KiB wait here in each direction. For the fibers of the loop that made it; one
 * receives at a time, any number may send.
 *
 * <pre>{@code
 * routes.webSocket("/echo", socket -> {
 *     for (var message : socket.messages()) {
 *         socket.send(message);
 *     }
 * });
 * }</pre>
 *
 * <table>
 * <caption>States</caption>
 * <tr><th>state</th><th>receiving</th><th>sending</th></tr>
 * <tr><td>open</td><td>yes</td><td>yes</td></tr>
 * <tr><td>closed, by this side or the other</td><td>what has come, then null</td><td>an error</td></tr>
 * <tr><td>failed: the other side has gone away, or has broken the protocol</td><td>what has come, then an error</td><td>an error</td></tr>
 * </table>
 */
public final class WebSocket implements AutoCloseable {
    private final Session session;
    private final @Nullable String subprotocol;
    private final @Nullable Request request;

    WebSocket(Session session, @Nullable String subprotocol, @Nullable Request request) {
        this.session = session;
        this.subprotocol = subprotocol;
        this.request = request;
    }

    /** As {@link #connect(URI, WebSocketSettings)}, with the standard settings. */
    public static WebSocket connect(URI address) throws IOException {
        return connect(address, WebSocketSettings.standard());
    }

    /**
     * Opens a WebSocket to an address with the scheme {@code ws} or {@code wss}, within {@link WebSocketSettings#connectTime}.
     *
     * @throws IllegalArgumentException if the address is none of a WebSocket
     * @throws WebSocketException if the server does not want to, or takes too long
     * @throws IOException if there is no connection to the server
     * @throws dev.rondo.fiber.Cancelled if the fiber is cancelled; then nothing is left open
     */
    public static WebSocket connect(URI address, WebSocketSettings settings) throws IOException {
        var scheme = Objects.requireNonNullElse(address.getScheme(), "").toLowerCase(Locale.ROOT);
        boolean encrypted = scheme.equals("wss");
        if ((!encrypted && !scheme.equals("ws")) || address.getHost() == null || address.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "the address of a WebSocket is ws://host/path or wss://host/path, without #, and this is "
                            + address);
        }
        var limit = settings.connectTime();
        try {
            return Deadline.within(limit, () -> open(address, encrypted, settings));
        } catch (DeadlineExceededException late) {
            throw new WebSocketException(
                    CloseCode.ABNORMAL,
                    "no WebSocket to " + address.getHost() + " within " + limit.toMillis()
                            + " ms; connectTime allows more");
        }
    }

    private static WebSocket open(URI address, boolean encrypted, WebSocketSettings settings) throws IOException {
        int standardPort = encrypted ? 443 : 80;
        int port = address.getPort() < 0 ? standardPort : address.getPort();
        var name = address.getHost().replaceAll("[\\[\\]]", "");
        var socket = encrypted
                ? TcpSocket.connect(name, port, Objects.requireNonNullElseGet(settings.tls(), WebSocket::standardTls))
                : TcpSocket.connect(name, port);
        try {
            var session = socket.tls();
            if (session != null && "h2".equals(session.applicationProtocol())) {
                throw new WebSocketException(
                        CloseCode.ABNORMAL,
                        "no WebSocket to " + name + ": both sides would speak HTTP/2; leave h2 out of alpn");
            }
            var host = address.getHost() + (port == standardPort ? "" : ":" + port);
            return ClientHandshake.open(socket, host, target(URI.create(address.toASCIIString())), settings);
        } catch (Throwable given) {
            socket.reset();
            throw given;
        }
    }

    private static ClientTls standardTls() {
        try {
            return Tls.client().build();
        } catch (IOException wrong) {
            throw new IllegalStateException("the certificates of the JDK cannot be read", wrong);
        }
    }

    private static String target(URI address) {
        var path = address.getRawPath();
        return (path == null || path.isEmpty() ? "/" : path)
                + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
    }

    /** As {@link #accept(Request, WebSocketSettings, WebSocketHandler)}, with the standard settings. */
    public static Response accept(Request request, WebSocketHandler handler) {
        return accept(request, WebSocketSettings.standard(), handler);
    }

    /**
     * The response of a server that accepts a WebSocket, for handlers that look at the request first. It says what is wrong, if the
     * request is none for a WebSocket.
     *
     * @throws dev.rondo.http.HttpException with the status 400 if the handshake is wrong, 403 if the page's origin is not allowed
     */
    public static Response accept(Request request, WebSocketSettings settings, WebSocketHandler handler) {
        return ServerHandshake.answer(request, settings, handler);
    }

    /**
     * The next message; null if the WebSocket is closed.
     *
     * @throws WebSocketException if the other side has gone away, or has broken the protocol
     * @throws dev.rondo.fiber.Cancelled if the fiber is cancelled; then no message was taken
     */
    public @Nullable Message receive() throws IOException {
        return session.inbox().receive();
    }

    /** The messages that come, up to the end; looping over them throws {@link java.io.UncheckedIOException}. */
    public Iterable<Message> messages() {
        return () -> new Messages(this);
    }

    /** A case of a {@link dev.rondo.channel.Select}: a message has come, or null for the end. */
    @SuppressWarnings("NullAway") // the action takes null, which NullAway does not see through the wildcard
    public <R extends @Nullable Object> Case<R> onReceive(Handler<? super @Nullable Message, ? extends R> action) {
        Objects.requireNonNull(action, "action");
        return session.inbox()
                .messages()
                .onReceiveOrNull(message -> action.apply(session.inbox().taken(message)));
    }

    /** From now on tells the listener what happens, beginning with what has come already, instead of keeping it for {@link #receive}. */
    public void listen(WebSocketListener listener) {
        Objects.requireNonNull(listener, "listener");
        session.inbox().listen(listener);
    }

    /**
     * Sends text; waits while the other side is slow.
     *
     * @throws WebSocketException if it is closed, or has failed
     * @throws dev.rondo.fiber.Cancelled if the fiber is cancelled before the message was taken
     */
    public void send(String text) throws IOException {
        session.outbox().awaitRoom();
        offer(text);
    }

    /** Sends bytes, which are copied; as {@link #send(String)}. */
    public void send(ByteBuffer bytes) throws IOException {
        session.outbox().awaitRoom();
        offer(bytes);
    }

    /** As {@link #send(ByteBuffer)}. */
    public void send(byte[] bytes) throws IOException {
        send(ByteBuffer.wrap(bytes));
    }

    /** As {@link #send(String)} or {@link #send(ByteBuffer)}. */
    public void send(Message message) throws IOException {
        switch (message) {
            case Message.Text(var text) -> send(text);
            case Message.Binary(var bytes) -> send(bytes.duplicate());
        }
    }

    /**
     * Sends text without waiting, which callbacks may do too.
     *
     * @return whether there is room for more; otherwise the caller should wait, as {@link #send(String)} does
     * @throws WebSocketException if it is closed, or has failed
     */
    public boolean offer(String text) throws IOException {
        return offer(new TextWebSocketFrame(Unpooled.wrappedBuffer(text.getBytes(StandardCharsets.UTF_8))));
    }

    /** Sends bytes, which are copied; as {@link #offer(String)}. */
    public boolean offer(ByteBuffer bytes) throws IOException {
        var copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return offer(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(copy)));
    }

    private boolean offer(WebSocketFrame frame) throws IOException {
        try {
            session.checkSendable();
        } catch (IOException closed) {
            frame.release();
            throw closed;
        }
        session.outbox().add(frame);
        return session.outbox().hasRoom();
    }

    /**
     * Asks the other side for a sign of life, and waits for it. Pings that keep the connection alive are sent without this.
     *
     * @return how long that took
     * @throws WebSocketException if the connection ends before
     */
    public Duration ping() throws IOException {
        return session.pings().ping();
    }

    /** Closes it with the code 1000; as {@link #close(int, String)}. */
    @Override
    public void close() {
        close(CloseCode.NORMAL, "");
    }

    /**
     * Closes it, after what was sent before. What has come already can still be received. Does not wait for the other side, which has
     * the {@linkplain WebSocketSettings#closeTime time to close} before the connection is cut. Again does nothing.
     *
     * @throws IllegalArgumentException if the code may not be sent, or the reason has more than 123 bytes
     */
    public void close(int code, String reason) {
        CloseCode.check(code, reason);
        session.close(code, reason);
    }

    /** Waits until the connection has ended. */
    public void awaitClosed() {
        session.awaitClosed();
    }

    /** Whether neither side has closed it, and it has not failed. */
    public boolean isOpen() {
        return session.isSendable();
    }

    /**
     * The code with which the first of the two sides has closed it; 0 as long as it is open, 1005 if the other side has said none,
     * 1006 if it has gone away without a word.
     */
    public int closeCode() {
        return session.code();
    }

    /** Why it was closed, in words; perhaps empty. */
    public String closeReason() {
        return session.reason();
    }

    /** The subprotocol that both sides have agreed on; null if there is none. */
    public @Nullable String subprotocol() {
        return subprotocol;
    }

    /** Whether both sides have agreed to compress. */
    public boolean isCompressed() {
        return session.compresses();
    }

    /**
     * The request with which the client has opened it.
     *
     * @throws IllegalStateException on the side of the client
     */
    public Request request() {
        if (request == null) {
            throw new IllegalStateException("only a server's WebSocket has a request, and this one was opened here");
        }
        return request;
    }

    @Override
    public String toString() {
        return "WebSocket with " + session.peer();
    }
}
