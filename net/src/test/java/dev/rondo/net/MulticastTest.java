package dev.rondo.net;

import static dev.rondo.Rondo.after;
import static dev.rondo.Rondo.select;
import static dev.rondo.Rondo.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Groups, through the loopback interface of this machine. */
@Timeout(30)
class MulticastTest {
    private static NetworkInterface loopback() throws IOException {
        return Objects.requireNonNull(NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress()));
    }

    private static InetAddress number(String text) throws IOException {
        return InetAddress.getByName(text);
    }

    /** Linux gives groups of IPv6 no way through the loopback interface, and those of this scope never leave the machine. */
    private static Optional<NetworkInterface> networkOfVersion6() throws IOException {
        return NetworkInterface.networkInterfaces()
                .filter(MulticastTest::takesGroups)
                .filter(each -> each.inetAddresses().anyMatch(Inet6Address.class::isInstance))
                .findFirst();
    }

    private static boolean takesGroups(NetworkInterface network) {
        try {
            return network.isUp() && network.supportsMulticast();
        } catch (SocketException gone) {
            return false;
        }
    }

    private static void assertReaches(InetAddress group, InetAddress any, NetworkInterface network) throws IOException {
        try (var receiver = UdpSocket.bind(new InetSocketAddress(any, 0));
                var sender = UdpSocket.builder()
                        .address(new InetSocketAddress(any, 0))
                        .multicastInterface(network)
                        .bind()) {
            var toGroup = Datagram.of(new InetSocketAddress(group, receiver.port()), "before");
            sender.send(toGroup);
            receiver.join(group, network);
            sender.send(Datagram.of(toGroup.address(), "joined"));
            assertThat(within(Duration.ofSeconds(5), receiver::receive).text()).isEqualTo("joined");
            receiver.leave(group, network);
            sender.send(Datagram.of(toGroup.address(), "left"));
            assertThat(select(receiver.onReceive(Datagram::text), after(Duration.ofMillis(50), () -> "nothing")))
                    .isEqualTo("nothing");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void who_has_joined_receives_what_is_sent_to_the_group_until_it_leaves(String transport) {
        Network.run(transport, () -> assertReaches(number("239.255.7.7"), number("0.0.0.0"), loopback()));
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void so_it_is_with_version_6(String transport) throws IOException {
        var network = networkOfVersion6();
        assumeThat(network).as("an interface for groups of IPv6").isPresent();
        Network.run(transport, () -> assertReaches(number("ff01::7:7"), number("::"), network.orElseThrow()));
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void what_is_no_group_for_a_socket_is_refused(String transport) {
        Network.run(transport, () -> {
            var socket = UdpSocket.bind(new InetSocketAddress(number("0.0.0.0"), 0));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> socket.join(number("127.0.0.1"), loopback()))
                    .withMessageContaining("127.0.0.1 is no group");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> socket.join(number("ff01::7:7"), loopback()))
                    .withMessageContaining("such as ::");
            if (!transport.equals("nio")) { // the JDK keeps to itself that it was no member
                assertThatThrownBy(() -> socket.leave(number("239.255.7.7"), loopback()))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("cannot leave 239.255.7.7 on lo");
            }
            socket.close();
            assertThatThrownBy(() -> socket.join(number("239.255.7.7"), loopback()))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the socket is closed");
        });
    }
}
