package dev.rondo.fiber;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.fiber.WhileTicking.Call;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** I/O that suspends the fiber and not the loop, as in {@link BlockingCallTest}. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "one of the calls needs the command cat")
@Timeout(60)
class BlockingIoTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    static Stream<Named<Call>> calls() {
        return Stream.of(sockets(), channels(), pipes()).flatMap(each -> each);
    }

    private static Stream<Named<Call>> sockets() {
        return Stream.of(
                Named.of("InputStream.read of a socket", ticked -> {
                    try (var server = new ServerSocket(0, 1, LOOPBACK);
                            var client = new Socket(server.getInetAddress(), server.getLocalPort());
                            var accepted = server.accept()) {
                        ticked.then(() -> accepted.getOutputStream().write(42));
                        assertThat(client.getInputStream().read()).isEqualTo(42);
                    }
                }),
                Named.of("ServerSocket.accept", ticked -> {
                    try (var server = new ServerSocket(0, 1, LOOPBACK)) {
                        ticked.then(() -> connect(server));
                        server.accept().close();
                    }
                }),
                Named.of("DatagramSocket.receive", ticked -> {
                    var packet = new DatagramPacket(new byte[1], 1);
                    try (var here = new DatagramSocket(0, LOOPBACK);
                            var there = new DatagramSocket(0, LOOPBACK)) {
                        ticked.then(
                                () -> there.send(new DatagramPacket(new byte[] {42}, 1, here.getLocalSocketAddress())));
                        here.receive(packet);
                    }
                    assertThat(packet.getData()).containsExactly(42);
                }));
    }

    private static Stream<Named<Call>> channels() {
        return Stream.of(
                Named.of("SocketChannel.read", ticked -> {
                    try (var server = ServerSocketChannel.open().bind(new InetSocketAddress(LOOPBACK, 0));
                            var client = SocketChannel.open(server.getLocalAddress());
                            var accepted = server.accept()) {
                        ticked.then(() -> accepted.write(ByteBuffer.allocate(1)));
                        assertThat(client.read(ByteBuffer.allocate(1))).isOne();
                    }
                }),
                Named.of("Pipe.SourceChannel.read", ticked -> {
                    var pipe = Pipe.open();
                    try (var source = pipe.source();
                            var sink = pipe.sink()) {
                        ticked.then(() -> sink.write(ByteBuffer.allocate(1)));
                        assertThat(source.read(ByteBuffer.allocate(1))).isOne();
                    }
                }),
                Named.of("Selector.select", ticked -> {
                    try (var selector = Selector.open()) {
                        ticked.then(selector::wakeup);
                        selector.select();
                        assertThat(ticked.latch().getCount()).isZero();
                    }
                }));
    }

    private static Stream<Named<Call>> pipes() {
        return Stream.of(
                Named.of("PipedInputStream.read", ticked -> {
                    try (var in = new PipedInputStream();
                            var out = new PipedOutputStream(in)) {
                        ticked.then(() -> {
                            out.write(42);
                            out.flush();
                        });
                        assertThat(in.read()).isEqualTo(42);
                    }
                }),
                Named.of("Process.waitFor", ticked -> {
                    var process = new ProcessBuilder("cat").start();
                    ticked.then(process.getOutputStream()::close);
                    assertThat(process.waitFor()).isZero();
                }));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void the_loop_goes_on(Call call) {
        WhileTicking.block(call);
    }

    private static void connect(ServerSocket server) throws IOException {
        new Socket(server.getInetAddress(), server.getLocalPort()).close();
    }
}
