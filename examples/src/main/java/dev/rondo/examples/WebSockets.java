package dev.rondo.examples;

import static dev.rondo.Rondo.run;
import static dev.rondo.Rondo.sleep;

import dev.rondo.http.Response;
import dev.rondo.http.ServerEvent;
import dev.rondo.http.server.Compression;
import dev.rondo.http.server.HttpServer;
import dev.rondo.http.server.Routes;
import dev.rondo.http.websocket.Message;
import dev.rondo.http.websocket.WebSocket;
import dev.rondo.http.websocket.WebSocketSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/** What the guide to WebSocket shows. */
final class WebSockets {
    private WebSockets() {}

    static Routes echo() {
        // snippet: echo
        var routes = Routes.create().webSocket("/echo", socket -> {
            for (var message : socket.messages()) {
                socket.send(message);
            }
        });
        // end
        return routes;
    }

    static void client() {
        // snippet: client
        run(() -> {
            try (var server = HttpServer.start(0, echo());
                    var socket = WebSocket.connect(URI.create("ws://localhost:" + server.port() + "/echo"))) {
                socket.send("hello");
                if (socket.receive() instanceof Message.Text(var text)) {
                    IO.println(text);
                }
            }
        });
        // end
    }

    // snippet: chat
    /** A room in which everybody hears what one says; no lock is needed, since all of it is on one loop. */
    static final class Room {
        private final Set<WebSocket> members = new LinkedHashSet<>();

        void join(WebSocket member) throws IOException {
            members.add(member);
            try {
                for (var message : member.messages()) {
                    if (message instanceof Message.Text(var text)) {
                        tellAll(member.request().parameter("name") + ": " + text);
                    }
                }
            } finally {
                members.remove(member);
            }
        }

        private void tellAll(String line) throws IOException {
            for (var member : Set.copyOf(members)) {
                if (member.isOpen() && !member.offer(line)) {
                    member.close(4008, "too slow");
                }
            }
        }
    }
    // end

    static Routes chat() {
        // snippet: settings
        var settings = WebSocketSettings.standard()
                .messageBytes(4 * 1024)
                .origins("https://chat.example.org")
                .pingInterval(Duration.ofSeconds(20));
        var room = new Room();
        var routes = Routes.create().webSocket("/chat/{name}", settings, room::join);
        // end
        return routes;
    }

    static Routes clock() {
        // snippet: events
        var routes = Routes.create()
                .filter(Compression.ofResponses())
                .get(
                        "/clock",
                        request -> Response.events(events -> {
                            for (int second = 0; ; second++) {
                                events.send(ServerEvent.of("tick", "second " + second)
                                        .id(String.valueOf(second)));
                                sleep(Duration.ofSeconds(1));
                            }
                        }));
        // end
        return routes;
    }
}
