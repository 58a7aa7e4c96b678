package dev.rondo.net;

import static dev.rondo.Rondo.go;
import static dev.rondo.Rondo.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.Loops;
import dev.rondo.loop.EventLoop;
import dev.rondo.net.transport.NettyLoop;
import dev.rondo.net.transport.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Several loops at one port. */
@Timeout(60)
class ReusePortTest {
    private static final InetSocketAddress LOCAL = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final int CONNECTIONS = 200;

    static Stream<String> sharing() {
        return Network.transports().filter(name -> !name.equals("nio"));
    }

    @ParameterizedTest
    @MethodSource("sharing")
    void the_kernel_shares_connections_out_to_the_loops(String transport) throws IOException {
        var served = new AtomicIntegerArray(2);
        try (var loops = Loops.of(2)) {
            var address = loops.<SocketAddress>spread(() -> serve(transport, LOCAL, served, 0));
            loops.spread(() -> serve(transport, address, served, 1));
            for (int i = 0; i < CONNECTIONS; i++) {
                try (var socket = new Socket()) {
                    socket.connect(address);
                    assertThat(socket.getInputStream().read()).isBetween((int) 'A', (int) 'B');
                }
            }
        }
        assertThat(served.get(0) + served.get(1)).isEqualTo(CONNECTIONS);
        assertThat(served.get(0)).isBetween(CONNECTIONS / 5, CONNECTIONS * 4 / 5);
    }

    /** Answers with the number of the loop, for as long as that lives. */
    private static SocketAddress serve(String transport, SocketAddress address, AtomicIntegerArray served, int number)
            throws IOException {
        NettyLoop.of(EventLoop.current(), Transport.of(transport));
        var server = TcpServer.builder().address(address).reusePort(true).bind();
        go(() -> server.serve(socket -> {
            served.incrementAndGet(number);
            socket.write(number == 0 ? "A" : "B");
        }));
        return Objects.requireNonNull(server.address());
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_path_is_no_port(String transport, @TempDir Path folder) {
        Network.run(transport, () -> {
            var address = UnixDomainSocketAddress.of(folder.resolve("socket"));
            assertThatThrownBy(() ->
                            TcpServer.builder().address(address).reusePort(true).bind())
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("cannot be shared as a port can");
        });
    }

    @Test
    void nio_cannot_and_says_so_and_leaves_nothing_open() {
        Network.run("nio", () -> {
            assertThatThrownBy(() ->
                            TcpServer.builder().address(LOCAL).reusePort(true).bind())
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("the transport nio cannot share a port");
            assertThatThrownBy(() ->
                            UdpSocket.builder().address(LOCAL).reusePort(true).bind())
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("the transport nio cannot share a port");
            assertThat(NettyLoop.current().statistics().channels()).isZero();
        });
    }

    @ParameterizedTest
    @MethodSource("sharing")
    void sockets_of_udp_share_a_port_too(String transport) {
        Network.run(transport, () -> {
            try (var one = UdpSocket.builder().address(LOCAL).reusePort(true).bind()) {
                var address = Objects.requireNonNull(one.address());
                try (var other =
                        UdpSocket.builder().address(address).reusePort(true).bind()) {
                    for (int i = 0; i < 20; i++) {
                        try (var sender = UdpSocket.bind(LOCAL)) {
                            sender.send(Datagram.of(address, "x"));
                        }
                    }
                    while (one.statistics().received() + other.statistics().received() < 20) {
                        sleep(Duration.ofMillis(1));
                    }
                    assertThat(one.statistics().received()).isBetween(1L, 19L);
                }
            }
        });
    }
}
