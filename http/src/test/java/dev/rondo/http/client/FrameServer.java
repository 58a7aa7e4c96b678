package dev.rondo.http.client;

import static dev.rondo.Rondo.run;

import dev.rondo.net.Certificates;
import dev.rondo.net.TcpServer;
import dev.rondo.net.TcpSocket;
import dev.rondo.net.Tls;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2GoAwayFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.DefaultHttp2WindowUpdateFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2FrameStream;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2StreamFrame;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A server of HTTP/2 out of Netty's frames, which says what a test wants. */
final class FrameServer implements AutoCloseable {
    /** What happens to the frames of all streams; on the loop's own thread. */
    @FunctionalInterface
    interface Script {
        void frame(Peer peer, Http2StreamFrame frame);
    }

    @FunctionalInterface
    interface Test {
        void with(FrameServer server, HttpClient client) throws Exception;
    }

    private final TcpServer server;
    private final boolean secure;
    final List<Peer> peers = new ArrayList<>();
    final List<Http2HeadersFrame> heads = new ArrayList<>();
    final List<String> resets = new ArrayList<>();
    int mostAtOnce;
    private int atOnce;

    private FrameServer(Http2Settings settings, boolean secure, Script script) throws IOException {
        this.secure = secure;
        var builder = TcpServer.builder().port(0);
        if (secure) {
            var certificates = Certificates.shared();
            builder.tls(Tls.server(certificates.chain("server"), certificates.key("server"))
                    .alpn("h2", "http/1.1")
                    .build());
        }
        server = builder.bind();
        server.onConnection(socket -> connected(socket, settings, script));
    }

    private void connected(TcpSocket socket, Http2Settings settings, Script script) {
        var codec = Http2FrameCodecBuilder.forServer()
                .initialSettings(settings)
                .encoderIgnoreMaxHeaderListSize(true)
                .gracefulShutdownTimeoutMillis(0)
                .build();
        var peer = new Peer(script, socket.channel());
        peers.add(peer);
        socket.handOver(codec, peer);
    }

    static void with(Script script, Test test) {
        with(Http2Settings.defaultSettings(), false, script, test);
    }

    static void with(Http2Settings settings, boolean secure, Script script, Test test) {
        run(() -> {
            var tls = Tls.client()
                    .trust(Certificates.shared().chain("authority"))
                    .alpn("h2", "http/1.1")
                    .build();
            try (var server = new FrameServer(settings, secure, script);
                    var client =
                            HttpClient.builder().priorKnowledge(true).tls(tls).build()) {
                test.with(server, client);
            }
        });
    }

    static void with(Http2Settings settings, HttpClientBuilder options, Script script, Test test) {
        run(() -> {
            try (var server = new FrameServer(settings, false, script);
                    var client = options.build()) {
                test.with(server, client);
            }
        });
    }

    String url(String path) {
        return (secure ? "https" : "http") + "://localhost:" + server.port() + path;
    }

    @Override
    public void close() {
        server.close();
        peers.forEach(each -> {
            var _ = each.channel.close();
        });
    }

    /** A connection. */
    final class Peer extends ChannelInboundHandlerAdapter {
        private final Script script;
        final Channel channel;

        private Peer(Script script, Channel channel) {
            this.script = script;
            this.channel = channel;
        }

        @Override
        public void channelRead(ChannelHandlerContext from, Object message) {
            try {
                if (message instanceof Http2HeadersFrame head) {
                    heads.add(head);
                    mostAtOnce = Math.max(mostAtOnce, ++atOnce);
                } else if (message instanceof Http2ResetFrame reset) {
                    resets.add(String.valueOf(Http2Error.valueOf(reset.errorCode())));
                    atOnce--;
                }
                if (message instanceof Http2DataFrame data) {
                    var _ = channel.write(
                            new DefaultHttp2WindowUpdateFrame(data.initialFlowControlledBytes()).stream(data.stream()));
                }
                if (message instanceof Http2StreamFrame frame) {
                    script.frame(this, frame);
                }
                channel.flush();
            } finally {
                ReferenceCountUtil.release(message);
            }
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext from, Object event) {
            if (event instanceof ChannelInputShutdownEvent) {
                var _ = from.close();
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext from, Throwable cause) {
            var _ = from.close();
        }

        void head(Http2FrameStream stream, boolean ends, String... fields) {
            var head = new DefaultHttp2Headers(false);
            for (int i = 0; i < fields.length; i += 2) {
                head.add(fields[i], fields[i + 1]);
            }
            atOnce -= ends ? 1 : 0;
            var _ = channel.writeAndFlush(new DefaultHttp2HeadersFrame(head, ends).stream(stream));
        }

        void data(Http2FrameStream stream, boolean ends, ByteBuf bytes) {
            atOnce -= ends ? 1 : 0;
            var _ = channel.writeAndFlush(new DefaultHttp2DataFrame(bytes, ends).stream(stream));
        }

        void text(Http2FrameStream stream, String text) {
            head(stream, false, ":status", "200", "content-type", "text/plain");
            data(stream, true, Unpooled.copiedBuffer(text, StandardCharsets.UTF_8));
        }

        void reset(Http2FrameStream stream, Http2Error error) {
            atOnce--;
            var _ = channel.writeAndFlush(new DefaultHttp2ResetFrame(error).stream(stream));
        }

        /** A frame of the connection as bytes, past Netty's codec. */
        void raw(int type, ByteBuf payload) {
            var head = Unpooled.buffer()
                    .writeMedium(payload.readableBytes())
                    .writeByte(type)
                    .writeByte(0)
                    .writeInt(0);
            var codec = channel.pipeline().context(Http2FrameCodec.class);
            var _ = codec.writeAndFlush(Unpooled.wrappedBuffer(head, payload));
        }

        /** @param more how many streams beyond the last one it has seen it still takes */
        void goAway(Http2Error error, int more) {
            var frame = new DefaultHttp2GoAwayFrame(error);
            frame.setExtraStreamIds(more);
            var _ = channel.writeAndFlush(frame);
        }
    }
}
