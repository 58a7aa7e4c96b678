package dev.rondo.net;

import static dev.rondo.Rondo.go;
import static dev.rondo.Rondo.scope;
import static dev.rondo.Rondo.sleep;
import static dev.rondo.Rondo.within;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.scope.DeadlineExceededException;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Encrypted connections, on each transport and with each provider of this machine. */
@Timeout(30)
class TlsTest {
    private static final InetSocketAddress LOCAL = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private static final Certificates CERTIFICATES = Certificates.shared();

    static List<TlsProvider> providers() {
        return Arrays.stream(TlsProvider.values())
                .filter(each -> each.unavailability() == null)
                .toList();
    }

    static Stream<Arguments> each() {
        return Network.transports()
                .flatMap(transport -> providers().stream().map(each -> Arguments.of(transport, each)));
    }

    static void echo(TcpSocket socket) throws IOException {
        for (var line : socket.lines()) {
            socket.write("echo " + line + "\n");
        }
    }

    static TcpServer serving(ServerTlsBuilder tls) throws IOException {
        var server = TcpServer.builder().address(LOCAL).tls(tls.build()).bind();
        go(() -> server.serve(TlsTest::echo));
        return server;
    }

    static void talks(TcpServer server, ClientTls tls) throws IOException {
        try (var socket = TcpSocket.connect("localhost", server.port(), tls)) {
            socket.write("hello\n");
            assertThat(socket.lines().next()).isEqualTo("echo hello");
        }
    }

    private static String nameOf(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }

    @ParameterizedTest
    @MethodSource("each")
    void two_sides_agree_and_talk(String transport, TlsProvider provider) {
        Network.run(transport, () -> {
            for (var other : providers()) {
                try (var server = serving(CERTIFICATES.server(other, "server"))) {
                    try (var socket = TcpSocket.connect(
                            "localhost",
                            server.port(),
                            CERTIFICATES.client(provider).build())) {
                        socket.write("hello\n");
                        assertThat(socket.lines().next()).isEqualTo("echo hello");
                        var tls = requireNonNull(socket.tls());
                        assertThat(tls.provider()).isEqualTo(provider);
                        assertThat(tls.protocol()).isEqualTo("TLSv1.3");
                        assertThat(tls.cipher()).startsWith("TLS_");
                        assertThat(tls.applicationProtocol()).isNull();
                        assertThat(tls.serverName()).isEqualTo("localhost");
                        assertThat(nameOf(tls.peerCertificates().getFirst())).contains("CN=server");
                    }
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("each")
    void a_megabyte_comes_as_it_was_sent_even_in_the_shortest_records(String transport, TlsProvider provider) {
        Network.run(transport, () -> {
            var tls = CERTIFICATES.server(provider, "server").build();
            try (var server = TcpServer.builder().address(LOCAL).tls(tls).bind()) {
                var bytes = new byte[1024 * 1024];
                new java.util.Random(1).nextBytes(bytes);
                go(() -> {
                    try (var socket = server.accept()) {
                        for (int i = 0; i < 10_000; i++) {
                            // each is a record of its own
                            var one = java.nio.ByteBuffer.wrap(bytes, i, 1);
                            socket.channel().eventLoop().execute(() -> {
                                var _ = socket.channel().writeAndFlush(Unpooled.copiedBuffer(one));
                            });
                        }
                        sleep(Duration.ofMillis(1));
                        socket.write(Arrays.copyOfRange(bytes, 10_000, bytes.length));
                        socket.flush();
                    }
                });
                try (var socket = TcpSocket.connect(
                        "localhost",
                        server.port(),
                        CERTIFICATES.client(provider).build())) {
                    sleep(Duration.ofMillis(50));
                    assertThat(socket.readExactly(bytes.length)).isEqualTo(bytes);
                    assertThat(socket.read()).isNull();
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("each")
    void the_server_chooses_its_best_application_protocol_that_the_client_has(String transport, TlsProvider provider) {
        Network.run(transport, () -> {
            var tls = CERTIFICATES.server(provider, "server").alpn("h2", "http/1.1");
            try (var server = serving(tls)) {
                assertThat(chosen(server, CERTIFICATES.client(provider).alpn("http/1.1", "h2")))
                        .isEqualTo("h2");
                assertThat(chosen(server, CERTIFICATES.client(provider).alpn("spdy", "http/1.1")))
                        .isEqualTo("http/1.1");
                assertThat(chosen(server, CERTIFICATES.client(provider))).isNull();
                assertThatThrownBy(() ->
                                chosen(server, CERTIFICATES.client(provider).alpn("spdy")))
                        .isInstanceOf(SSLException.class)
                        .hasMessageContaining("have no application protocol in common; see what both say with alpn");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("each")
    void settings_with_other_application_protocols_keep_their_certificates(String transport, TlsProvider provider) {
        Network.run(transport, () -> {
            var tls = CERTIFICATES
                    .server(provider, "server")
                    .certificateFor("a.example", CERTIFICATES.chain("a"), CERTIFICATES.key("a"))
                    .alpn("h2")
                    .build();
            try (var server =
                    TcpServer.builder().address(LOCAL).tls(tls.withAlpn("mine")).bind()) {
                go(() -> server.serve(TlsTest::echo));
                assertThat(chosen(server, CERTIFICATES.client(provider).alpn("h2", "mine")))
                        .isEqualTo("mine");
                assertThat(chosen(
                                server,
                                CERTIFICATES.client(provider).alpn("mine").serverName("a.example")))
                        .isEqualTo("mine");
            }
            assertThat(tls.applicationProtocols()).containsExactly("h2");
        });
    }

    @ParameterizedTest
    @MethodSource("each")
    void names_that_cannot_be_asked_for_as_they_are_end_no_loop(String transport, TlsProvider provider) {
        Network.run(transport, () -> {
            var client = CERTIFICATES.client(provider);
            try (var server = serving(CERTIFICATES.server(provider, "server"))) {
                assertThat(asked(TcpSocket.connect("localhost.", server.port(), client.build())))
                        .isEqualTo("localhost");
                assertThatThrownBy(() -> TcpSocket.connect("under_score.localhost", server.port(), client.build()))
                        .isInstanceOf(SSLException.class)
                        .hasMessageContaining("perhaps because of an underscore; name another one");
                assertThatThrownBy(() -> TcpSocket.connect("localhost", server.port())
                                .encrypt(CERTIFICATES.client(provider).build(), "", server.port()))
                        .isInstanceOf(SSLException.class);
            }
        });
    }

    private static @Nullable String asked(TcpSocket socket) {
        try (socket) {
            return requireNonNull(socket.tls()).serverName();
        }
    }

    @ParameterizedTest
    @MethodSource("each")
    void a_handshake_may_take_for_ever(String transport, TlsProvider provider) {
        Network.run(transport, () -> {
            var limit = Duration.ofSeconds(Long.MAX_VALUE);
            try (var server = serving(CERTIFICATES.server(provider, "server").handshakeLimit(limit))) {
                talks(
                        server,
                        CERTIFICATES.client(provider).handshakeLimit(limit).build());
            }
        });
    }

    private static @Nullable String chosen(TcpServer server, ClientTlsBuilder client) throws IOException {
        try (var socket = TcpSocket.connect("localhost", server.port(), client.build())) {
            return requireNonNull(socket.tls()).applicationProtocol();
        }
    }

    @ParameterizedTest
    @MethodSource("each")
    void the_certificate_is_that_of_the_name_which_the_client_asks_for(String transport, TlsProvider provider) {
        Network.run(transport, () -> {
            var tls = CERTIFICATES
                    .server(provider, "server")
                    .certificateFor("a.example", CERTIFICATES.chain("a"), CERTIFICATES.key("a"))
                    .certificateFor("*.b.example", CERTIFICATES.chain("b"), CERTIFICATES.key("b"));
            try (var server = serving(tls)) {
                for (var name : List.of("a.example", "x.b.example", "localhost", "127.0.0.1")) {
                    talks(server, CERTIFICATES.client(provider).serverName(name).build());
                }
                assertThatThrownBy(() -> talks(
                                server,
                                CERTIFICATES
                                        .client(provider)
                                        .serverName("b.example.org")
                                        .build()))
                        .isInstanceOf(SSLException.class)
                        .hasMessageContaining("the certificate of b.example.org at 127.0.0.1:" + server.port()
                                + " is for another host; connect to it by a name that the certificate has");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("each")
    void a_client_with_a_certificate_is_known_and_others_are_refused(String transport, TlsProvider provider) {
        Network.run(transport, () -> {
            var tls = CERTIFICATES
                    .server(provider, "server")
                    .requireClientCertificate(CERTIFICATES.chain("authority"))
                    .build();
            try (var server = TcpServer.builder().address(LOCAL).tls(tls).bind()) {
                var clients = new ArrayList<String>();
                go(() -> server.serve(socket -> {
                    clients.add(nameOf(
                            requireNonNull(socket.tls()).peerCertificates().getFirst()));
                    echo(socket);
                }));
                talks(server, client(provider, "client"));
                assertThat(clients).singleElement().asString().contains("CN=client");
                assertThatThrownBy(() ->
                                reads(server, CERTIFICATES.client(provider).build()))
                        .isInstanceOf(SSLException.class)
                        .hasMessageContaining("127.0.0.1:" + server.port() + " requires a certificate of the client");
                assertThatThrownBy(() -> reads(server, client(provider, "stranger")))
                        .isInstanceOf(SSLException.class)
                        .hasMessageContaining(
                                provider == TlsProvider.JDK
                                        ? " does not accept the certificate of this side"
                                        // so BoringSSL's engine calls a wrong signature
                                        : "INTERNAL_ERROR");
                assertThat(server.statistics().accepted()).isOne();
                assertThat(server.statistics().refused()).isEqualTo(2);
            }
        });
    }

    private static ClientTls client(TlsProvider provider, String name) throws IOException {
        return CERTIFICATES
                .client(provider)
                .certificate(CERTIFICATES.chain(name), CERTIFICATES.key(name))
                .build();
    }

    private static void reads(TcpServer server, ClientTls tls) throws IOException {
        try (var socket = TcpSocket.connect("localhost", server.port(), tls)) {
            socket.read();
        }
    }

    @ParameterizedTest
    @MethodSource("each")
    void a_client_may_have_a_certificate_or_none(String transport, TlsProvider provider) {
        Network.run(transport, () -> {
            var tls = CERTIFICATES.server(provider, "server").allowClientCertificate(CERTIFICATES.chain("authority"));
            try (var server = serving(tls)) {
                talks(server, client(provider, "client"));
                talks(server, CERTIFICATES.client(provider).build());
                assertThatThrownBy(() -> reads(server, client(provider, "stranger")))
                        .isInstanceOf(SSLException.class);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("each")
    void who_issued_a_certificate_must_be_trusted(String transport, TlsProvider provider) {
        Network.run(transport, () -> {
            try (var server = serving(CERTIFICATES.server(provider, "server"))) {
                var ofTheSystem = Tls.client().provider(provider).build();
                var ofAnother = Tls.client()
                        .provider(provider)
                        .trust(CERTIFICATES.chain("other-authority"))
                        .build();
                for (var tls : List.of(ofTheSystem, ofAnother)) {
                    assertThatThrownBy(() -> talks(server, tls))
                            .isInstanceOf(SSLException.class)
                            .hasMessageContaining("the TLS handshake with localhost at 127.0.0.1:" + server.port())
                            .hasMessageContaining(
                                    "was issued by nobody who is trusted here; name its authority with trust");
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("each")
    void a_certificate_that_has_expired_is_refused(String transport, TlsProvider provider) {
        Network.run(transport, () -> {
            try (var server = serving(CERTIFICATES.server(provider, "expired"))) {
                assertThatThrownBy(() ->
                                talks(server, CERTIFICATES.client(provider).build()))
                        .isInstanceOf(SSLException.class)
                        .hasMessageContaining("has expired; it must be renewed there");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("each")
    void who_sends_something_else_or_goes_away_disturbs_nobody(String transport, TlsProvider provider) {
        Network.run(transport, () -> {
            try (var server = serving(CERTIFICATES.server(provider, "server").handshakeLimit(Duration.ofMinutes(1)))) {
                for (var rubbish : List.of("GET / HTTP/1.1\r\n\r\n", "\u0016\u0003\u0001\u0000\u0005hello", "\u0016")) {
                    try (var socket = TcpSocket.connect("127.0.0.1", server.port())) {
                        socket.write(rubbish.getBytes(StandardCharsets.ISO_8859_1));
                        socket.end();
                        while (socket.read() != null) {
                            // an alert, perhaps
                        }
                    } catch (IOException reset) {
                        assertThat(reset).hasMessageContaining("the connection failed");
                    }
                }
                talks(server, CERTIFICATES.client(provider).build());
                assertThat(server.statistics().accepted()).isOne();
                assertThat(server.statistics().refused()).isEqualTo(3);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("each")
    void slow_handshakes_are_closed_and_hold_up_nobody(String transport, TlsProvider provider) {
        Network.run(transport, () -> {
            var tls = CERTIFICATES.server(provider, "server").handshakeLimit(Duration.ofMillis(1500));
            try (var server = serving(tls)) {
                scope(s -> {
                    for (int i = 0; i < 40; i++) {
                        s.fork(() -> {
                            try (var socket = TcpSocket.connect("127.0.0.1", server.port())) {
                                assertThat(socket.read()).isNull();
                            }
                        });
                    }
                    sleep(Duration.ofMillis(1));
                    talks(server, CERTIFICATES.client(provider).build());
                    assertThat(server.statistics().refused()).isZero();
                });
                assertThat(server.statistics().refused()).isEqualTo(40);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("each")
    void a_server_that_never_answers_is_given_up(String transport, TlsProvider provider) {
        Network.run(transport, () -> {
            try (var server = TcpServer.bind(LOCAL)) {
                var silent = new ArrayList<TcpSocket>();
                var accepting = go(() -> {
                    silent.add(server.accept());
                    silent.add(server.accept());
                });
                var tls = CERTIFICATES.client(provider).handshakeLimit(Duration.ofMillis(20));
                assertThatThrownBy(() -> TcpSocket.connect("127.0.0.1", server.port(), tls.build()))
                        .isInstanceOf(SSLException.class)
                        .hasMessageContaining(
                                "the TLS handshake with 127.0.0.1:" + server.port() + " has taken longer than 20 ms");
                var patient = CERTIFICATES.client(provider).build();
                assertThatThrownBy(() -> within(
                                Duration.ofMillis(20), () -> TcpSocket.connect("127.0.0.1", server.port(), patient)))
                        .isInstanceOf(DeadlineExceededException.class);
                accepting.await();
                for (var socket : silent) {
                    while (socket.read() != null) {
                        // the client's first message
                    }
                    socket.close();
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("each")
    void what_comes_before_the_handshake_is_not_taken_for_encrypted(String transport, TlsProvider provider) {
        Network.run(transport, () -> {
            try (var server = TcpServer.bind(LOCAL)) {
                go(() -> server.serve(socket -> {
                    socket.write("220 welcome\r\n");
                    socket.read();
                }));
                var tls = CERTIFICATES.client(provider).build();
                var early = TcpSocket.connect("127.0.0.1", server.port());
                while (early.inbound().pieces().statistics().buffered() == 0) {
                    sleep(Duration.ofMillis(1));
                }
                assertThatThrownBy(() -> early.secure(tls, "127.0.0.1", server.port()))
                        .isInstanceOf(SSLException.class)
                        .hasMessageContaining("not an SSL/TLS record, but before the handshake");
                early.reset();
                sleep(Duration.ofMillis(1));
                early.reset();
                assertThatThrownBy(() -> TcpSocket.connect("127.0.0.1", server.port(), tls))
                        .isInstanceOf(SSLException.class)
                        .hasMessageContaining("is not TLS; perhaps the other side does not encrypt");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void connections_whose_handshake_is_under_way_count_among_those_that_are_open(String transport) {
        var tls = CERTIFICATES.server(TlsProvider.JDK, "server");
        Network.run(transport, () -> {
            var client = CERTIFICATES.client(TlsProvider.JDK).build();
            try (var server = TcpServer.builder()
                    .address(LOCAL)
                    .tls(tls.build())
                    .maxConnections(2)
                    .bind()) {
                server.onConnection(TcpSocket::close);
                var silent = TcpSocket.connect("127.0.0.1", server.port());
                try (var other = TcpSocket.connect("127.0.0.1", server.port())) {
                    assertThatThrownBy(() -> within(
                                    Duration.ofMillis(200),
                                    () -> TcpSocket.connect("127.0.0.1", server.port(), client)))
                            .isInstanceOf(DeadlineExceededException.class);
                    assertThat(other.isOpen()).isTrue();
                    silent.close();
                    try (var served = TcpSocket.connect("127.0.0.1", server.port(), client)) {
                        assertThat(served.read()).isNull();
                    }
                }
            }
        });
    }
}
