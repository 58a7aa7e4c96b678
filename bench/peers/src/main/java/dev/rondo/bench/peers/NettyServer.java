package dev.rondo.bench.peers;

import dev.rondo.bench.http.Serving;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AsciiString;
import java.net.InetSocketAddress;

/** Netty and its HTTP codec, one loop, and nothing else: what Rondo's server is made of. */
final class NettyServer {
    private static final int BACKLOG = 1024;

    private NettyServer() {}

    /** Takes {@code epoll} or {@code io_uring}. */
    public static void main(String[] args) throws Exception {
        boolean isUring = args[0].equals("io_uring");
        var factory = isUring ? IoUringIoHandler.newFactory() : EpollIoHandler.newFactory();
        var channel = new ServerBootstrap()
                .group(new MultiThreadIoEventLoopGroup(1, factory))
                .channel(isUring ? IoUringServerSocketChannel.class : EpollServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel child) {
                        child.pipeline().addLast(new HttpServerCodec(), new Handler());
                    }
                })
                .bind("127.0.0.1", 0)
                .sync()
                .channel();
        Serving.at(((InetSocketAddress) channel.localAddress()).getPort());
    }

    private static final class Handler extends ChannelInboundHandlerAdapter {
        private static final ByteBuf HELLO = Unpooled.unreleasableBuffer(
                Unpooled.directBuffer().writeBytes(Serving.hello()).asReadOnly());

        private static final String ECHO = "/echo";

        private String path = "";
        private ByteBuf body = Unpooled.EMPTY_BUFFER;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest request) {
                path = request.uri();
            }
            if (message instanceof HttpContent content) {
                add(content.content());
            }
            if (message instanceof LastHttpContent) {
                var _ = context.write(answer(), context.voidPromise());
                body = Unpooled.EMPTY_BUFFER;
            }
        }

        private void add(ByteBuf part) {
            if (!path.equals(ECHO) || !part.isReadable()) {
                part.release();
            } else {
                body = body.isReadable() ? Unpooled.wrappedBuffer(body, part) : part;
            }
        }

        private DefaultFullHttpResponse answer() {
            return switch (path) {
                case "/" -> answer(HttpResponseStatus.OK, HttpHeaderValues.TEXT_PLAIN, HELLO.duplicate());
                case "/json" ->
                    answer(
                            HttpResponseStatus.OK,
                            HttpHeaderValues.APPLICATION_JSON,
                            Unpooled.wrappedBuffer(Json.hello()));
                case ECHO -> answer(HttpResponseStatus.OK, HttpHeaderValues.APPLICATION_OCTET_STREAM, body);
                default -> answer(HttpResponseStatus.NOT_FOUND, HttpHeaderValues.TEXT_PLAIN, Unpooled.EMPTY_BUFFER);
            };
        }

        private static DefaultFullHttpResponse answer(HttpResponseStatus status, AsciiString type, ByteBuf body) {
            var headers = DefaultHttpHeadersFactory.headersFactory()
                    .withValidation(false)
                    .newHeaders()
                    .set(HttpHeaderNames.CONTENT_TYPE, type)
                    .setInt(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
            return new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body, headers, EmptyHttpHeaders.INSTANCE);
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.flush();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            var _ = context.close(); // a connection that the load generator has reset
        }
    }
}
