package dev.rondo.examples;

import static dev.rondo.Rondo.go;
import static dev.rondo.Rondo.run;
import static dev.rondo.Rondo.shield;
import static dev.rondo.Rondo.sleep;
import static dev.rondo.Rondo.within;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rondo.loop.EventLoop;
import dev.rondo.net.TcpServer;
import dev.rondo.net.TcpSocket;
import dev.rondo.net.Tls;
import dev.rondo.net.UdpSocket;
import dev.rondo.net.transport.NettyLoop;
import dev.rondo.net.transport.Transport;
import dev.rondo.scope.DeadlineExceededException;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.LineBasedFrameDecoder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the guide to sockets shows. */
final class Sockets {
    private Sockets() {}

    static void server() {
        // snippet: server
        run(() -> {
            try (var server = TcpServer.bind(7000)) {
                server.serve(socket -> {
                    for (var line : socket.lines()) {
                        socket.write("you said " + line + "\n");
                    }
                });
            }
        });
        // end
    }

    static @Nullable String client(String host, int port) throws IOException {
        // snippet: client
        try (var socket = within(Duration.ofSeconds(2), () -> TcpSocket.connect(host, port))) {
            socket.write("hello\n");
            return socket.lines().next();
        }
        // end
    }

    // snippet: frames
    static void send(TcpSocket socket, byte[] message) throws IOException {
        socket.write(ByteBuffer.allocate(4 + message.length)
                .putInt(message.length)
                .put(message)
                .flip());
    }

    static byte[] receive(TcpSocket socket) throws IOException {
        int length = ByteBuffer.wrap(socket.readExactly(4)).getInt();
        if (length < 0 || length > 1_000_000) {
            throw new IOException("a message of " + length + " bytes is too long");
        }
        return socket.readExactly(length);
    }
    // end

    // snippet: talk
    static void talk(TcpSocket socket) throws IOException {
        var lines = socket.lines().limit(1024);
        try {
            while (true) {
                var line = within(Duration.ofMinutes(1), () -> lines.next());
                if (line == null) {
                    return;
                }
                socket.write("you said " + line + "\n");
            }
        } catch (DeadlineExceededException idle) {
            socket.write("bye\n");
        }
    }
    // end

    static void graceful() {
        // snippet: graceful
        run(() -> {
            try (var server =
                    TcpServer.builder().port(7000).maxConnections(10_000).bind()) {
                go(() -> shield(() -> server.serve(Sockets::talk)));
                sleep(Duration.ofDays(1000)); // until Ctrl-C or SIGTERM
            }
        });
        // end
    }

    static TcpServer encrypted(Path chain, Path key, Path authority) throws IOException {
        // snippet: tls
        var tls = Tls.server(chain, key)
                .certificateFor("other.example.org", chain, key) // chosen by the name that a client asks for
                .requireClientCertificate(authority) // mutual
                .alpn("lines/1")
                .build();
        var server = TcpServer.builder().port(0).tls(tls).bind();
        // end
        return server;
    }

    static TcpSocket trusting(String host, int port, Path authority, Path chain, Path key) throws IOException {
        // snippet: trust
        var tls = Tls.client()
                .trust(authority)
                .certificate(chain, key)
                .alpn("lines/1")
                .build();
        var socket = TcpSocket.connect(host, port, tls);
        // end
        return socket;
    }

    static void udp() {
        // snippet: udp
        run(() -> {
            try (var server = UdpSocket.bind(0);
                    var client =
                            UdpSocket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()))) {
                client.send(ByteBuffer.wrap("ping".getBytes(UTF_8)));
                var question = server.receive();
                server.send(question); // it goes back to whom it came from
                IO.println(within(Duration.ofSeconds(1), client::receive).text());
            }
        });
        // end
    }

    static TcpServer unix(Path path) throws IOException {
        // snippet: unix
        var server = TcpServer.bind(UnixDomainSocketAddress.of(path));
        // end
        return server;
    }

    static void transport() {
        // snippet: transport
        run(() -> {
            NettyLoop.of(EventLoop.current(), Transport.nio());
            IO.println(NettyLoop.current().transport().name());
        });
        // end
    }

    static Channel netty(int port) throws InterruptedException {
        // snippet: netty
        var netty = NettyLoop.current();
        var listener = new ServerBootstrap()
                .group(netty)
                .channelFactory(netty.transport()::newTcpServer)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new LineBasedFrameDecoder(1024, false, true), new Echo());
                    }
                })
                .bind("127.0.0.1", port)
                .sync() // in a fiber, which waits
                .channel();
        // end
        return listener;
    }

    /** Sends back what comes. */
    private static final class Echo extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            var _ = context.writeAndFlush(message);
        }
    }
}
