package dev.rondo.net;

import static dev.rondo.Rondo.go;
import static dev.rondo.Rondo.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.net.transport.NettyLoop;
import dev.rondo.promise.Promise;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How encrypted connections end, and how they wait. */
@Timeout(30)
class TlsEndTest {
    private static final InetSocketAddress LOCAL = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private static final Certificates CERTIFICATES = Certificates.shared();

    @ParameterizedTest
    @MethodSource("dev.rondo.net.TlsTest#each")
    void an_end_is_heard_and_an_end_without_tls_is_an_error(String transport, TlsProvider provider) {
        Network.run(transport, () -> {
            var tls = CERTIFICATES.server(provider, "server").build();
            try (var server = TcpServer.builder().address(LOCAL).tls(tls).bind()) {
                go(() -> {
                    try (var ends = server.accept()) {
                        ends.write("all\n");
                        ends.end();
                        assertThat(ends.read()).isNull();
                    }
                    var cut = server.accept();
                    cut.write("part\n");
                    cut.flush();
                    cut.drop();
                });
                var client = CERTIFICATES.client(provider).build();
                try (var whole = TcpSocket.connect("localhost", server.port(), client)) {
                    assertThat(Network.all(whole)).isEqualTo("all");
                    assertThat(whole.read()).isNull();
                }
                try (var cut = TcpSocket.connect("localhost", server.port(), client)) {
                    assertThat(cut.lines().next()).isEqualTo("part");
                    assertThatThrownBy(cut::read)
                            .isInstanceOf(IOException.class)
                            .hasMessageContaining("what 127.0.0.1:" + server.port() + " sent was cut off")
                            .hasMessageContaining("close_notify");
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void with_the_jdk_a_side_that_has_ended_still_reads(String transport) {
        Network.run(transport, () -> {
            for (var provider : TlsTest.providers()) {
                var tls = CERTIFICATES.server(TlsProvider.JDK, "server").build();
                try (var server = TcpServer.builder().address(LOCAL).tls(tls).bind()) {
                    go(() -> server.serve(socket -> {
                        assertThat(Network.all(socket)).isEqualTo("question");
                        sleep(Duration.ofMillis(5));
                        socket.write("answer");
                    }));
                    try (var socket = TcpSocket.connect(
                            "localhost",
                            server.port(),
                            CERTIFICATES.client(provider).build())) {
                        socket.write("question");
                        socket.end();
                        assertThat(Network.all(socket)).isEqualTo("answer");
                    }
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.TlsTest#each")
    void who_writes_waits_while_nobody_reads(String transport, TlsProvider provider) {
        Network.run(transport, () -> {
            var tls = CERTIFICATES.server(provider, "server").build();
            try (var server = TcpServer.builder().address(LOCAL).tls(tls).bind()) {
                var written = new long[1];
                var reading = Promise.<String>withResolvers();
                go(() -> {
                    try (var socket = server.accept()) {
                        dev.rondo.Rondo.await(reading.promise());
                        long sum = 0;
                        for (var bytes = socket.read(); bytes != null; bytes = socket.read()) {
                            sum += bytes.remaining();
                        }
                        assertThat(sum).isEqualTo(32L * 1024 * 1024);
                    }
                });
                try (var socket = TcpSocket.connect(
                        "localhost",
                        server.port(),
                        CERTIFICATES.client(provider).build())) {
                    var piece = new byte[32 * 1024];
                    dev.rondo.Rondo.setTimeout(
                            () -> {
                                assertThat(written[0]).isLessThan(20L * 1024 * 1024);
                                reading.resolve("read");
                            },
                            Duration.ofMillis(200));
                    for (int i = 0; i < 1024; i++) {
                        socket.write(piece);
                        written[0] += piece.length;
                    }
                    socket.flush();
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.TlsTest#each")
    @SuppressWarnings("try") // to close it is what is tried
    void closing_a_server_closes_what_shakes_hands(String transport, TlsProvider provider) {
        Network.run(transport, () -> {
            try (var server = TlsTest.serving(CERTIFICATES.server(provider, "server"));
                    var socket = TcpSocket.connect("127.0.0.1", server.port())) {
                sleep(Duration.ofMillis(20));
                server.close();
                assertThatThrownBy(socket::read).isInstanceOf(IOException.class);
            }
            assertThat(NettyLoop.current().statistics().channels()).isLessThan(3);
        });
    }
}
