package dev.rondo.net;

import static dev.rondo.Rondo.go;
import static dev.rondo.Rondo.setImmediate;
import static dev.rondo.Rondo.sleep;
import static dev.rondo.Rondo.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.Rondo;
import dev.rondo.fiber.Fiber;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.VirtualClock;
import dev.rondo.net.transport.NettyLoop;
import dev.rondo.net.transport.Transport;
import dev.rondo.scope.DeadlineExceededException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names of hosts, asked of a name server on loopback. */
@Timeout(30)
class ResolverTest {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final Duration SHORT = Duration.ofMillis(50);

    private NameServer server;

    @BeforeEach
    void start() throws Exception {
        server = new NameServer();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private Resolver install(Duration timeout) {
        return Resolver.builder()
                .nameServers(server.address())
                .searchDomains()
                .timeout(timeout)
                .install();
    }

    private Resolver install() {
        return install(Duration.ofSeconds(20));
    }

    private static List<String> texts(List<InetAddress> addresses) {
        return addresses.stream().map(InetAddress::getHostAddress).toList();
    }

    private String place() {
        return "127.0.0.1:" + server.address().getPort();
    }

    /** In a turn or two: each transport takes its time to forget a socket, but the time-outs of sockets are no way out. */
    private static void assertNothingIsOpen() {
        within(Duration.ofSeconds(2), () -> {
            while (NettyLoop.current().statistics().channels() > 0) {
                sleep(Duration.ofMillis(1));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_name_has_addresses_of_both_families_and_is_asked_for_once(String transport) {
        server.host("both.test", 60, "192.0.2.1", "192.0.2.2", "2001:db8::1");
        Network.run(transport, () -> {
            var resolver = install();
            for (int i = 0; i < 3; i++) {
                assertThat(texts(resolver.resolve("both.test")))
                        .containsExactly("2001:db8:0:0:0:0:0:1", "192.0.2.1", "192.0.2.2");
            }
            assertThat(server.queries).hasValue(2);
            assertThat(resolver.statistics()).isEqualTo(new ResolverStatistics(3, 2, 0));
            assertNothingIsOpen();
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void an_answer_is_kept_as_long_as_its_server_allows(String transport) {
        server.host("brief.test", 60, "192.0.2.1");
        try (var loop = EventLoop.builder().clock(VirtualClock.create()).build()) {
            NettyLoop.of(loop, Transport.of(transport));
            Rondo.run(loop, () -> {
                var resolver = install();
                resolver.resolve("brief.test");
                server.host("brief.test", 60, "192.0.2.9");
                sleep(Duration.ofSeconds(59));
                assertThat(texts(resolver.resolve("brief.test"))).containsExactly("192.0.2.1");
                sleep(Duration.ofSeconds(2));
                assertThat(texts(resolver.resolve("brief.test"))).containsExactly("192.0.2.9");
            });
        }
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void the_error_says_that_there_is_no_such_name_and_who_said_so(String transport) {
        Network.run(transport, () -> {
            var resolver = install();
            assertThatThrownBy(() -> resolver.resolve("nobody.test"))
                    .isInstanceOf(UnknownHostException.class)
                    .hasMessage("cannot resolve nobody.test: there is no such name, says " + place());
            assertThat(resolver.statistics().failed()).isOne();
            server.host("nobody.test", 60, "192.0.2.1");
            assertThat(resolver.resolve("nobody.test")).hasSize(1);
            assertNothingIsOpen();
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void the_error_says_who_did_not_answer_in_time_though_it_was_asked_twice(String transport) {
        server.loses("silent.test", 100);
        Network.run(transport, () -> {
            var resolver = install(SHORT);
            assertThatThrownBy(() -> resolver.resolve("silent.test"))
                    .isInstanceOf(UnknownHostException.class)
                    .hasMessage("cannot resolve silent.test: " + place() + " gave no answer within 50 ms");
            assertThat(resolver.statistics().queries()).isEqualTo(4);
            assertNothingIsOpen();
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_question_that_was_lost_is_asked_again(String transport) {
        server.host("lost.test", 60, "192.0.2.1").loses("lost.test", 2);
        Network.run(
                transport, () -> assertThat(install(SHORT).resolve("lost.test")).hasSize(1));
    }

    @Test
    void the_error_says_what_a_server_said_that_would_not_answer() {
        server.refuses();
        Rondo.run(() -> assertThatThrownBy(() -> install().resolve("any.test"))
                .isInstanceOf(UnknownHostException.class)
                .hasMessage("cannot resolve any.test: " + place() + " says Refused(5)"));
    }

    @Test
    void a_name_may_have_no_address() {
        server.host("mail.test", 60);
        Rondo.run(() -> assertThatThrownBy(() -> install().resolve("mail.test"))
                .isInstanceOf(UnknownHostException.class)
                .hasMessage("cannot resolve mail.test: it has no address, says " + place()));
    }

    @Test
    void text_that_cannot_be_a_name_is_refused_without_a_question() {
        Rondo.run(() -> {
            var resolver = install();
            for (var bad : List.of("", "1.2.3.4.5", "1:2", "x".repeat(64) + ".test", "a..test")) {
                assertThatThrownBy(() -> resolver.resolve(bad))
                        .isInstanceOf(UnknownHostException.class)
                        .hasMessageContaining(bad);
            }
            assertThat(server.queries).hasValue(0);
            assertNothingIsOpen();
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void an_answer_too_long_for_a_datagram_comes_by_tcp(String transport) {
        server.host("long.test", 60, "192.0.2.1", "2001:db8::1").truncates();
        Network.run(transport, () -> {
            assertThat(install().resolve("long.test")).hasSize(2);
            assertNothingIsOpen();
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void the_next_server_is_asked_where_one_is_silent(String transport) throws Exception {
        server.host("name.test", 60, "192.0.2.1");
        try (var silent = new NameServer().loses("name.test", 100)) {
            Network.run(transport, () -> {
                var resolver = Resolver.builder()
                        .nameServers(silent.address(), server.address())
                        .searchDomains()
                        .timeout(SHORT)
                        .install();
                assertThat(resolver.resolve("name.test")).hasSize(1);
                assertThat(silent.queries).hasValue(2);
            });
        }
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_deadline_ends_a_question_and_leaves_nothing_open(String transport) {
        server.loses("silent.test", 100);
        Network.run(transport, () -> {
            var resolver = install();
            assertThatThrownBy(() -> within(SHORT, () -> resolver.resolve("silent.test")))
                    .isInstanceOf(DeadlineExceededException.class);
            assertNothingIsOpen();
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_question_given_up_before_it_was_asked_leaves_nothing_open(String transport) {
        Network.run(transport, () -> {
            var resolver = install();
            Rondo.scope(scope -> {
                scope.fork(() -> resolver.resolve("silent.test"));
                Fiber.yield_();
                scope.cancel("no longer of interest");
            });
            assertNothingIsOpen();
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void fibers_that_want_to_know_the_same_share_a_question(String transport) {
        server.host("both.test", 0, "192.0.2.1", "2001:db8::1");
        Network.run(transport, () -> {
            var resolver = install();
            Rondo.scope(scope -> {
                for (int i = 0; i < 50; i++) {
                    scope.fork(() -> assertThat(resolver.resolve("both.test")).hasSize(2));
                }
            });
            Rondo.scope(scope -> {
                for (int i = 0; i < 50; i++) {
                    scope.fork(() -> assertThatThrownBy(() -> resolver.resolve("nobody.test"))
                            .isInstanceOf(UnknownHostException.class));
                }
            });
            assertThat(server.queries).hasValue(4);
            assertThat(resolver.statistics()).isEqualTo(new ResolverStatistics(100, 4, 50));
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void where_the_fiber_that_asks_is_cancelled_the_next_one_asks(String transport) {
        server.host("name.test", 60, "192.0.2.1").loses("name.test", 2);
        Network.run(transport, () -> {
            var resolver = install();
            Rondo.scope(outer -> {
                outer.fork(() -> Rondo.scope(inner -> {
                    inner.fork(() -> resolver.resolve("name.test"));
                    Rondo.blocking(() -> {
                        server.unanswered.await();
                    });
                    inner.cancel("no longer of interest");
                }));
                Fiber.yield_();
                outer.fork(() -> assertThat(resolver.resolve("name.test")).hasSize(1));
            });
            assertThat(server.queries).hasValue(4);
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void the_loop_goes_on_while_a_question_is_open(String transport) {
        server.host("late.test", 60, "192.0.2.1").loses("late.test", 100);
        var turns = new ArrayList<String>();
        Network.run(transport, () -> {
            var resolver = install(SHORT);
            go(() -> {
                // the first questions get lost; the second ones come when callbacks have let them through
                turns.add("resolved " + texts(resolver.resolve("late.test")));
            });
            setImmediate(() -> {
                turns.add("callback");
                server.loses("late.test", 0);
            });
        });
        // and the question alone has kept the loop alive
        assertThat(turns).containsExactly("callback", "resolved [192.0.2.1]");
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void numbers_and_this_machine_need_no_question(String transport) {
        Network.run(transport, () -> {
            var resolver = install();
            assertThat(texts(resolver.resolve("192.0.2.7"))).containsExactly("192.0.2.7");
            assertThat(texts(resolver.resolve("[2001:db8::7]"))).containsExactly("2001:db8:0:0:0:0:0:7");
            assertThat(texts(resolver.resolve("localhost"))).contains("127.0.0.1");
            assertThat(texts(resolver.resolve("LocalHost."))).contains("127.0.0.1");
            assertThat(texts(resolver.resolve("app.localhost"))).containsExactly("0:0:0:0:0:0:0:1", "127.0.0.1");
            assertThat(server.queries).hasValue(0);
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_socket_connects_by_name_though_one_of_its_addresses_refuses(String transport) {
        server.host("service.test", 60, "::1", "127.0.0.1");
        Network.run(transport, () -> {
            install();
            try (var listener = TcpServer.bind(new InetSocketAddress(LOOPBACK, 0))) {
                go(() -> listener.serve(socket -> socket.write("hello\n")));
                try (var socket = TcpSocket.connect("service.test", listener.port())) {
                    assertThat(socket.lines().next()).isEqualTo("hello");
                }
                var unresolved = InetSocketAddress.createUnresolved("service.test", listener.port());
                try (var socket = TcpSocket.connect(unresolved)) {
                    assertThat(socket.lines().next()).isEqualTo("hello");
                }
            }
            assertNothingIsOpen();
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_socket_that_can_connect_to_no_address_says_why_for_each(String transport) {
        server.host("down.test", 60, "127.0.0.1", "127.0.0.2");
        Network.run(transport, () -> {
            install();
            int port;
            try (var listener = TcpServer.bind(new InetSocketAddress(LOOPBACK, 0))) {
                port = listener.port();
            }
            sleep(Duration.ofMillis(1));
            assertThatThrownBy(() -> TcpSocket.connect("down.test", port))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("cannot reach down.test:" + port)
                    .hasMessageContaining("cannot connect to 127.0.0.1:" + port)
                    .hasMessageContaining("cannot connect to 127.0.0.2:" + port)
                    .hasMessageContaining("refused");
            assertNothingIsOpen();
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void an_address_that_never_answers_keeps_nobody_from_the_next_one(String transport) throws Exception {
        try (var listener = new SilentListener("127.0.0.2")) {
            server.host("half.test", 60, "127.0.0.2", "127.0.0.1").host("silent.test", 60, "127.0.0.2", "127.0.0.2");
            Network.run(transport, () -> {
                install();
                try (var other = TcpServer.bind(new InetSocketAddress(LOOPBACK, listener.port()))) {
                    try (var socket = TcpSocket.connect("half.test", listener.port());
                            var peer = other.accept()) {
                        peer.write("hello\n");
                        assertThat(socket.lines().next()).isEqualTo("hello");
                    }
                }
                assertThatThrownBy(() -> within(SHORT, () -> TcpSocket.connect("silent.test", listener.port())))
                        .isInstanceOf(DeadlineExceededException.class);
                assertNothingIsOpen();
            });
        }
    }

    @Test
    void a_loop_has_one_resolver() {
        Rondo.run(() -> {
            var resolver = install();
            assertThat(Resolver.current()).isSameAs(resolver);
            assertThatIllegalStateException().isThrownBy(this::install).withMessageContaining("already");
        });
    }

    @Test
    void bad_options_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Resolver.builder().nameServers());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Resolver.builder().nameServers(InetSocketAddress.createUnresolved("dns.test", 53)));
        assertThatIllegalArgumentException().isThrownBy(() -> Resolver.builder().timeout(Duration.ZERO));
        assertThatIllegalStateException().isThrownBy(Resolver::current);
    }
}
