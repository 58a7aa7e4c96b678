package dev.rondo.net;

import static dev.rondo.Rondo.await;
import static dev.rondo.Rondo.queueMicrotask;
import static dev.rondo.Rondo.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.loop.EventLoop;
import dev.rondo.promise.Promise;
import dev.rondo.promise.Resolvers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers and sockets of callbacks. */
@Timeout(30)
class SocketListenerTest {
    private static final InetSocketAddress LOCAL = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final List<String> journal = new ArrayList<>();

    /** Sends back what comes, and ends when the other side does. */
    private final class Echo implements SocketListener {
        private final TcpSocket socket;

        Echo(TcpSocket socket) {
            this.socket = socket;
        }

        @Override
        public void data(ByteBuffer bytes) {
            try {
                journal.add("server gets " + StandardCharsets.UTF_8.decode(bytes.duplicate()));
                socket.offer(bytes);
            } catch (IOException closed) {
                throw new IllegalStateException(closed);
            }
        }

        @Override
        public void end() {
            journal.add("server sees the end");
            socket.end();
        }

        @Override
        public void close() {
            journal.add("server is closed");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_connection_is_told_of_in_order(String transport) {
        Network.run(transport, () -> {
            var closed = Promise.<String>withResolvers();
            try (var server = TcpServer.bind(LOCAL)) {
                server.onConnection(socket -> {
                    assertThatThrownBy(socket::read).isInstanceOf(IllegalStateException.class);
                    socket.listen(new Echo(socket));
                });
                var client = TcpSocket.connect("127.0.0.1", server.port());
                client.listen(new SocketListener() {
                    @Override
                    public void data(ByteBuffer bytes) {
                        journal.add("client gets " + StandardCharsets.UTF_8.decode(bytes));
                        client.end();
                    }

                    @Override
                    public void end() {
                        journal.add("client sees the end");
                    }

                    @Override
                    public void close() {
                        closed.resolve("client is closed");
                    }
                });
                client.write("hello");
                journal.add(await(closed.promise()));
            }
        });

        assertThat(journal)
                .containsSubsequence(
                        "server gets hello",
                        "client gets hello",
                        "server sees the end",
                        "client sees the end",
                        "client is closed")
                .contains("server is closed")
                .hasSize(6);
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void what_a_listener_throws_comes_to_the_loop_and_the_connection_lives_on(String transport) {
        Network.run(transport, () -> {
            var answered = Promise.<String>withResolvers();
            EventLoop.current().onUncaught(error -> journal.add("uncaught " + error.getMessage()));
            try (var server = TcpServer.bind(LOCAL)) {
                server.onConnection(socket -> socket.listen(bytes -> {
                    socket.end();
                    throw new IllegalStateException("a bug");
                }));
                var client = TcpSocket.connect("127.0.0.1", server.port());
                client.listen(new SocketListener() {
                    @Override
                    public void data(ByteBuffer bytes) {}

                    @Override
                    public void end() {
                        answered.resolve("answered");
                        client.close();
                    }
                });
                client.write("hello");
                journal.add(await(answered.promise()));
            }
        });

        assertThat(journal).containsExactlyInAnyOrder("uncaught a bug", "answered");
    }

    /** Writes down what it is told. */
    private class Notes implements SocketListener {
        final Resolvers<String> closed = Promise.withResolvers();

        @Override
        public void data(ByteBuffer bytes) {
            journal.add(StandardCharsets.UTF_8.decode(bytes).toString());
        }

        @Override
        public void end() {
            journal.add("end");
        }

        @Override
        public void error(IOException error) {
            journal.add("error");
        }

        @Override
        public void close() {
            closed.resolve("close");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void microtasks_run_between_what_is_told(String transport) {
        Network.run(transport, () -> {
            var notes = new Notes() {
                @Override
                public void data(ByteBuffer bytes) {
                    super.data(bytes);
                    queueMicrotask(() -> journal.add("microtask"));
                }
            };
            try (var server = TcpServer.bind(LOCAL);
                    var client = TcpSocket.connect("127.0.0.1", server.port());
                    var socket = server.accept()) {
                client.write("hello");
                client.end();
                while (!socket.inbound().pieces().statistics().closed()) {
                    sleep(Duration.ofMillis(1));
                }
                socket.listen(notes);
                socket.end();
                journal.add(await(notes.closed.promise()));
            }
        });

        assertThat(journal).containsExactly("hello", "microtask", "end", "close");
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void who_listens_only_when_the_connection_has_failed_hears_of_it(String transport) {
        Network.run(transport, () -> {
            var notes = new Notes();
            try (var server = TcpServer.bind(LOCAL)) {
                var client = TcpSocket.connect("127.0.0.1", server.port());
                var socket = server.accept();
                client.write("hello");
                while (socket.inbound().pieces().statistics().buffered() == 0) {
                    sleep(Duration.ofMillis(1));
                }
                client.reset();
                while (socket.isOpen()) {
                    sleep(Duration.ofMillis(1));
                }
                socket.listen(notes);
                journal.add(await(notes.closed.promise()));
            }
        });

        assertThat(journal).containsExactly("hello", "error", "close");
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_write_that_fails_is_an_error_and_no_end(String transport) {
        Network.run(transport, () -> {
            var notes = new Notes();
            try (var server = TcpServer.bind(LOCAL)) {
                var client = TcpSocket.connect("127.0.0.1", server.port());
                var socket = server.accept();
                socket.listen(notes);
                // so that of NIO it is the one who writes whom the kernel tells
                socket.channel().config().setAutoRead(false);
                client.reset();
                while (client.channel().isOpen()) {
                    sleep(Duration.ofMillis(1));
                }
                if (socket.isOpen()) {
                    socket.offer(ByteBuffer.wrap(new byte[1]));
                }
                journal.add(await(notes.closed.promise()));
            }
        });

        assertThat(journal).containsExactly("error", "close");
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_write_that_fails_fails_for_the_reader_too(String transport) {
        Network.run(transport, () -> {
            try (var server = TcpServer.bind(LOCAL)) {
                var client = TcpSocket.connect("127.0.0.1", server.port());
                var socket = server.accept();
                client.reset();
                assertThatThrownBy(() -> {
                            while (true) {
                                socket.write("hello");
                                socket.flush();
                            }
                        })
                        .isInstanceOf(IOException.class);
                assertThatThrownBy(socket::read).isInstanceOf(IOException.class);
            }
        });
    }
}
