package dev.rondo.net;

import static dev.rondo.Rondo.await;
import static dev.rondo.Rondo.scope;
import static dev.rondo.Rondo.sleep;
import static dev.rondo.Rondo.yield_;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.promise.Promise;
import io.netty.buffer.Unpooled;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How much of what is sent and received may wait, and what is counted then. */
@Timeout(30)
class UdpLimitsTest {
    private static final InetSocketAddress LOCAL = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private static InetSocketAddress place(UdpSocket socket) {
        return Objects.requireNonNull(socket.address());
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void of_the_shortest_a_thousand_may_wait(String transport) {
        Network.run(transport, () -> {
            try (var sender = UdpSocket.bind(LOCAL)) {
                var shortest = Datagram.of(place(sender), "x");
                int taken = 0;
                while (taken < 5000 && sender.trySend(shortest)) {
                    taken++;
                }
                assertThat(taken).isEqualTo(1024);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void what_was_sent_does_not_count_any_more(String transport) {
        Network.run(transport, () -> {
            try (var sender = UdpSocket.bind(LOCAL)) {
                var piece = Datagram.of(place(sender), new byte[1000]);
                for (int i = 0; i < 100; i++) {
                    sender.send(piece);
                }
                assertThat(sender.trySend(piece)).isTrue();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void one_that_is_cancelled_before_it_is_sent_is_neither_sent_nor_failed(String transport) {
        Network.run(transport, () -> {
            try (var sender = UdpSocket.bind(LOCAL)) {
                scope(s -> {
                    s.fork(() -> sender.send(Datagram.of(place(sender), "never")));
                    yield_();
                    s.cancel("enough");
                });
                sleep(Duration.ofMillis(5));
                assertThat(sender.statistics()).isEqualTo(new UdpStatistics(0, 0, 0, 0, 0));
            }
        });
    }

    /** On the loopback interface the kernel always has room, so that a channel which has not been flushed stands for one without. */
    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void while_the_kernel_takes_nothing_who_tries_is_refused_and_who_sends_waits(String transport) {
        Network.run(transport, () -> {
            try (var receiver = UdpSocket.bind(LOCAL);
                    var sender = UdpSocket.bind(LOCAL)) {
                var channel = sender.channel();
                var piece = Datagram.of(place(receiver), new byte[1000]);
                await(onLoop(channel.eventLoop(), () -> {
                    while (channel.isWritable()) {
                        var _ = channel.write(packet(piece));
                    }
                }));
                assertThat(sender.trySend(piece)).isFalse();
                sender.send(piece);
                assertThat(channel.isWritable()).isTrue();
                assertThat(sender.trySend(piece)).isTrue();
            }
        });
    }

    private static DatagramPacket packet(Datagram datagram) {
        return new DatagramPacket(Unpooled.wrappedBuffer(datagram.bytes()), datagram.address());
    }

    private static Promise<String> onLoop(Executor loop, Runnable action) {
        var done = Promise.<String>withResolvers();
        loop.execute(() -> {
            action.run();
            done.resolve("done");
        });
        return done.promise();
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void an_error_for_which_there_is_no_room_is_not_counted_as_a_datagram_that_was_dropped(String transport) {
        Network.run(transport, () -> {
            var server = UdpSocket.bind(LOCAL);
            try (var client = UdpSocket.builder()
                    .peer(place(server))
                    .address(LOCAL)
                    .queue(1)
                    .bind()) {
                var address = place(server);
                server.send(Datagram.of(place(client), "only one"));
                while (client.statistics().waiting() == 0) {
                    sleep(Duration.ofMillis(1));
                }
                server.close();
                sleep(Duration.ofMillis(5));
                client.send(Datagram.of(address, "to nobody"));
                sleep(Duration.ofMillis(20));
                assertThat(client.statistics()).isEqualTo(new UdpStatistics(1, 1, 0, 1, 0));
                assertThat(client.receive().text()).isEqualTo("only one");
            }
        });
    }
}
