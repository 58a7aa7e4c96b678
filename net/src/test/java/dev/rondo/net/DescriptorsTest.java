package dev.rondo.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.Rondo;
import dev.rondo.loop.EventLoop;
import dev.rondo.net.callback.Connection;
import dev.rondo.net.callback.Listener;
import dev.rondo.net.callback.SocketEvents;
import dev.rondo.net.callback.SocketException;
import dev.rondo.net.transport.NettyLoop;
import dev.rondo.net.transport.Transport;
import dev.rondo.promise.Promise;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs in processes that may open few files. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class DescriptorsTest {
    private static final InetSocketAddress LOCAL = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    /** Prints its port, and sends back lines. */
    static final class Echo {
        static void main(String[] arguments) {
            Network.run(arguments[0], () -> {
                try (var server = TcpServer.bind(LOCAL)) {
                    IO.println(server.port());
                    Rondo.within(
                            Duration.ofSeconds(50),
                            () -> server.serve(socket -> {
                                for (var line : socket.lines()) {
                                    socket.write(line + "\n");
                                }
                            }));
                }
            });
        }
    }

    /** As {@link Echo}, by callbacks, which log nothing before. */
    static final class CalledBack {
        static void main(String[] arguments) {
            try (var loop = EventLoop.create()) {
                loop.run(() -> {
                    NettyLoop.of(loop, Transport.of(arguments[0]));
                    try {
                        var listener = Listener.listen(LOCAL, 500, false, CalledBack::echo);
                        IO.println(Objects.requireNonNull(listener.local()).port());
                    } catch (SocketException failed) {
                        throw new IllegalStateException(failed);
                    }
                });
            }
        }

        private static void echo(Connection connection) {
            connection.tell(new SocketEvents() {
                @Override
                public void data(byte[] bytes) {
                    try {
                        connection.write(bytes, _ -> {});
                    } catch (SocketException gone) {
                        connection.close();
                    }
                }

                @Override
                public void end() {
                    connection.close();
                }

                @Override
                public void failed(SocketException failure) {
                    connection.close();
                }
            });
            connection.read(true);
        }
    }

    /** Prints how a loop with a client that cannot be accepted spends its time, and what the client hears later. */
    static final class Waiting {
        static void main(String[] arguments) {
            Network.run(arguments[0], () -> {
                try (var server = TcpServer.bind(LOCAL);
                        var first = SocketChannel.open();
                        var second = SocketChannel.open()) {
                    Rondo.go(() -> server.serve(socket -> socket.write("served\n")));
                    first.connect(server.address());
                    heard(first);
                    var taken = FewDescriptors.takeAll();
                    second.connect(server.address());
                    long before = EventLoop.current().statistics().turns();
                    Rondo.sleep(Duration.ofMillis(500));
                    long turns = EventLoop.current().statistics().turns() - before;
                    IO.println(turns < 200 ? "rests" : "has turned " + turns + " times");
                    for (var each : taken) {
                        each.close();
                    }
                    IO.println(heard(second));
                }
            });
        }

        private static String heard(SocketChannel channel) throws IOException {
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    /** Prints what comes of the first socket when all descriptors are taken. */
    static final class First {
        static void main(String[] arguments) {
            Rondo.run(() -> {
                System.setProperty(Transport.PROPERTY, arguments[0]);
                Transport.standard();
                var taken = FewDescriptors.takeAll();
                Opening.attempt(() -> TcpServer.bind(LOCAL));
                Opening.attempt(() -> UdpSocket.bind(LOCAL));
                for (var each : taken) {
                    each.close();
                }
                try (var server = TcpServer.bind(LOCAL)) {
                    IO.println(server.port() > 0 ? "open" : "closed");
                }
            });
        }
    }

    /** Prints what comes of opening sockets when all descriptors are taken. */
    static final class Opening {
        static void main() {
            Rondo.run(() -> {
                try (var server = TcpServer.bind(LOCAL)) {
                    var address = Objects.requireNonNull(server.address());
                    TcpSocket.connect(address).close();
                    UdpSocket.bind(LOCAL).close();
                    attempt(() -> TcpSocket.connect("127.0.0.1", 1));
                    var taken = FewDescriptors.takeAll();
                    attempt(() -> TcpSocket.connect(address));
                    attempt(() -> TcpSocket.connect("127.0.0.1", server.port()));
                    attempt(() -> TcpServer.bind(LOCAL));
                    attempt(() -> UdpSocket.bind(LOCAL));
                    var done = Promise.<String>withResolvers();
                    Rondo.setImmediate(() -> {
                        attempt(() -> Connection.connect(address, null, _ -> {}));
                        attempt(() -> Listener.listen(LOCAL, 1, false, _ -> {}));
                        done.resolve("done");
                    });
                    Rondo.await(done.promise());
                    for (var each : taken) {
                        each.close();
                    }
                }
            });
        }

        private static void attempt(Callable<?> opening) {
            try {
                IO.println(opening.call());
            } catch (SocketException failed) {
                IO.println(failed.code());
            } catch (Exception failed) {
                IO.println(failed.getMessage());
            }
        }
    }

    /** Prints what the second client hears, after the handler of the first one has failed while all descriptors were taken. */
    static final class Failing {
        static void main() {
            Rondo.run(() -> {
                try (var server = TcpServer.bind(LOCAL)) {
                    Rondo.go(() -> server.serve(socket -> {
                        var line = socket.lines().next();
                        new FileInputStream("/dev/null").close();
                        socket.write(line + "\n");
                    }));
                    try (var first = TcpSocket.connect("127.0.0.1", server.port())) {
                        var taken = FewDescriptors.takeAll();
                        first.write("first\n");
                        if (first.read() != null) {
                            throw new IllegalStateException("it was not to be answered");
                        }
                        for (var each : taken) {
                            each.close();
                        }
                    }
                    try (var second = TcpSocket.connect("127.0.0.1", server.port())) {
                        second.write("second\n");
                        IO.println(second.lines().next());
                    }
                }
            });
        }
    }

    @Test
    void a_handler_that_fails_for_want_of_descriptors_does_not_end_the_server(@TempDir Path folder) throws Exception {
        assertThat(output(Failing.class, folder)).containsExactly("second");
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_server_without_descriptors_serves_those_it_has_and_accepts_again_later(
            String transport, @TempDir Path folder) throws IOException {
        FewDescriptors.exhaust(Echo.class, folder, word -> word + "\n", transport);
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_listener_with_callbacks_does_so_too(String transport, @TempDir Path folder) throws IOException {
        FewDescriptors.exhaust(CalledBack.class, folder, word -> word + "\n", transport);
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_server_without_descriptors_rests_while_clients_wait(String transport, @TempDir Path folder)
            throws Exception {
        assertThat(output(Waiting.class, folder, transport)).containsExactly("rests", "served");
    }

    @ParameterizedTest
    @MethodSource("natives")
    void a_loop_that_has_no_descriptor_for_its_first_socket_says_so_and_tries_again_with_the_next(
            String transport, @TempDir Path folder) throws Exception {
        assertThat(output(First.class, folder, transport))
                .hasSize(3)
                .endsWith("open")
                .element(0)
                .asString()
                .contains("cannot open")
                .contains("Too many open files");
    }

    /** With NIO, it is the JDK that has not loaded what it needs. */
    private static Stream<String> natives() {
        return Network.transports().filter(each -> !each.equals("nio"));
    }

    private static List<String> output(Class<?> main, Path folder, String... arguments) throws IOException {
        var program = FewDescriptors.program(main, folder).startServer(arguments);
        try (var output = program.inputReader()) {
            return output.readAllLines();
        } finally {
            program.destroyForcibly();
        }
    }

    @Test
    void without_descriptors_nothing_can_be_opened_and_that_is_said(@TempDir Path folder) throws Exception {
        var lines = output(Opening.class, folder);
        assertThat(lines).hasSize(7).endsWith("EMFILE", "EMFILE");
        assertThat(lines.subList(1, 5))
                .allSatisfy(each ->
                        assertThat(each).contains("cannot open a socket").contains("Too many open files"));
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_server_that_could_not_listen_keeps_no_descriptor(String transport) {
        Network.run(transport, () -> {
            try (var server = TcpServer.bind(LOCAL)) {
                long before = descriptors();
                for (int i = 0; i < 100; i++) {
                    assertThatThrownBy(() -> TcpServer.bind(Objects.requireNonNull(server.address())))
                            .isInstanceOf(IOException.class);
                }
                assertThat(descriptors()).isLessThan(before + 50);
            }
        });
    }

    private static long descriptors() throws IOException {
        try (var all = Files.list(Path.of("/proc/self/fd"))) {
            return all.count();
        }
    }
}
