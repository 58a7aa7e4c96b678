package dev.rondo.net;

import static dev.rondo.Rondo.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is closed is nowhere any more, from the moment on in which it was closed. */
@Timeout(30)
class ClosedTest {
    private static final InetSocketAddress LOCAL = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private static void assertNowhereOnceClosed(SocketAddress address) throws IOException {
        var server = TcpServer.bind(address);
        var client = TcpSocket.connect(Objects.requireNonNull(server.address()));
        var accepted = server.accept();
        assertThat(client.remoteAddress()).isEqualTo(server.address());
        assertThat(accepted.localAddress()).isEqualTo(server.address());

        server.close();
        client.close();
        assertNowhere(server, client);
        while (accepted.read() != null) {}
        accepted.close();
        sleep(Duration.ofMillis(2));
        assertNowhere(server, client);
    }

    private static void assertNowhere(TcpServer server, TcpSocket client) {
        assertThat(server.address()).isNull();
        assertThatIllegalStateException().isThrownBy(server::port).withMessage("the server is closed");
        assertThat(server).hasToString("server at no address, since it is closed");
        assertThat(client.localAddress()).isNull();
        assertThat(client.remoteAddress()).isNull();
        assertThat(client.isOpen()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_server_and_a_connection_of_tcp(String transport) {
        Network.run(transport, () -> assertNowhereOnceClosed(LOCAL));
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void those_of_unix_sockets(String transport, @TempDir Path folder) {
        Network.run(transport, () -> assertNowhereOnceClosed(UnixDomainSocketAddress.of(folder.resolve("socket"))));
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_connection_that_the_other_side_has_ended_too(String transport) {
        Network.run(transport, () -> {
            try (var server = TcpServer.bind(LOCAL);
                    var client = TcpSocket.connect(Objects.requireNonNull(server.address()))) {
                var accepted = server.accept();
                client.end();
                assertThat(accepted.read()).isNull();
                assertThat(accepted.localAddress()).isNotNull();
                accepted.end();
                assertThat(accepted.localAddress()).isNull();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_socket_of_udp(String transport) {
        Network.run(transport, () -> {
            var socket = UdpSocket.bind(LOCAL);
            socket.close();
            assertThat(socket.isOpen()).isFalse();
            assertThat(socket.address()).isNull();
            assertThatIllegalStateException().isThrownBy(socket::port).withMessage("the socket is closed");
        });
    }
}
