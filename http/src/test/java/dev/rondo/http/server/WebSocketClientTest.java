package dev.rondo.http.server;

import static dev.rondo.Rondo.go;
import static dev.rondo.Rondo.run;
import static dev.rondo.Rondo.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.http.Headers;
import dev.rondo.http.websocket.Message;
import dev.rondo.http.websocket.WebSocket;
import dev.rondo.http.websocket.WebSocketException;
import dev.rondo.http.websocket.WebSocketHandler;
import dev.rondo.http.websocket.WebSocketSettings;
import dev.rondo.net.Certificates;
import dev.rondo.net.TcpServer;
import dev.rondo.net.Tls;
import dev.rondo.scope.DeadlineExceededException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client of WebSockets does, with the own server and with wrong ones; and what the JDK's client says to the own server. */
@Timeout(30)
class WebSocketClientTest {
    private static final WebSocketHandler ECHO = socket -> {
        for (var message : socket.messages()) {
            socket.send(message);
        }
    };

    private static URI address(HttpServer server, String path) {
        return URI.create("ws://localhost:" + server.port() + path);
    }

    /** Letters that compress to less than they are, and not to nothing. */
    private static String letters(int count) {
        var text = new StringBuilder();
        for (int i = 0; text.length() < count; i++) {
            text.append(Integer.toString(i * i, 36)).append(i % 7 == 0 ? "ü " : ", ");
        }
        return text.substring(0, count);
    }

    @ParameterizedTest
    @CsvSource({"false,false", "true,false", "true,true"})
    void messages_come_back_as_they_were_with_and_without_compression(boolean compresses, boolean keepsContext) {
        run(() -> {
            var settings = WebSocketSettings.standard().compression(compresses).contextTakeover(keepsContext);
            var routes = Routes.create().webSocket("/echo", settings, ECHO);
            try (var server = HttpServer.start(0, routes);
                    var socket = WebSocket.connect(address(server, "/echo"), settings)) {
                assertThat(socket.isCompressed()).isEqualTo(compresses);
                for (int size : new int[] {0, 1, 125, 126, 1024, 5000, 65_536}) {
                    var text = letters(size);
                    socket.send(text);
                    assertThat(socket.receive()).isEqualTo(new Message.Text(text));
                    var bytes = text.substring(0, Math.min(size, 5000)).getBytes(StandardCharsets.ISO_8859_1);
                    socket.send(bytes);
                    assertThat(socket.receive()).isEqualTo(new Message.Binary(ByteBuffer.wrap(bytes)));
                }
                assertThat(socket.ping()).isPositive();
                socket.close(4000, "enough");
                assertThat(socket.receive()).isNull();
                socket.awaitClosed();
                assertThat(socket.closeCode()).isEqualTo(4000);
                assertThatThrownBy(() -> socket.send("more"))
                        .isInstanceOf(WebSocketException.class)
                        .hasMessageContaining("4000, enough");
            }
        });
    }

    @Test
    void only_one_side_that_wants_to_compress_does_not() {
        run(() -> {
            var off = WebSocketSettings.standard().compression(false);
            var routes = Routes.create().webSocket("/off", off, ECHO).webSocket("/on", ECHO);
            try (var server = HttpServer.start(0, routes);
                    var first = WebSocket.connect(address(server, "/off"));
                    var second = WebSocket.connect(address(server, "/on"), off)) {
                assertThat(first.isCompressed()).isFalse();
                assertThat(second.isCompressed()).isFalse();
            }
        });
    }

    @Test
    void it_speaks_tls_and_says_its_header_fields_and_subprotocols() {
        run(() -> {
            var keys = Certificates.shared();
            var settings = WebSocketSettings.standard()
                    .subprotocols("v2", "v1")
                    .headers(Headers.of("Authorization", "Bearer x"))
                    .tls(Tls.client().trust(keys.chain("authority")).build());
            var routes = Routes.create()
                    .webSocket(
                            "/{who}",
                            WebSocketSettings.standard().subprotocols("v1"),
                            socket -> socket.send(socket.request().parameter("who") + " "
                                    + socket.request().header("Authorization") + " "
                                    + socket.request().query("q")));
            var tls = Tls.server(keys.chain("server"), keys.key("server")).build();
            try (var server = HttpServer.builder().handler(routes).tls(tls).start();
                    var socket =
                            WebSocket.connect(URI.create("wss://localhost:" + server.port() + "/me?q=1"), settings)) {
                assertThat(socket.subprotocol()).isEqualTo("v1");
                assertThat(socket.receive()).isEqualTo(new Message.Text("me Bearer x 1"));
                assertThat(socket.receive()).isNull();
                assertThat(socket.closeCode()).isEqualTo(1000);
            }
        });
    }

    @Test
    void settings_of_tls_that_lead_to_http2_are_named() {
        run(() -> {
            var keys = Certificates.shared();
            var tls = Tls.server(keys.chain("server"), keys.key("server"))
                    .alpn("h2", "http/1.1")
                    .build();
            var settings = WebSocketSettings.standard()
                    .tls(Tls.client()
                            .trust(keys.chain("authority"))
                            .alpn("h2", "http/1.1")
                            .build());
            try (var server =
                    HttpServer.builder().handler(Routes.create()).tls(tls).start()) {
                assertThatThrownBy(() -> WebSocket.connect(URI.create("wss://localhost:" + server.port()), settings))
                        .isInstanceOf(WebSocketException.class)
                        .hasMessageContaining("leave h2 out of alpn");
            }
        });
    }

    @Test
    void a_server_that_refuses_is_said_with_its_status() {
        run(() -> {
            try (var server = HttpServer.start(0, Routes.create())) {
                assertThatThrownBy(() -> WebSocket.connect(address(server, "/nothing")))
                        .isInstanceOf(WebSocketException.class)
                        .hasMessageContaining("no WebSocket to")
                        .hasMessageContaining("404 Not Found")
                        .extracting(each -> ((WebSocketException) each).code())
                        .isEqualTo(404);
            }
        });
    }

    private static final String SWITCH = "HTTP/1.1 101 Switching\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                SWITCH + "\r\n",
                SWITCH + "Sec-WebSocket-Accept: x\r\n\r\n",
                SWITCH + "Sec-WebSocket-Accept: KEY\r\nSec-WebSocket-Protocol: chat\r\n\r\n",
                SWITCH + "Sec-WebSocket-Accept: KEY\r\nSec-WebSocket-Extensions: x-unknown\r\n\r\n",
                SWITCH + "Sec-WebSocket-Accept: KEY\r\nSec-WebSocket-Extensions: permessage-deflate; x=1\r\n\r\n",
                "HTTP/1.1 101 Switching\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: KEY\r\n\r\n",
                "nonsense\r\n\r\n",
                ""
            })
    void a_server_that_is_none_of_websockets_is_told_apart(String answer) {
        run(() -> {
            try (var server = answering(answer, "")) {
                assertThatThrownBy(() -> WebSocket.connect(URI.create("ws://localhost:" + server.port())))
                        .isInstanceOf(WebSocketException.class)
                        .hasMessageContaining("no WebSocket to");
            }
        });
    }

    /** A server that answers so, with the right key where KEY stands, and then ends. */
    private static TcpServer answering(String answer, String then) throws IOException {
        var server = TcpServer.bind(0);
        var _ = go(() -> {
            try (var socket = server.accept()) {
                var key = "";
                var lines = socket.lines();
                for (var line = lines.next(); line != null && !line.isEmpty(); line = lines.next()) {
                    key = line.startsWith("Sec-WebSocket-Key: ") ? line.substring(19) : key;
                }
                var digest = MessageDigest.getInstance("SHA-1")
                        .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
                socket.write(answer.replace("KEY", Base64.getEncoder().encodeToString(digest)));
                socket.write(ByteBuffer.wrap(then.getBytes(StandardCharsets.ISO_8859_1)));
                socket.end();
                while (socket.read() != null) {}
            } catch (IOException reset) {
                // a client that is not content goes away
            }
        });
        return server;
    }

    private static final String RIGHT = SWITCH + "Sec-WebSocket-Accept: KEY\r\n\r\n";

    @Test
    void frames_that_come_with_the_answer_are_not_lost() {
        run(() -> {
            try (var server = answering(RIGHT, "\u0081\u0005early\u0088\u0002\u0003\u00e8");
                    var socket = WebSocket.connect(URI.create("ws://localhost:" + server.port()))) {
                assertThat(socket.receive()).isEqualTo(new Message.Text("early"));
                assertThat(socket.receive()).isNull();
                assertThat(socket.closeCode()).isEqualTo(1000);
            }
        });
    }

    @Test
    void informational_responses_before_the_answer_are_skipped() {
        run(() -> {
            var answer = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early\r\nLink: x\r\n\r\n" + RIGHT;
            try (var server = answering(answer, "\u0081\u0002hi");
                    var socket = WebSocket.connect(URI.create("ws://localhost:" + server.port()))) {
                assertThat(socket.receive()).isEqualTo(new Message.Text("hi"));
            }
        });
    }

    @Test
    void a_server_that_goes_away_or_masks_is_an_error_to_who_receives() {
        run(() -> {
            try (var server = answering(RIGHT, "");
                    var socket = WebSocket.connect(URI.create("ws://localhost:" + server.port()))) {
                assertThatThrownBy(socket::receive)
                        .isInstanceOf(WebSocketException.class)
                        .hasMessageContaining("has ended the connection");
                assertThat(socket.closeCode()).isEqualTo(1006);
            }
            try (var server = answering(RIGHT, "\u0081\u0081\u0001\u0001\u0001\u0001x");
                    var socket = WebSocket.connect(URI.create("ws://localhost:" + server.port()))) {
                assertThatThrownBy(socket::receive)
                        .isInstanceOf(WebSocketException.class)
                        .hasMessageContaining("not masked as expected");
                assertThat(socket.closeCode()).isEqualTo(1002);
            }
        });
    }

    @Test
    void connecting_obeys_a_deadline() {
        run(() -> {
            try (var server = TcpServer.bind(0)) {
                assertThatThrownBy(() -> within(
                                Duration.ofMillis(50),
                                () -> WebSocket.connect(URI.create("ws://localhost:" + server.port()))))
                        .isInstanceOf(DeadlineExceededException.class);
            }
        });
    }

    @Test
    void connecting_has_a_limit_of_its_own() {
        run(() -> {
            var settings = WebSocketSettings.standard().connectTime(Duration.ofMillis(50));
            try (var server = TcpServer.bind(0)) {
                assertThatThrownBy(() -> WebSocket.connect(URI.create("ws://localhost:" + server.port()), settings))
                        .isInstanceOf(WebSocketException.class)
                        .hasMessage("no WebSocket to localhost within 50 ms; connectTime allows more");
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a,b", "chat\r\nX-Evil: 1"})
    void a_subprotocol_that_is_none_is_refused(String name) {
        assertThatThrownBy(() -> WebSocketSettings.standard().subprotocols("v1", name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the name of a subprotocol");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost/", "ws:///x", "ws://localhost/#x", "/x"})
    void an_address_that_is_none_is_refused(String address) {
        run(() -> assertThatThrownBy(() -> WebSocket.connect(URI.create(address)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(address));
    }

    @Test
    void the_jdks_client_understands_the_server() {
        run(() -> {
            var heard = new LinkedBlockingQueue<String>();
            var closed = new CompletableFuture<String>();
            try (var server = HttpServer.start(0, Routes.create().webSocket("/echo", ECHO));
                    var client = HttpClient.newHttpClient()) {
                var socket = client.newWebSocketBuilder()
                        .buildAsync(address(server, "/echo"), new java.net.http.WebSocket.Listener() {
                            @Override
                            public @Nullable CompletionStage<?> onText(
                                    java.net.http.WebSocket from, CharSequence text, boolean last) {
                                heard.add(text.toString() + last);
                                from.request(1);
                                return null;
                            }

                            @Override
                            public @Nullable CompletionStage<?> onClose(
                                    java.net.http.WebSocket from, int code, String reason) {
                                closed.complete(code + reason);
                                return null;
                            }
                        })
                        .get();
                socket.sendText("hel", false).get();
                socket.sendText("lo", true).get();
                socket.sendText("again", true).get();
                assertThat(heard.take()).isEqualTo("hellotrue");
                assertThat(heard.take()).isEqualTo("againtrue");
                socket.sendClose(4001, "bye").get();
                assertThat(closed.get()).startsWith("4001");
            }
        });
    }
}
