package dev.rondo.net;

import static dev.rondo.Rondo.go;
import static dev.rondo.Rondo.scope;
import static dev.rondo.Rondo.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.rondo.Rondo;
import dev.rondo.fiber.Fiber;
import dev.rondo.net.transport.NettyLoop;
import dev.rondo.scope.DeadlineExceededException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Peers that break off, that never close, and that never read: they leave nothing behind, and disturb nobody. */
@Timeout(120)
@DisabledOnOs(OS.WINDOWS)
class PeersTest {
    private static final InetSocketAddress LOCAL = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final long MEBIBYTE = 1 << 20;

    private static void echo(TcpSocket socket) throws IOException {
        for (var line : socket.lines()) {
            socket.write(line + "\n");
        }
    }

    private static TcpSocket connect(TcpServer server) throws IOException {
        return TcpSocket.connect("127.0.0.1", server.port());
    }

    private static long descriptors() {
        return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getOpenFileDescriptorCount();
    }

    /** So many channels are left, and no more. */
    private static void awaitOnly(int channels) {
        within(Duration.ofSeconds(10), () -> {
            while (NettyLoop.current().statistics().channels() > channels) {
                Rondo.sleep(Duration.ofMillis(1));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void resets_in_mid_stream_leave_nothing_behind_while_others_are_served(String transport) {
        Network.run(transport, () -> {
            try (var server = TcpServer.bind(LOCAL);
                    var other = connect(server)) {
                go(() -> server.serve(PeersTest::echo));
                var lines = other.lines();
                other.write("first\n");
                assertThat(lines.next()).isEqualTo("first");
                long descriptors = descriptors();
                var random = new Random(7);
                for (int i = 0; i < 100; i++) {
                    resetInTheMiddle(connect(server), random);
                    other.write("after " + i + "\n");
                    assertThat(lines.next()).isEqualTo("after " + i);
                }
                awaitOnly(3);
                assertThat(descriptors() - descriptors).isLessThan(5);
                assertThat(server.statistics().accepted()).isEqualTo(101);
                assertThat(server.statistics().failed()).isPositive();
            }
        });
    }

    private static void resetInTheMiddle(TcpSocket socket, Random random) throws IOException {
        socket.write("one line\nand a half".repeat(1 + random.nextInt(200)));
        switch (random.nextInt(3)) {
            case 0 -> {}
            case 1 -> socket.flush();
            default -> {
                socket.flush();
                socket.read();
            }
        }
        socket.reset();
    }

    /** On io_uring the reset was never heard of, if it came along with data. */
    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_reset_right_behind_data_is_told_to_who_reads(String transport) throws IOException {
        try (var peer = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            Network.run(transport, () -> {
                for (int i = 0; i < 20; i++) {
                    try (var socket = TcpSocket.connect("127.0.0.1", peer.getLocalPort())) {
                        Fiber.blocking(() -> sendAndReset(peer));
                        within(Duration.ofSeconds(10), () -> readToTheEnd(socket));
                    }
                }
            });
        }
    }

    private static void sendAndReset(ServerSocket peer) throws IOException {
        try (var accepted = peer.accept()) {
            accepted.getOutputStream().write(1);
            accepted.setSoLinger(true, 0);
        }
    }

    private static void readToTheEnd(TcpSocket socket) {
        assertThatThrownBy(() -> {
                    while (socket.read() != null) {
                        // one byte, or none if the reset was faster
                    }
                })
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_peer_that_never_closes_is_left_by_who_has_a_deadline(String transport) {
        Network.run(transport, () -> {
            try (var server = TcpServer.bind(LOCAL)) {
                var left = new AtomicInteger();
                go(() -> server.serve(socket -> {
                    socket.write("all\n");
                    socket.end();
                    try {
                        within(Duration.ofMillis(20), () -> Network.all(socket));
                    } catch (DeadlineExceededException never) {
                        left.incrementAndGet();
                    }
                }));
                scope(s -> {
                    for (int i = 0; i < 50; i++) {
                        s.fork(() -> neverClose(connect(server)));
                    }
                });
                awaitOnly(1);
                assertThat(left).hasValue(50);
            }
        });
    }

    /** It reads the end, and waits until it is closed all the same. */
    private static void neverClose(TcpSocket socket) throws IOException {
        assertThat(Network.all(socket)).isEqualTo("all");
        while (socket.offer(ByteBuffer.wrap(new byte[1]))) {
            Rondo.sleep(Duration.ofMillis(5));
            if (socket.hasFailed() || !socket.isOpen()) {
                return;
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void one_that_never_reads_keeps_a_closed_connection_until_that_is_reset(String transport) {
        Network.run(transport, () -> {
            try (var server = TcpServer.bind(LOCAL);
                    var silent = connect(server)) {
                assertThat(silent.isOpen()).isTrue();
                var socket = server.accept();
                assertThatThrownBy(() -> within(Duration.ofMillis(50), () -> writeTooMuch(socket)))
                        .isInstanceOf(DeadlineExceededException.class);
                socket.close();
                Rondo.sleep(Duration.ofMillis(20));
                assertThat(socket.channel().isOpen())
                        .as("what was written is not sent yet")
                        .isTrue();
                socket.reset();
                awaitOnly(2);
                assertThat(socket.channel().isOpen()).isFalse();
            }
        });
    }

    private static void writeTooMuch(TcpSocket socket) throws IOException {
        socket.write(new byte[(int) (32 * MEBIBYTE)]);
        socket.flush();
    }
}
