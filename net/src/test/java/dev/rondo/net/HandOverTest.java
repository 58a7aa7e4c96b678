package dev.rondo.net;

import static dev.rondo.Rondo.await;
import static dev.rondo.Rondo.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.promise.Promise;
import dev.rondo.promise.Resolvers;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Connections that are given to handlers of Netty's, and servers that call back with connections. */
@Timeout(30)
class HandOverTest {
    private static final InetSocketAddress LOCAL = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    /** Writes down what it is told, and closes at the end. */
    private static final class Notes extends ChannelInboundHandlerAdapter {
        private final StringBuilder text = new StringBuilder();
        private final Resolvers<String> whole = Promise.withResolvers();

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            var bytes = (ByteBuf) message;
            text.append(bytes.toString(StandardCharsets.UTF_8));
            bytes.release();
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof ChannelInputShutdownEvent) {
                whole.resolve(text + " end");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void handlers_get_what_had_come_before_them_and_the_end(String transport) {
        Network.run(transport, () -> {
            try (var server = TcpServer.bind(LOCAL);
                    var client = TcpSocket.connect("127.0.0.1", server.port());
                    var socket = server.accept()) {
                client.write("before");
                while (socket.inbound().pieces().statistics().buffered() == 0) {
                    sleep(Duration.ofMillis(1));
                }
                var notes = new Notes();
                socket.handOver(notes);
                client.write(" after");
                client.end();
                assertThat(await(notes.whole.promise())).isEqualTo("before after end");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void handlers_of_a_connection_that_has_failed_are_told_all_of_it(String transport) {
        var heard = new ArrayList<String>();
        Network.run(transport, () -> {
            try (var server = TcpServer.bind(LOCAL)) {
                var client = TcpSocket.connect("127.0.0.1", server.port());
                var socket = server.accept();
                client.write("before");
                while (socket.inbound().pieces().statistics().buffered() == 0) {
                    sleep(Duration.ofMillis(1));
                }
                client.reset();
                while (socket.channel().pipeline().context(socket.inbound()) != null) {
                    sleep(Duration.ofMillis(1));
                }
                var gone = Promise.<String>withResolvers();
                socket.handOver(new ChannelInboundHandlerAdapter() {
                    @Override
                    public void channelRead(ChannelHandlerContext context, Object message) {
                        var bytes = (ByteBuf) message;
                        heard.add(bytes.toString(StandardCharsets.UTF_8));
                        bytes.release();
                    }

                    @Override
                    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
                        heard.add("error");
                    }

                    @Override
                    public void channelInactive(ChannelHandlerContext context) {
                        heard.add("closed");
                    }

                    @Override
                    public void handlerRemoved(ChannelHandlerContext context) {
                        gone.resolve("removed");
                    }
                });
                heard.add(await(gone.promise()));
            }
        });

        assertThat(heard).containsExactly("before", "error", "closed", "removed");
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void no_more_connections_are_called_back_with_than_may_be_open(String transport) {
        Network.run(transport, () -> {
            var told = new ArrayList<TcpSocket>();
            try (var server =
                    TcpServer.builder().address(LOCAL).maxConnections(2).bind()) {
                server.onConnection(told::add);
                var clients = connect(server, 5);
                awaitSize(told, 2);
                sleep(Duration.ofMillis(20));
                assertThat(told).hasSize(2);
                told.getFirst().close();
                awaitSize(told, 3);
                sleep(Duration.ofMillis(20));
                assertThat(told).hasSize(3);
                told.forEach(TcpSocket::close);
                awaitSize(told, 5);
                told.forEach(TcpSocket::close);
                clients.forEach(TcpSocket::close);
            }
        });
    }

    private static List<TcpSocket> connect(TcpServer server, int count) throws IOException {
        var clients = new ArrayList<TcpSocket>();
        for (int i = 0; i < count; i++) {
            clients.add(TcpSocket.connect("127.0.0.1", server.port()));
        }
        return clients;
    }

    private static void awaitSize(List<?> list, int size) {
        while (list.size() < size) {
            sleep(Duration.ofMillis(1));
        }
    }
}
