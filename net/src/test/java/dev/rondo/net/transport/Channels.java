package dev.rondo.net.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Netty's channels, as those use them who know nothing of fibers. */
@SuppressWarnings("FutureReturnValueIgnored") // what fails shows in what comes of it
final class Channels {
    private static final long TEN_SECONDS = 10_000;

    private Channels() {}

    interface Body {
        void run() throws Exception;
    }

    /** A server that says what it hears. */
    static ChannelFuture listen(NettyLoop netty) {
        return new ServerBootstrap()
                .group(netty)
                .channelFactory(() -> netty.transport().newTcpServer())
                .childHandler(new Echo())
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    static ChannelFuture dial(NettyLoop netty, SocketAddress address, ChannelHandler handler) {
        return new Bootstrap()
                .group(netty)
                .channelFactory(() -> netty.transport().newTcpSocket())
                .handler(handler)
                .connect(address);
    }

    /** A server, and a client of it. */
    static void connect(NettyLoop netty, Heard heard, Consumer<Pair> connected) {
        var listening = listen(netty);
        listening.addListener(_ -> {
            var server = listening.channel();
            var dialling = dial(netty, server.localAddress(), heard);
            dialling.addListener(_ -> connected.accept(new Pair(server, dialling.channel())));
        });
    }

    static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
    }

    /** On a thread of its own, so that a loop which never ends fails a test, and stops no others. */
    static void inTime(Body body) throws InterruptedException {
        var failure = new AtomicReference<@Nullable Throwable>();
        var thread = Thread.ofPlatform().daemon().start(() -> {
            try {
                body.run();
            } catch (Throwable error) {
                failure.set(error);
            }
        });
        thread.join(TEN_SECONDS);
        assertThat(thread.getStackTrace()).as("it ends, and does not wait here").isEmpty();
        assertThat(failure.get()).isNull();
    }

    record Pair(Channel server, Channel client) {
        void close() {
            client.close();
            server.close();
        }
    }

    @ChannelHandler.Sharable
    static final class Echo extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            context.writeAndFlush(message);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }

    /** What has come, and what is to be done then. */
    static final class Heard extends ChannelInboundHandlerAdapter {
        private final StringBuilder text = new StringBuilder();
        Runnable then = () -> {};

        String text() {
            return text.toString();
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            var data = (ByteBuf) message;
            text.append(data.toString(StandardCharsets.UTF_8));
            data.release();
            then.run();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
