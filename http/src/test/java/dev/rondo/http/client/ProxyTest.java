package dev.rondo.http.client;

import static dev.rondo.Rondo.run;
import static dev.rondo.Rondo.scope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.http.Response;
import dev.rondo.http.server.HttpServer;
import dev.rondo.http.server.Routes;
import dev.rondo.net.Certificates;
import dev.rondo.net.ClientTls;
import dev.rondo.net.TcpSocket;
import dev.rondo.net.Tls;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that go through a proxy. */
@Timeout(30)
class ProxyTest {
    private static final String HELLO = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";

    private static ClientTls trusting() throws IOException {
        return Tls.client().trust(Certificates.shared().chain("authority")).build();
    }

    private static HttpClient through(Scripted proxy, String... except) throws IOException {
        return HttpClient.builder()
                .tls(trusting())
                .proxy(HttpProxy.of("127.0.0.1", proxy.port())
                        .credentials("ada", "pass")
                        .except(except))
                .build();
    }

    @Test
    void it_is_told_the_whole_address_of_what_is_not_encrypted() {
        Scripted.with(Scripted.always(HELLO), (proxy, _) -> {
            try (var client = through(proxy)) {
                assertThat(client.get("http://nothing.invalid/a?b").body().text())
                        .isEqualTo("hello");
                assertThat(proxy.requests.getFirst())
                        .startsWith("GET http://nothing.invalid/a?b HTTP/1.1\r\nhost: nothing.invalid\r\n")
                        .contains("proxy-authorization: Basic YWRhOnBhc3M=\r\n");
            }
        });
    }

    @Test
    void it_gives_a_tunnel_to_what_is() {
        var certificates = Certificates.shared();
        run(() -> {
            var tls = Tls.server(certificates.chain("server"), certificates.key("server"))
                    .build();
            var routes = Routes.create()
                    .get("/", request -> Response.text(request.headers().toString()));
            try (var server = HttpServer.builder().handler(routes).tls(tls).start();
                    var proxy = Scripted.start(peer -> tunnel(peer, server.port()));
                    var client = through(proxy)) {
                var address = "localhost:" + server.port();
                for (int i = 0; i < 3; i++) {
                    assertThat(client.get("https://" + address + "/").body().text())
                            .doesNotContain("authorization");
                }
                assertThat(proxy.requests)
                        .containsExactly("CONNECT " + address + " HTTP/1.1\r\nhost: " + address
                                + "\r\nproxy-authorization: Basic YWRhOnBhc3M=\r\n\r\n");
            }
        });
    }

    private static void tunnel(Scripted.Peer peer, int port) throws IOException {
        peer.request();
        peer.send("HTTP/1.1 200 Connection established\r\nVia: x\r\n\r\n");
        try (var far = TcpSocket.connect("127.0.0.1", port)) {
            scope(scope -> {
                scope.fork(() -> copy(peer.socket, far));
                scope.fork(() -> copy(far, peer.socket));
            });
        }
    }

    private static void copy(TcpSocket from, TcpSocket to) throws IOException {
        for (var bytes = from.read(); bytes != null; bytes = from.read()) {
            to.write(bytes);
        }
        to.end();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HTTP/1.1 407 Who~~|wants to know who asks (407); say it with credentials",
                "HTTP/1.1 403 No~~|has refused a tunnel to localhost:1 with the status 403",
                "SSH-2.0~~|is no response",
                "HTTP/1.1 200 OK|has closed the connection before it gave a tunnel",
                "HTTP/1.1 200 OK~~early|something has come before it",
            })
    void a_tunnel_that_is_none_is_an_error(String answer, String message) {
        Scripted.with(Scripted.once(answer.replace("~", "\r\n")), (proxy, _) -> {
            try (var client = through(proxy)) {
                assertThatThrownBy(() -> client.get("https://localhost:1/"))
                        .isInstanceOf(IOException.class)
                        .hasMessageStartingWith("GET https://localhost:1/: ")
                        .hasMessageContaining(message);
                assertThat(client.statistics().connections()).isZero();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "*"})
    void some_servers_are_asked_without_it(String exception) {
        Scripted.with(Scripted.always(HELLO), (server, _) -> {
            try (var proxy = Scripted.start(Scripted.always("HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n"));
                    var client = through(proxy, exception)) {
                assertThat(client.get(server.url("/a")).body().text()).isEqualTo("hello");
                assertThat(server.requests.getFirst())
                        .startsWith("GET /a HTTP/1.1\r\n")
                        .doesNotContain("proxy-");
                assertThat(proxy.requests).isEmpty();
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "example.org,example.org,false",
        "example.org,www.example.org,false",
        ".example.org,www.example.org,false",
        "Example.org,example.org,false",
        "example.org,badexample.org,true",
        "example.org,org,true",
    })
    void an_exception_is_for_a_name_and_all_below_it(String exception, String host, boolean proxied) {
        var proxy = HttpProxy.of("proxy", 3128).except(exception);
        assertThat(proxy.isFor(new Origin(false, host, 80))).isEqualTo(proxied);
    }
}
