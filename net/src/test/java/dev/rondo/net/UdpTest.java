package dev.rondo.net;

import static dev.rondo.Rondo.after;
import static dev.rondo.Rondo.blocking;
import static dev.rondo.Rondo.go;
import static dev.rondo.Rondo.select;
import static dev.rondo.Rondo.setTimeout;
import static dev.rondo.Rondo.sleep;
import static dev.rondo.Rondo.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.promise.Promise;
import dev.rondo.scope.DeadlineExceededException;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Datagrams on each transport of this machine. */
@Timeout(30)
@SuppressWarnings("FutureReturnValueIgnored") // what fails shows in what comes of it
class UdpTest {
    private static final InetSocketAddress LOCAL = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private static InetSocketAddress place(UdpSocket socket) {
        return Objects.requireNonNull(socket.address());
    }

    private static void echo(UdpSocket socket) throws IOException {
        while (socket.isOpen()) {
            socket.send(socket.receive());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void what_is_sent_comes_back_from_an_echo_and_the_loop_ends_when_all_is_closed(String transport) {
        Network.run(transport, () -> {
            try (var server = UdpSocket.bind(LOCAL);
                    var client = UdpSocket.bind(LOCAL)) {
                go(() -> assertThatThrownBy(() -> echo(server)).hasMessage("the socket is closed"));
                for (int i = 0; i < 100; i++) {
                    client.send(Datagram.of(place(server), "hello " + i));
                    assertThat(client.receive()).isEqualTo(Datagram.of(place(server), "hello " + i));
                }
                assertThat(server.statistics()).isEqualTo(new UdpStatistics(100, 0, 0, 100, 0));
                assertThat(client.port()).isPositive().isNotEqualTo(server.port());
            }
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void the_longest_arrives_whole_and_one_of_nothing_is_refused(String transport) {
        Network.run(transport, () -> {
            try (var receiver = UdpSocket.bind(LOCAL);
                    var sender = UdpSocket.bind(LOCAL)) {
                var longest = new byte[65_507];
                ThreadLocalRandom.current().nextBytes(longest);
                sender.send(longest, place(receiver));
                assertThat(receiver.receive().bytes()).isEqualTo(ByteBuffer.wrap(longest));
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> sender.send(new byte[0], place(receiver)))
                        .withMessageContaining("without bytes");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void one_that_is_too_long_is_an_error_of_its_sender_and_others_are_sent(String transport) {
        Network.run(transport, () -> {
            try (var receiver = UdpSocket.bind(LOCAL);
                    var sender = UdpSocket.bind(LOCAL)) {
                assertThatThrownBy(() -> sender.send(new byte[70_000], place(receiver)))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("cannot send 70000 bytes to 127.0.0.1:" + receiver.port())
                        .hasMessageMatching("(?i).*too (long|large).*");
                sender.send(Datagram.of(place(receiver), "short"));
                assertThat(receiver.receive().text()).isEqualTo("short");
                assertThat(sender.statistics()).isEqualTo(new UdpStatistics(0, 0, 0, 1, 1));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void of_ten_thousand_that_nobody_receives_some_are_kept_and_the_others_dropped_and_counted(String transport) {
        Network.run(transport, () -> {
            try (var receiver = UdpSocket.builder().address(LOCAL).queue(100).bind();
                    var sender = UdpSocket.bind(LOCAL)) {
                for (int i = 0; i < 10_000; i++) {
                    sender.send(Datagram.of(place(receiver), "" + i));
                }
                assertThat(sender.statistics().sent()).isEqualTo(10_000);
                var statistics = receiver.statistics();
                assertThat(statistics.received()).isEqualTo(100);
                assertThat(statistics.waiting()).isEqualTo(100);
                assertThat(statistics.dropped()).isBetween(1000L, 9900L);
                for (int i = 0; i < 100; i++) {
                    assertThat(receiver.receive().text()).isEqualTo("" + i);
                }
                sender.send(Datagram.of(place(receiver), "last"));
                assertThat(within(Duration.ofSeconds(5), () -> lastOf(receiver)))
                        .isEqualTo("last");
            }
        });
    }

    /** After what the kernel had kept. */
    private static String lastOf(UdpSocket receiver) throws IOException {
        var text = receiver.receive().text();
        return text.equals("last") ? text : lastOf(receiver);
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_cancelled_wait_loses_nothing(String transport) {
        Network.run(transport, () -> {
            try (var receiver = UdpSocket.bind(LOCAL);
                    var sender = UdpSocket.bind(LOCAL)) {
                var texts = new ArrayList<String>();
                go(() -> {
                    for (int i = 0; i < 200; i++) {
                        sender.send(Datagram.of(place(receiver), "" + i));
                        sleep(Duration.ofMillis(1));
                    }
                });
                int cancelled = 0;
                while (texts.size() < 200) {
                    try {
                        texts.add(within(
                                Duration.ofMillis(1), () -> receiver.receive().text()));
                    } catch (DeadlineExceededException nothing) {
                        cancelled++;
                    }
                }
                assertThat(cancelled).isPositive();
                for (int i = 0; i < 200; i++) {
                    assertThat(texts.get(i)).isEqualTo("" + i);
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void closing_ends_the_wait_of_one_who_receives(String transport) {
        Network.run(transport, () -> {
            var socket = UdpSocket.bind(LOCAL);
            setTimeout(socket::close, Duration.ofMillis(5));
            assertThatThrownBy(socket::receive).isInstanceOf(IOException.class).hasMessage("the socket is closed");
            assertThatThrownBy(() -> select(socket.onReceive(Datagram::text)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the socket is closed");
            assertThatThrownBy(() -> socket.send(new byte[1], LOCAL))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the socket is closed");
            assertThat(socket.address()).isNull();
            assertThat(socket).hasToString("UDP socket at no address, since it is closed");
            socket.close();
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void receiving_is_a_case_of_a_selection(String transport) {
        Network.run(transport, () -> {
            try (var receiver = UdpSocket.bind(LOCAL);
                    var sender = UdpSocket.bind(LOCAL)) {
                assertThat(select(receiver.onReceive(Datagram::text), after(Duration.ofMillis(5), () -> "nothing")))
                        .isEqualTo("nothing");
                sender.send(Datagram.of(place(receiver), "something"));
                assertThat(select(receiver.onReceive(Datagram::text), after(Duration.ofSeconds(5), () -> "nothing")))
                        .isEqualTo("something");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_socket_of_the_jdk_is_answered(String transport) {
        Network.run(transport, () -> {
            try (var server = UdpSocket.bind(LOCAL)) {
                go(() -> server.send(server.receive()));
                var address = place(server);
                var answer = blocking(() -> {
                    try (var plain = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
                        plain.setSoTimeout(10_000);
                        var bytes = "jdk".getBytes(StandardCharsets.UTF_8);
                        plain.send(new DatagramPacket(bytes, bytes.length, address));
                        var packet = new DatagramPacket(new byte[100], 100);
                        plain.receive(packet);
                        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
                    }
                });
                assertThat(answer).isEqualTo("jdk");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_connected_one_talks_with_its_peer_alone(String transport) {
        Network.run(transport, () -> {
            try (var server = UdpSocket.bind(LOCAL);
                    var stranger = UdpSocket.bind(LOCAL);
                    var client = UdpSocket.connect(place(server))) {
                client.send(ByteBuffer.wrap("one".getBytes(StandardCharsets.UTF_8)));
                var one = server.receive();
                assertThat(one.text()).isEqualTo("one");
                stranger.send(Datagram.of(one.address(), "psst"));
                server.send(one);
                assertThat(client.receive()).isEqualTo(Datagram.of(place(server), "one"));
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> client.send(Datagram.of(place(stranger), "two")))
                        .withMessageContaining("is connected to 127.0.0.1:" + server.port());
                assertThatIllegalStateException()
                        .isThrownBy(() -> server.send(ByteBuffer.allocate(1)))
                        .withMessageContaining("has no peer");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_connected_one_hears_once_that_nobody_is_there_and_lives_on(String transport) {
        Network.run(transport, () -> {
            var server = UdpSocket.bind(LOCAL);
            var address = place(server);
            server.close();
            sleep(Duration.ofMillis(5));
            try (var client = UdpSocket.connect(address)) {
                client.send(Datagram.of(address, "one"));
                assertThatThrownBy(() -> within(Duration.ofSeconds(5), client::receive))
                        .isInstanceOf(PortUnreachableException.class)
                        .hasMessageContaining("127.0.0.1:" + address.getPort() + ": nobody is at that port");
                try (var late = UdpSocket.bind(address)) {
                    client.send(Datagram.of(address, "two"));
                    assertThat(late.receive().text()).isEqualTo("two");
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void who_sends_waits_until_the_datagram_is_taken_and_who_tries_is_refused(String transport) {
        Network.run(transport, () -> {
            try (var receiver = UdpSocket.bind(LOCAL);
                    var sender = UdpSocket.bind(LOCAL)) {
                var gate = new Gate();
                sender.channel().pipeline().addFirst(gate);
                var log = new ArrayList<String>();
                var sending = go(() -> {
                    sender.send(Datagram.of(place(receiver), "held up"));
                    log.add("sent");
                });
                var reached = gate.reached.promise();
                dev.rondo.Rondo.await(reached);
                int taken = 0;
                var piece = Datagram.of(place(receiver), new byte[1000]);
                while (sender.trySend(piece)) {
                    taken++;
                }
                assertThat(taken).isBetween(50, 100);
                assertThat(log).isEmpty();
                dev.rondo.Rondo.setImmediate(gate::open);
                sending.await();
                assertThat(log).containsExactly("sent");
                assertThat(receiver.receive().text()).isEqualTo("held up");
            }
        });
    }

    /** Holds the first write up. */
    private static final class Gate extends ChannelOutboundHandlerAdapter {
        final dev.rondo.promise.Resolvers<String> reached = Promise.withResolvers();
        private Runnable held = () -> {};

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            held = () -> context.writeAndFlush(message, promise);
            context.pipeline().remove(this);
            reached.resolve("reached");
        }

        void open() {
            held.run();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_callback_may_try_but_not_wait(String transport) {
        Network.run(transport, () -> {
            try (var receiver = UdpSocket.bind(LOCAL);
                    var sender = UdpSocket.bind(LOCAL)) {
                var address = place(receiver);
                setTimeout(
                        () -> {
                            assertThatIllegalStateException()
                                    .isThrownBy(() -> sender.send(Datagram.of(address, "waited")));
                            assertThat(tried(sender, Datagram.of(address, "tried")))
                                    .isTrue();
                        },
                        Duration.ofMillis(1));
                assertThat(receiver.receive().text()).isEqualTo("tried");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void what_a_callback_has_tried_to_send_is_sent_before_the_socket_is_closed(String transport) {
        Network.run(transport, () -> {
            try (var receiver = UdpSocket.bind(LOCAL)) {
                var address = place(receiver);
                var sender = UdpSocket.bind(LOCAL);
                setTimeout(
                        () -> {
                            assertThat(tried(sender, Datagram.of(address, "last")))
                                    .isTrue();
                            sender.close();
                            sender.close();
                        },
                        Duration.ofMillis(1));
                assertThat(receiver.receive().text()).isEqualTo("last");
            }
        });
    }

    private static boolean tried(UdpSocket sender, Datagram datagram) {
        try {
            return sender.trySend(datagram);
        } catch (IOException closed) {
            throw new java.io.UncheckedIOException(closed);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void what_is_wrong_with_an_address_is_said(String transport) {
        Network.run(transport, () -> {
            try (var socket = UdpSocket.bind(LOCAL)) {
                assertThatThrownBy(() -> UdpSocket.bind(place(socket)))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("cannot bind to 127.0.0.1:" + socket.port());
                var unresolved = InetSocketAddress.createUnresolved("somewhere", 1);
                assertThatThrownBy(() -> socket.send(new byte[1], unresolved))
                        .isInstanceOf(UnknownHostException.class)
                        .hasMessageContaining("somewhere");
            }
        });
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UdpSocket.builder().queue(0));
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void one_may_send_to_all_if_that_was_asked_for(String transport) {
        Network.run(transport, () -> {
            try (var receiver = UdpSocket.bind(0);
                    var broadcaster =
                            UdpSocket.builder().address(LOCAL).broadcast(true).bind();
                    var other = UdpSocket.bind(LOCAL)) {
                var toAll = Datagram.of(new InetSocketAddress("127.255.255.255", receiver.port()), "all");
                assertThatThrownBy(() -> other.send(toAll))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("cannot send 3 bytes to 127.255.255.255");
                broadcaster.send(toAll);
                assertThat(within(Duration.ofSeconds(5), receiver::receive).text())
                        .isEqualTo("all");
            }
        });
    }
}
