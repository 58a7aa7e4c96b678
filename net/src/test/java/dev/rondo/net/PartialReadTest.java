package dev.rondo.net;

import static dev.rondo.Rondo.await;
import static dev.rondo.Rondo.select;
import static dev.rondo.Rondo.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.promise.Promise;
import dev.rondo.scope.DeadlineExceededException;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Of what was read in part, nothing is lost to whoever reads on. */
@Timeout(30)
class PartialReadTest {
    private static final InetSocketAddress LOCAL = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private interface Body {
        void run(TcpSocket client, TcpSocket socket) throws IOException;
    }

    /** Two sides of a connection. */
    private static void connected(String transport, Body body) {
        Network.run(transport, () -> {
            try (var server = TcpServer.bind(LOCAL);
                    var client = TcpSocket.connect("127.0.0.1", server.port());
                    var socket = server.accept()) {
                body.run(client, socket);
            }
        });
    }

    /** As after a header of two bytes, of which the rest came in the same piece. */
    private static void readTwo(TcpSocket client, TcpSocket socket) throws IOException {
        client.write("abcd");
        assertThat(socket.readExactly(2)).asString(StandardCharsets.US_ASCII).isEqualTo("ab");
    }

    private static String text(@Nullable ByteBuffer bytes) {
        return bytes == null ? "the end" : StandardCharsets.UTF_8.decode(bytes).toString();
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void into_a_buffer_without_room_nothing_is_read_and_nothing_awaited(String transport) {
        connected(transport, (client, socket) -> {
            assertThat(client.read(ByteBuffer.allocate(0))).isZero();
            socket.close();
            assertThat(client.read()).isNull();
            assertThat(client.read(ByteBuffer.allocate(0))).isZero();
            assertThat(client.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_selection_gets_the_rest_first(String transport) {
        connected(transport, (client, socket) -> {
            readTwo(client, socket);
            client.write("ef");
            assertThat(select(socket.<String>onRead(PartialReadTest::text))).isEqualTo("cd");
            assertThat(select(socket.<String>onRead(PartialReadTest::text))).isEqualTo("ef");
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_listener_gets_the_rest_first(String transport) {
        connected(transport, (client, socket) -> {
            readTwo(client, socket);
            var all = new StringBuilder();
            var whole = Promise.<String>withResolvers();
            socket.listen(new SocketListener() {
                @Override
                public void data(ByteBuffer bytes) {
                    all.append(text(bytes));
                }

                @Override
                public void end() {
                    whole.resolve(all.toString());
                }
            });
            client.write("ef");
            client.end();
            assertThat(await(whole.promise())).isEqualTo("cdef");
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void handlers_get_the_rest_first(String transport) {
        connected(transport, (client, socket) -> {
            readTwo(client, socket);
            var first = Promise.<String>withResolvers();
            socket.handOver(new ChannelInboundHandlerAdapter() {
                @Override
                public void channelRead(ChannelHandlerContext context, Object message) {
                    var bytes = (ByteBuf) message;
                    first.resolve(bytes.toString(StandardCharsets.UTF_8));
                    bytes.release();
                }
            });
            client.write("ef");
            assertThat(await(first.promise())).isEqualTo("cd");
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_deadline_in_the_middle_of_a_line_loses_nothing(String transport) {
        connected(transport, (client, socket) -> {
            client.write("hel");
            assertThatThrownBy(() ->
                            within(Duration.ofMillis(50), () -> socket.lines().next()))
                    .isInstanceOf(DeadlineExceededException.class);
            client.write("lo\n");
            assertThat(socket.lines().next()).isEqualTo("hello");
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_deadline_before_so_many_bytes_have_come_loses_none(String transport) {
        connected(transport, (client, socket) -> {
            client.write("hel");
            assertThatThrownBy(() -> within(Duration.ofMillis(50), () -> socket.readExactly(5)))
                    .isInstanceOf(DeadlineExceededException.class);
            client.write("lo");
            assertThat(socket.readExactly(5))
                    .asString(StandardCharsets.US_ASCII)
                    .isEqualTo("hello");
            client.write("!");
            client.end();
            assertThatThrownBy(() -> socket.readExactly(2)).isInstanceOf(EOFException.class);
            assertThat(socket.readExactly(1))
                    .asString(StandardCharsets.US_ASCII)
                    .isEqualTo("!");
        });
    }
}
