package dev.rondo.net;

import static dev.rondo.Rondo.after;
import static dev.rondo.Rondo.go;
import static dev.rondo.Rondo.scope;
import static dev.rondo.Rondo.select;
import static dev.rondo.Rondo.setInterval;
import static dev.rondo.Rondo.sleep;
import static dev.rondo.Rondo.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.loop.EventLoop;
import dev.rondo.net.transport.NettyLoop;
import dev.rondo.promise.Promise;
import dev.rondo.scope.DeadlineExceededException;
import dev.rondo.scope.Scope;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers and sockets on each transport of this machine. */
@Timeout(30)
class TcpTest {
    private static final InetSocketAddress LOCAL = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private static void echo(TcpSocket socket) throws IOException {
        for (var line : socket.lines()) {
            socket.write("echo " + line + "\n");
        }
    }

    private static TcpSocket connect(TcpServer server) throws IOException {
        return TcpSocket.connect("127.0.0.1", server.port());
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_server_answers_line_by_line_and_the_loop_ends_when_all_is_closed(String transport) {
        Network.run(transport, () -> {
            try (var server = TcpServer.bind(LOCAL)) {
                go(() -> server.serve(TcpTest::echo));
                try (var socket = connect(server)) {
                    socket.write("one\r\ntwo\nthr");
                    socket.write("ee");
                    socket.end();
                    assertThat(Network.all(socket)).isEqualTo("echo one|echo two|echo three");
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void many_connections_at_once_each_have_a_fiber(String transport) {
        Network.run(transport, () -> {
            try (var server = TcpServer.bind(LOCAL)) {
                go(() -> server.serve(TcpTest::echo));
                scope(s -> {
                    for (int i = 0; i < 200; i++) {
                        int number = i;
                        s.fork(() -> {
                            try (var socket = connect(server)) {
                                for (int round = 0; round < 10; round++) {
                                    socket.write(number + "." + round + "\n");
                                    assertThat(socket.lines().next()).isEqualTo("echo " + number + "." + round);
                                }
                            }
                        });
                    }
                });
                assertThat(server.statistics().accepted()).isEqualTo(200);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void who_writes_waits_while_nobody_reads_and_the_loop_goes_on(String transport) {
        Network.run(transport, () -> {
            try (var server = TcpServer.bind(LOCAL)) {
                var written = new long[1];
                var piece = new byte[16 * 1024];
                var reading = Promise.<String>withResolvers();
                go(() -> {
                    try (var socket = server.accept()) {
                        dev.rondo.Rondo.await(reading.promise());
                        long sum = 0;
                        for (var bytes = socket.read(); bytes != null; bytes = socket.read()) {
                            sum += bytes.remaining();
                        }
                        assertThat(sum).isEqualTo(64L * 1024 * 1024);
                    }
                });
                try (var socket = connect(server)) {
                    var ticks = new int[1];
                    var timer = setInterval(
                            () -> {
                                ticks[0]++;
                                if (ticks[0] == 20) {
                                    // by now the kernel's buffers are full
                                    assertThat(written[0]).isLessThan(32L * 1024 * 1024);
                                    reading.resolve("read");
                                }
                            },
                            Duration.ofMillis(5));
                    for (int i = 0; i < 4096; i++) {
                        socket.write(piece);
                        written[0] += piece.length;
                    }
                    socket.flush();
                    assertThat(ticks[0]).isGreaterThanOrEqualTo(20);
                    timer.close();
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_side_that_has_ended_still_reads(String transport) {
        Network.run(transport, () -> {
            try (var server = TcpServer.bind(LOCAL)) {
                go(() -> server.serve(socket -> {
                    assertThat(Network.all(socket)).isEqualTo("question");
                    sleep(Duration.ofMillis(5));
                    socket.write("answer");
                }));
                try (var socket = connect(server)) {
                    socket.write("question");
                    socket.end();
                    assertThatThrownBy(() -> socket.write("more"))
                            .isInstanceOf(IOException.class)
                            .hasMessageContaining("this side is ended");
                    assertThat(Network.all(socket)).isEqualTo("answer");
                    assertThat(socket.read()).isNull();
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void nobody_listens(String transport) {
        Network.run(transport, () -> {
            int port;
            try (var server = TcpServer.bind(LOCAL)) {
                port = server.port();
            }
            sleep(Duration.ofMillis(5));
            assertThatThrownBy(() -> TcpSocket.connect("127.0.0.1", port))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("cannot connect to 127.0.0.1:" + port)
                    .hasMessageContaining("refused");
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void the_place_is_taken(String transport) {
        Network.run(transport, () -> {
            try (var server = TcpServer.bind(LOCAL)) {
                assertThatThrownBy(() ->
                                TcpServer.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port())))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("cannot listen at 127.0.0.1:" + server.port());
            }
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_connection_that_is_reset_fails_for_the_reader_and_the_server_serves_on(String transport) {
        Network.run(transport, () -> {
            try (var server = TcpServer.bind(LOCAL)) {
                var failures = new ArrayList<String>();
                go(() -> server.serve(socket -> {
                    try {
                        echo(socket);
                    } catch (java.io.UncheckedIOException reset) {
                        failures.add("" + reset.getMessage());
                        throw reset;
                    }
                }));
                var socket = connect(server);
                socket.write("one\n");
                assertThat(socket.lines().next()).isEqualTo("echo one");
                socket.reset();
                try (var other = connect(server)) {
                    other.write("two\n");
                    assertThat(other.lines().next()).isEqualTo("echo two");
                }
                assertThat(failures).singleElement().asString().contains("the connection failed to 127.0.0.1");
                assertThat(server.statistics().failed()).isOne();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_deadline_ends_reading_and_accepting_and_nothing_is_lost(String transport) {
        Network.run(transport, () -> {
            try (var server = TcpServer.bind(LOCAL)) {
                assertThatThrownBy(() -> within(Duration.ofMillis(5), () -> server.accept()))
                        .isInstanceOf(DeadlineExceededException.class);
                try (var socket = connect(server);
                        var peer = server.accept()) {
                    assertThatThrownBy(() -> within(Duration.ofMillis(5), () -> socket.read()))
                            .isInstanceOf(DeadlineExceededException.class)
                            .hasMessageContaining("TcpSocket.read");
                    peer.write("late\n");
                    assertThat(socket.lines().next()).isEqualTo("late");
                    assertThat(select(socket.onRead(bytes -> "read"), after(Duration.ofMillis(5), () -> "nothing")))
                            .isEqualTo("nothing");
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void cancelling_a_server_closes_its_connections(String transport) {
        Network.run(transport, () -> {
            try (var server = TcpServer.bind(LOCAL)) {
                var serving = new Scope[1];
                var fiber = go(() -> scope(s -> {
                    serving[0] = s;
                    server.serve(TcpTest::echo);
                }));
                try (var socket = connect(server)) {
                    socket.write("one\n");
                    assertThat(socket.lines().next()).isEqualTo("echo one");
                    serving[0].cancel("enough");
                    assertThat(socket.read()).isNull();
                }
                fiber.await();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void no_more_connections_are_accepted_than_may_be_open(String transport) {
        Network.run(transport, () -> {
            try (var server =
                    TcpServer.builder().address(LOCAL).maxConnections(2).bind()) {
                go(() -> server.serve(TcpTest::echo));
                var first = connect(server);
                var second = connect(server);
                try (var third = connect(server)) {
                    third.write("three\n");
                    assertThat(select(third.onRead(_ -> "served"), after(Duration.ofMillis(30), () -> "waits")))
                            .isEqualTo("waits");
                    assertThat(server.statistics().open()).isEqualTo(2);
                    first.close();
                    assertThat(third.lines().next()).isEqualTo("echo three");
                }
                second.close();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_server_leaves_no_path_behind_and_takes_none_from_another(String transport, @TempDir Path folder) {
        var path = folder.resolve("s");
        var address = UnixDomainSocketAddress.of(path);
        Network.run(transport, () -> {
            try (var first = TcpServer.bind(address)) {
                assertThatThrownBy(() -> TcpServer.bind(address))
                        .isInstanceOf(BindException.class)
                        .hasMessageContaining(path.toString())
                        .hasMessageContaining("delete it");
                assertThat(first.address()).isEqualTo(address);
            }
            while (Files.exists(path)) {
                sleep(Duration.ofMillis(1));
            }
            TcpServer.bind(address).close();
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_path_at_which_nothing_is_says_so(String transport, @TempDir Path folder) {
        Network.run(
                transport,
                () -> assertThatThrownBy(() -> TcpSocket.connect(UnixDomainSocketAddress.of(folder.resolve("none"))))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("cannot connect to " + folder.resolve("none"))
                        .hasMessageMatching("(?i).*no such file.*"));
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void unix_sockets_do_the_same(String transport, @TempDir Path folder) {
        var address = UnixDomainSocketAddress.of(folder.resolve("s"));
        Network.run(transport, () -> {
            try (var server = TcpServer.bind(address)) {
                assertThat(server.address()).isEqualTo(address);
                go(() -> server.serve(TcpTest::echo));
                try (var socket = TcpSocket.connect(address)) {
                    assertThat(socket.remoteAddress()).isEqualTo(address);
                    socket.write("one\ntwo\n");
                    assertThat(socket.lines().next()).isEqualTo("echo one");
                    assertThat(socket.lines().next()).isEqualTo("echo two");
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void so_many_bytes_are_read_or_it_is_said_how_many_came(String transport) {
        Network.run(transport, () -> {
            try (var server = TcpServer.bind(LOCAL)) {
                go(() -> server.serve(socket -> socket.write("abcdefg")));
                try (var socket = connect(server)) {
                    assertThat(new String(socket.readExactly(3), StandardCharsets.UTF_8))
                            .isEqualTo("abc");
                    var two = ByteBuffer.allocate(2);
                    assertThat(socket.read(two)).isEqualTo(2);
                    assertThatThrownBy(() -> socket.readExactly(3))
                            .isInstanceOf(EOFException.class)
                            .hasMessageContaining("ended after 2 of 3 bytes");
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_line_without_an_end_is_refused(String transport) {
        Network.run(transport, () -> {
            try (var server = TcpServer.bind(LOCAL)) {
                go(() -> server.serve(socket -> socket.write("x".repeat(200))));
                try (var socket = connect(server)) {
                    assertThatThrownBy(() -> socket.lines().limit(100).next())
                            .isInstanceOf(IOException.class)
                            .hasMessageContaining("a line of more than 100 bytes");
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_plain_socket_of_the_jdk_is_served_from_another_thread(String transport) {
        Network.run(transport, () -> {
            try (var server = TcpServer.bind(LOCAL)) {
                go(() -> server.serve(TcpTest::echo));
                int port = server.port();
                var answer = dev.rondo.Rondo.<String>blocking(() -> {
                    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                        socket.getOutputStream().write("jdk\n".getBytes(StandardCharsets.UTF_8));
                        return new BufferedReader(
                                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                                .readLine();
                    }
                });
                assertThat(answer).isEqualTo("echo jdk");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void closing_the_loop_closes_what_is_open(String transport) throws Exception {
        var port = new int[1];
        var listening = new CountDownLatch(1);
        try (var loop = EventLoop.create()) {
            NettyLoop.of(loop, dev.rondo.net.transport.Transport.of(transport));
            loop.setTimeout(loop::stop, 20);
            loop.run(() -> dev.rondo.fiber.Fiber.go(() -> {
                var server = TcpServer.bind(LOCAL);
                port[0] = server.port();
                listening.countDown();
                server.serve(TcpTest::echo);
            }));
            assertThat(listening.getCount()).isZero();
        }
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port[0]).close())
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void bad_options_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TcpServer.builder().backlog(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TcpServer.builder().maxConnections(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TcpServer.builder().port(70_000));
        assertThatIllegalStateException().isThrownBy(() -> TcpSocket.connect("127.0.0.1", 1));
    }
}
