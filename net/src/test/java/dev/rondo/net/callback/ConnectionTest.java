package dev.rondo.net.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.rondo.fiber.Fiber;
import dev.rondo.loop.EventLoop;
import dev.rondo.net.transport.NettyLoop;
import dev.rondo.net.transport.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sockets close to the kernel. */
@Timeout(30)
class ConnectionTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final InetSocketAddress LOCAL = new InetSocketAddress(HERE, 0);

    private final List<String> journal = new ArrayList<>();

    /** A callback that may fail. */
    private interface Body {
        void run() throws IOException;
    }

    private static void run(String transport, Body body) {
        try (var loop = EventLoop.create()) {
            loop.setImmediate(() -> {
                NettyLoop.of(loop, Transport.of(transport));
                unchecked(body);
            });
            loop.run();
        }
    }

    private static void unchecked(Body body) {
        try {
            body.run();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private static InetSocketAddress at(Listener listener) {
        var end = Objects.requireNonNull(listener.local());
        return new InetSocketAddress(HERE, end.port());
    }

    private void outcome(String what, @Nullable SocketException failure) {
        journal.add(what + (failure == null ? "" : " fails with " + failure.code()));
    }

    /** Notes what comes, and closes the connection at its end. */
    private final class Noting implements SocketEvents {
        private final String who;
        private final Connection connection;

        Noting(String who, Connection connection) {
            this.who = who;
            this.connection = connection;
        }

        @Override
        public void data(byte[] bytes) {
            journal.add(who + " gets " + new String(bytes, StandardCharsets.UTF_8));
        }

        @Override
        public void end() {
            journal.add(who + " sees the end");
            connection.close();
        }

        @Override
        public void failed(SocketException failure) {
            outcome(who, failure);
            connection.close();
        }
    }

    private void listenTo(String who, Connection connection) {
        connection.tell(new Noting(who, connection));
        connection.read(true);
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void what_was_written_comes_before_the_end(String transport) {
        run(transport, () -> {
            var clients = new ArrayList<Connection>();
            var listeners = new ArrayList<Listener>();
            listeners.add(Listener.listen(LOCAL, 10, false, connection -> {
                listenTo("server", connection);
                listeners.getFirst().close();
            }));
            clients.add(Connection.connect(at(listeners.getFirst()), null, failure -> {
                outcome("connected", failure);
                var client = clients.getFirst();
                unchecked(() -> client.write("hello".getBytes(StandardCharsets.UTF_8), _ -> {}));
                client.end(ended -> {
                    outcome("ended", ended);
                    listenTo("client", client);
                });
            }));
        });

        assertThat(journal)
                .containsSubsequence("connected", "ended")
                .containsSubsequence("server gets hello", "server sees the end")
                .contains("client sees the end")
                .hasSize(5);
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void nothing_comes_before_it_is_read(String transport) {
        run(transport, () -> {
            var clients = new ArrayList<Connection>();
            var listener = Listener.listen(LOCAL, 10, false, connection -> {
                connection.tell(new Noting("server", connection));
                EventLoop.current()
                        .setTimeout(
                                () -> {
                                    journal.add("server begins to read");
                                    connection.read(true);
                                },
                                Duration.ofMillis(50));
            });
            clients.add(Connection.connect(at(listener), null, _ -> {
                listener.close();
                unchecked(() -> clients.getFirst().write(new byte[] {'x'}, _ -> {}));
                clients.getFirst().close();
            }));
        });

        assertThat(journal).containsExactly("server begins to read", "server gets x", "server sees the end");
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void nobody_listens(String transport) {
        run(transport, () -> {
            var listener = Listener.listen(LOCAL, 10, false, _ -> {});
            var address = at(listener);
            listener.onClose(() -> EventLoop.current()
                    .setImmediate(() -> EventLoop.current()
                            .setImmediate(() -> unchecked(() -> {
                                var _ = Connection.connect(address, null, failure -> outcome("connecting", failure));
                            }))));
            listener.close();
        });

        assertThat(journal).containsExactly("connecting fails with ECONNREFUSED");
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_port_that_is_taken_is_refused_at_once(String transport) {
        run(transport, () -> {
            var listener = Listener.listen(LOCAL, 10, false, _ -> {});
            assertThatThrownBy(() -> Listener.listen(at(listener), 10, false, _ -> {}))
                    .asInstanceOf(type(SocketException.class))
                    .returns("EADDRINUSE", SocketException::code);
            listener.close();
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_path_belongs_to_who_listens_there_and_goes_with_it(String transport, @TempDir Path folder) {
        var path = folder.resolve("socket");
        var address = UnixDomainSocketAddress.of(path);
        run(transport, () -> {
            var listener = Listener.listen(address, 10, false, _ -> {});
            assertThat(listener.local()).isEqualTo(new Endpoint(path.toString(), 0, 0));
            assertThatThrownBy(() -> Listener.listen(address, 10, false, _ -> {}))
                    .asInstanceOf(type(SocketException.class))
                    .returns("EADDRINUSE", SocketException::code);
            listener.close();
            assertThat(Files.exists(path)).isFalse();
            var _ = Connection.connect(address, null, failure -> outcome("connecting", failure));
        });

        assertThat(journal).containsExactly("connecting fails with ENOENT");
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_listener_that_is_not_referenced_does_not_keep_the_loop_alive(String transport) {
        run(transport, () -> {
            var listener = Listener.listen(LOCAL, 10, false, _ -> {});
            listener.reference(false);
            listener.reference(false);
            listener.onClose(() -> journal.add("closed with the loop"));
        });

        assertThat(journal).containsExactly("closed with the loop");
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void fibers_are_sent_elsewhere(String transport) {
        run(transport, () -> {
            var _ = Fiber.go(() -> {
                assertThatThrownBy(() -> Listener.listen(LOCAL, 10, false, _ -> {}))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("TcpServer");
                journal.add("refused");
            });
        });

        assertThat(journal).containsExactly("refused");
    }
}
