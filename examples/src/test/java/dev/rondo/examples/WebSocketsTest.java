package dev.rondo.examples;

import static dev.rondo.Rondo.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.http.server.HttpServer;
import dev.rondo.http.websocket.Message;
import dev.rondo.http.websocket.WebSocket;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WebSocketsTest {
    @Test
    void the_client_hears_its_echo() {
        run(() -> {
            try (var server = HttpServer.start(0, WebSockets.echo());
                    var socket = WebSocket.connect(URI.create("ws://localhost:" + server.port() + "/echo"))) {
                socket.send("hello");
                assertThat(socket.receive()).isEqualTo(new Message.Text("hello"));
            }
        });
    }

    @Test
    void everybody_in_the_room_hears_what_one_says() {
        run(() -> {
            try (var server = HttpServer.start(0, WebSockets.chat());
                    var ada = WebSocket.connect(URI.create("ws://localhost:" + server.port() + "/chat/Ada"));
                    var bob = WebSocket.connect(URI.create("ws://localhost:" + server.port() + "/chat/Bob"))) {
                assertThat(bob.ping()).isPositive();
                ada.send("hello");
                assertThat(bob.receive()).isEqualTo(new Message.Text("Ada: hello"));
                assertThat(ada.receive()).isEqualTo(new Message.Text("Ada: hello"));
            }
        });
    }
}
