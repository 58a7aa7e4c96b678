package dev.rondo.examples;

import static dev.rondo.Rondo.go;
import static dev.rondo.Rondo.run;
import static dev.rondo.Rondo.scope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.net.TcpServer;
import dev.rondo.net.TcpSocket;
import dev.rondo.scope.Scope;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the guide to sockets says its programs do. */
@Timeout(60)
class SocketsTest {
    @Test
    void lines_go_there_and_back() {
        run(() -> {
            try (var server = TcpServer.bind(0)) {
                go(() -> server.serve(Sockets::talk));
                assertThat(Sockets.client("localhost", server.port())).isEqualTo("you said hello");
            }
        });
    }

    @Test
    void frames_have_their_length_before_them() {
        run(() -> {
            try (var server = TcpServer.bind(0)) {
                go(() -> server.serve(socket -> Sockets.send(socket, Sockets.receive(socket))));
                try (var socket = TcpSocket.connect("localhost", server.port())) {
                    Sockets.send(socket, new byte[] {1, 2, 3});
                    assertThat(Sockets.receive(socket)).containsExactly(1, 2, 3);
                    socket.write(ByteBuffer.allocate(4).putInt(-1).flip());
                }
                try (var socket = TcpSocket.connect("localhost", server.port())) {
                    socket.write(ByteBuffer.allocate(4).putInt(2_000_000_000).flip());
                    assertThatThrownBy(() -> Sockets.receive(socket)).hasMessageContaining("ended");
                }
            }
        });
    }

    @Test
    void a_datagram_comes_back() {
        assertThat(Printed.by(Sockets::udp)).isEqualTo("ping\n");
    }

    @Test
    void a_unix_socket_is_a_socket(@TempDir Path folder) {
        var path = folder.resolve("s");
        run(() -> {
            try (var server = Sockets.unix(path);
                    var client = TcpSocket.connect(UnixDomainSocketAddress.of(path))) {
                client.write("hi\n");
                try (var accepted = server.accept()) {
                    assertThat(accepted.lines().next()).isEqualTo("hi");
                }
            }
        });
    }

    @Test
    void a_transport_can_be_named() {
        assertThat(Printed.by(Sockets::transport)).isEqualTo("nio\n");
    }

    @Test
    void a_server_of_nettys_runs_on_the_loop() {
        run(() -> {
            var listener = Sockets.netty(0);
            scope((Scope s) -> {
                var port = ((InetSocketAddress) Objects.requireNonNull(listener.localAddress())).getPort();
                try (var socket = TcpSocket.connect("localhost", port)) {
                    socket.write("one\ntwo\n");
                    var lines = socket.lines();
                    assertThat(lines.next()).isEqualTo("one");
                    assertThat(lines.next()).isEqualTo("two");
                }
            });
            var _ = listener.close();
        });
    }
}
