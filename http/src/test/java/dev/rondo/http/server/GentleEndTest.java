package dev.rondo.http.server;

import static dev.rondo.Rondo.blocking;
import static dev.rondo.http.server.Serving.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.http.HttpException;
import dev.rondo.net.Certificates;
import dev.rondo.net.Tls;
import dev.rondo.net.TlsProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients that send on while they are told that they need not, over TLS: what they are told must not get lost. */
@Timeout(60)
class GentleEndTest {
    /** More than the kernel takes on either side. */
    private static final int MUCH = 16_000_000;

    static Stream<TlsProvider> providers() {
        return Arrays.stream(TlsProvider.values()).filter(each -> each.unavailability() == null);
    }

    /** Sends a request, reads what is answered before anything went wrong, sends what is wrong and much behind it, and reads to the end. */
    private static String toldInTheEnd(TlsProvider provider, String protocol, String opening, String wrong)
            throws Exception {
        var answer = new StringBuilder();
        var routes = Routes.create()
                .post("/", _ -> {
                    throw new HttpException(403, "not here");
                })
                .webSocket("/socket", socket -> socket.receive());
        var certificates = Certificates.shared();
        Serving.serve(
                HttpServer.builder()
                        .handler(routes)
                        .limits(Limits.standard().bodyBytes(2 * MUCH))
                        .tls(Tls.server(certificates.chain("server"), certificates.key("server"))
                                .provider(provider)
                                .build()),
                server -> answer.append(blocking(() -> {
                    try (var socket = connect(server, protocol)) {
                        send(socket, opening);
                        while (!opening.isEmpty() && !answer.toString().endsWith("\r\n\r\n")) {
                            answer.append((char) socket.getInputStream().read());
                        }
                        send(socket, wrong);
                        socket.getOutputStream().write(new byte[MUCH]);
                        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
                    }
                })));
        return answer.toString();
    }

    private static void send(SSLSocket socket, String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static SSLSocket connect(HttpServer server, String protocol) throws Exception {
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(Certificates.shared().keys());
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        var socket =
                (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), server.port());
        var settings = socket.getSSLParameters();
        settings.setApplicationProtocols(new String[] {protocol});
        socket.setSSLParameters(settings);
        return socket;
    }

    @ParameterizedTest
    @MethodSource("providers")
    void an_upload_that_is_refused_early_is_told_so(TlsProvider provider) throws Exception {
        var request = "POST /" + HOST + "Content-Length: " + 10 * MUCH + "\r\n\r\n";
        assertThat(toldInTheEnd(provider, "http/1.1", "", request))
                .startsWith("HTTP/1.1 413 ")
                .endsWith("}");
    }

    @ParameterizedTest
    @MethodSource("providers")
    void an_upload_in_chunks_that_a_handler_refuses_without_reading_is_told_so(TlsProvider provider) throws Exception {
        var request = "POST /" + HOST + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(MUCH) + "\r\n";
        assertThat(toldInTheEnd(provider, "http/1.1", "", request))
                .startsWith("HTTP/1.1 403 ")
                .endsWith("}");
    }

    @ParameterizedTest
    @MethodSource("providers")
    void a_client_of_HTTP_2_that_breaks_the_rules_is_told_so(TlsProvider provider) throws Exception {
        var settings = "\0\0\0\4\0\0\0\0\0";
        var dataOfNoStream = "\0\0\1\0\0\0\0\0\0x";
        var told = toldInTheEnd(provider, "h2", "", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + settings + dataOfNoStream);
        assertThat(told).contains("\7\0\0\0\0\0");
    }

    @ParameterizedTest
    @MethodSource("providers")
    void a_client_of_a_WebSocket_that_breaks_the_rules_is_told_so(TlsProvider provider) throws Exception {
        var notMasked = "\u0081\1x";
        var told = toldInTheEnd(provider, "http/1.1", "GET /socket" + RawWebSocket.HANDSHAKE + "\r\n", notMasked);
        assertThat(told).startsWith("HTTP/1.1 101 ").contains("\r\n\r\n\u0088").contains("\u0003\u00ea");
    }
}
