package dev.rondo.net;

import static dev.rondo.Rondo.blocking;
import static dev.rondo.Rondo.go;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What other people's programs say to an encrypting server, and what is said of settings that are none. */
@Timeout(30)
class TlsToolsTest {
    private static final InetSocketAddress LOCAL = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @TempDir
    private static Path folder;

    private static final Certificates CERTIFICATES = Certificates.shared();

    /** What a program prints, errors included. */
    private static String output(String input, String... command) throws Exception {
        Process program;
        try {
            program = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException missing) {
            assumeTrue(false, command[0] + " is not on this machine");
            throw missing;
        }
        program.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        program.getOutputStream().flush();
        var output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        program.waitFor();
        return output;
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.TlsTest#each")
    void openssl_talks_to_a_server(String transport, TlsProvider provider) {
        Network.run(transport, () -> {
            var tls = CERTIFICATES
                    .server(provider, "server")
                    .certificateFor("a.example", CERTIFICATES.chain("a"), CERTIFICATES.key("a"))
                    .requireClientCertificate(CERTIFICATES.chain("authority"))
                    .alpn("h2");
            try (var server =
                    TcpServer.builder().address(LOCAL).tls(tls.build()).bind()) {
                go(() -> server.serve(
                        socket -> socket.write("echo " + socket.lines().next() + " of "
                                + requireNonNull(socket.tls()).serverName() + "\n")));
                int port = server.port();
                for (var version : new String[] {"-tls1_2", "-tls1_3"}) {
                    var said = asked(version, port);
                    assertThat(said)
                            .contains("echo hello of a.example", "ALPN protocol: h2", "Verification: OK")
                            .doesNotContain("unexpected eof");
                }
                var old = blocking(() -> output(
                        "",
                        "openssl",
                        "s_client",
                        "-tls1_1",
                        "-cipher",
                        "ALL:@SECLEVEL=0",
                        "-connect",
                        "127.0.0.1:" + port));
                assertThat(old).contains("alert protocol version");
            }
        });
    }

    private static String asked(String version, int port) {
        return blocking(() -> output(
                "hello\n",
                "openssl",
                "s_client",
                version,
                "-connect",
                "127.0.0.1:" + port,
                "-servername",
                "a.example",
                "-alpn",
                "spdy,h2",
                "-ign_eof",
                "-verify_return_error",
                "-verify_hostname",
                "a.example",
                "-CAfile",
                CERTIFICATES.chain("authority").toString(),
                "-cert",
                CERTIFICATES.chain("client").toString(),
                "-key",
                CERTIFICATES.key("client").toString()));
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.TlsTest#each")
    void curl_fetches_a_page(String transport, TlsProvider provider) {
        Network.run(transport, () -> {
            var tls = CERTIFICATES.server(provider, "server").alpn("http/1.1").build();
            try (var server = TcpServer.builder().address(LOCAL).tls(tls).bind()) {
                go(() -> server.serve(socket -> {
                    var lines = socket.lines();
                    for (var line = lines.next(); line != null && !line.isEmpty(); line = lines.next()) {
                        // of no interest
                    }
                    socket.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\na page");
                }));
                var address = "https://localhost:" + server.port() + "/";
                var authority = CERTIFICATES.chain("authority").toString();
                assertThat(blocking(() -> output("", "curl", "-sS", "-4", "--cacert", authority, address)))
                        .isEqualTo("a page");
                assertThat(blocking(() -> output("", "curl", "-sS", "-4", address)))
                        .contains("certificate");
                assertThat(blocking(() -> output("", "curl", "-sSk", "-4", address)))
                        .isEqualTo("a page");
            }
        });
    }

    @Test
    void a_key_store_does_as_well() {
        Network.run("nio", () -> {
            for (var provider : TlsTest.providers()) {
                var store = CERTIFICATES.keys();
                for (var other : java.util.Collections.list(store.aliases())) {
                    if (!other.equals("server")) {
                        store.deleteEntry(other);
                    }
                }
                var tls = Tls.server(store, "secret".toCharArray())
                        .provider(provider)
                        .build();
                try (var server = TcpServer.builder().address(LOCAL).tls(tls).bind()) {
                    go(() -> server.serve(socket -> socket.write("welcome")));
                    try (var socket = TcpSocket.connect(
                            "127.0.0.1",
                            server.port(),
                            CERTIFICATES.client(provider).build())) {
                        assertThat(Network.all(socket)).isEqualTo("welcome");
                        assertThat(requireNonNull(socket.tls()).serverName()).isNull();
                    }
                }
            }
        });
    }

    @Test
    void settings_that_cannot_be_used_say_why() throws Exception {
        var nowhere = folder.resolve("nowhere.pem");
        var rubbish = Files.writeString(folder.resolve("rubbish.pem"), "rubbish");
        var key = CERTIFICATES.key("server");
        assertThatThrownBy(() -> Tls.server(nowhere, key).build())
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("nowhere.pem: there is no such file");
        assertThatThrownBy(
                        () -> Tls.server(CERTIFICATES.chain("server"), rubbish).build())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("rubbish.pem cannot be used")
                .hasMessageContaining("PKCS#8");
        assertThatThrownBy(() -> Tls.client().trust(rubbish).build())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("rubbish.pem");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tls.client().handshakeLimit(Duration.ZERO))
                .withMessage("a handshake takes longer than PT0S");
        assertThatIllegalArgumentException().isThrownBy(() -> Tls.client().serverName("no host!"));
    }

    @Test
    void without_a_name_no_unix_socket_can_be_checked() {
        var address = UnixDomainSocketAddress.of("nowhere");
        Network.run(
                "nio",
                () -> assertThatIllegalArgumentException()
                        .isThrownBy(
                                () -> TcpSocket.connect(address, Tls.client().build()))
                        .withMessageContaining("say one with serverName"));
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void unix_sockets_encrypt_too_for_a_server_with_a_name(String transport, @TempDir Path place) {
        var address = UnixDomainSocketAddress.of(place.resolve("s"));
        Network.run(transport, () -> {
            var tls = CERTIFICATES.server(TlsProvider.standard(), "server").build();
            try (var server = TcpServer.builder().address(address).tls(tls).bind()) {
                go(() -> server.serve(
                        socket -> socket.write("echo " + socket.lines().next() + "\n")));
                var client = CERTIFICATES.client(TlsProvider.standard());
                try (var socket = TcpSocket.connect(
                        address, client.serverName("localhost").build())) {
                    socket.write("hello\n");
                    assertThat(socket.lines().next()).isEqualTo("echo hello");
                }
            }
        });
    }
}
