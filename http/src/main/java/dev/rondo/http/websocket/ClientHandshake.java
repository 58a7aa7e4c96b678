package dev.rondo.http.websocket;

import dev.rondo.http.wire.Room;
import dev.rondo.http.wire.Tokens;
import dev.rondo.net.TcpSocket;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a client opens a WebSocket on a connection (RFC 6455, section 4.1). For one fiber, and the loop's thread. */
final class ClientHandshake extends ChannelInboundHandlerAdapter {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SWITCHING = 101;

    private final TcpSocket socket;
    private final WebSocketSettings settings;
    private final HttpResponseDecoder decoder = new HttpResponseDecoder(new HttpDecoderConfig());
    private final String key;
    private final Room done = new Room(this::isDone);
    private @Nullable HttpResponse response;
    private @Nullable String subprotocol;
    private @Nullable Session session;
    private @Nullable IOException failure;

    private ClientHandshake(TcpSocket socket, WebSocketSettings settings) {
        this.socket = socket;
        this.settings = settings;
        var bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        key = Base64.getEncoder().encodeToString(bytes);
    }

    static WebSocket open(TcpSocket socket, String host, String target, WebSocketSettings settings) throws IOException {
        var handshake = new ClientHandshake(socket, settings);
        socket.write(handshake.request(host, target));
        socket.handOver(handshake.decoder, handshake);
        handshake.done.await();
        if (handshake.failure != null) {
            throw handshake.failure;
        }
        return new WebSocket(Objects.requireNonNull(handshake.session), handshake.subprotocol, null);
    }

    private String request(String host, String target) {
        var text = new StringBuilder("GET " + target + " HTTP/1.1\r\nHost: " + host
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
                + key
                + "\r\n");
        if (!settings.subprotocols().isEmpty()) {
            text.append("Sec-WebSocket-Protocol: ")
                    .append(String.join(", ", settings.subprotocols()))
                    .append("\r\n");
        }
        if (settings.compresses()) {
            text.append("Sec-WebSocket-Extensions: ")
                    .append(Deflate.offer(settings))
                    .append("\r\n");
        }
        settings.headers()
                .forEach((name, value) ->
                        text.append(name).append(": ").append(value).append("\r\n"));
        return text.append("\r\n").toString();
    }

    private boolean isDone() {
        return session != null || failure != null;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            if (message instanceof HttpResponse head && response == null && !isInformational(head)) {
                response = head;
                if (head.decoderResult().isFailure() || head.status().code() != SWITCHING) {
                    refused(head);
                }
            } else if (message instanceof LastHttpContent && response != null && failure == null) {
                accepted(context, response);
            }
        } catch (IllegalArgumentException wrong) {
            failed(SWITCHING, String.valueOf(wrong.getMessage()));
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private static boolean isInformational(HttpResponse head) {
        int status = head.status().code();
        return status >= 100
                && status < 200
                && status != SWITCHING
                && head.decoderResult().isSuccess();
    }

    private void refused(HttpResponse head) {
        if (head.decoderResult().isFailure()) {
            failed(
                    CloseCode.ABNORMAL,
                    "its answer is no response of HTTP/1.1: "
                            + head.decoderResult().cause().getMessage());
        } else {
            failed(head.status().code(), "it answers " + head.status());
        }
    }

    private void accepted(ChannelHandlerContext context, HttpResponse head) {
        var headers = head.headers();
        if (!Tokens.has(headers.getAll("Upgrade"), "websocket")
                || !Tokens.has(headers.getAll("Connection"), "upgrade")) {
            throw new IllegalArgumentException("it says 101, but does not upgrade to websocket");
        }
        if (!headers.getAll("Sec-WebSocket-Accept").equals(List.of(ServerHandshake.accept(key)))) {
            throw new IllegalArgumentException("its Sec-WebSocket-Accept does not fit the key");
        }
        subprotocol = headers.get("Sec-WebSocket-Protocol");
        if (subprotocol != null && !settings.subprotocols().contains(subprotocol)) {
            throw new IllegalArgumentException("it wants the subprotocol '" + subprotocol + "', which was not offered");
        }
        var extensions = headers.getAll("Sec-WebSocket-Extensions");
        var deflate = extensions.isEmpty() ? null : Deflate.agree(String.join(",", extensions), settings);
        var opened = new Session(socket, false, settings, deflate);
        context.pipeline().addLast(opened.handlers());
        context.pipeline().remove(this);
        context.pipeline().remove(decoder);
        session = opened;
        done.changed();
    }

    private void failed(int status, String why) {
        if (!isDone()) {
            failure = new WebSocketException(status, "no WebSocket to " + socket.remoteAddress() + ": " + why);
            done.changed();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            failed(CloseCode.ABNORMAL, "it has ended the connection instead of answering");
        } else {
            context.fireUserEventTriggered(event);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        failed(CloseCode.ABNORMAL, String.valueOf(cause.getMessage()));
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        failed(CloseCode.ABNORMAL, "it has ended the connection instead of answering");
    }
}
