package dev.rondo.net;

import static dev.rondo.Rondo.blocking;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sockets belong to their loop; who comes from elsewhere, or too late, is told so. */
@Timeout(30)
class StrangersTest {
    private static final InetSocketAddress LOCAL = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void other_threads_cannot_write_to_a_socket_nor_end_it(String transport) {
        Network.run(transport, () -> {
            try (var server = TcpServer.bind(LOCAL);
                    var udp = UdpSocket.bind(LOCAL);
                    var client = TcpSocket.connect("127.0.0.1", server.port());
                    var socket = server.accept()) {
                var bytes = ByteBuffer.allocate(1);
                var datagram = new Datagram(Objects.requireNonNull(udp.address()), ByteBuffer.wrap(new byte[1]));
                var calls = List.<ThrowingCallable>of(
                        () -> client.write("x"),
                        () -> client.offer(bytes),
                        client::end,
                        client::close,
                        () -> udp.trySend(datagram));
                var errors = blocking(() -> {
                    var thrown = new ArrayList<Throwable>();
                    calls.forEach(call -> thrown.add(catchThrowable(call)));
                    return thrown;
                });
                assertThat(errors)
                        .hasSize(5)
                        .allSatisfy(error -> assertThat(error)
                                .isInstanceOf(WrongThreadException.class)
                                .hasMessageContaining("hand the work over with EventLoop.execute"));
                client.write("still open");
                client.end();
                assertThat(Network.all(socket)).isEqualTo("still open");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_socket_is_closed_again_when_its_loop_has_ended(String transport) {
        var left = new ArrayList<TcpSocket>();
        Network.run(transport, () -> {
            try (var server = TcpServer.bind(LOCAL)) {
                left.add(TcpSocket.connect("127.0.0.1", server.port()));
                left.getFirst().close();
            }
        });
        left.getFirst().close();
        assertThatThrownBy(() -> left.getFirst().write("too late")).isInstanceOf(IOException.class);
    }
}
