// A chat: who opens the page talks to all others that have it open. Slow readers lose what is oldest, and hold up nobody.
//
//   ./rondo run examples/java/ChatServer.java        serves on port 8080 until Ctrl-C

import static dev.rondo.Rondo.*;

import dev.rondo.channel.Broadcast;
import dev.rondo.channel.Overflow;
import dev.rondo.http.Response;
import dev.rondo.http.server.HttpServer;
import dev.rondo.http.server.Routes;
import dev.rondo.http.websocket.Message;
import dev.rondo.http.websocket.WebSocket;
import dev.rondo.scope.Scope;

static final String PAGE = """
        <!doctype html>
        <title>Chat</title>
        <style>
            body { font: 16px/1.5 sans-serif; max-width: 40em; margin: 2em auto; padding: 0 1em }
            #lines { list-style: none; padding: 0 }
            #lines li { border-bottom: 1px solid #ddd; padding: .3em 0 }
            form { display: flex; gap: .5em }
            #text { flex: 1 }
            input, button { font: inherit; padding: .3em .6em }
        </style>
        <h1>Chat</h1>
        <form id="form"><input id="name" size="8" value="somebody"><input id="text" autofocus><button>Say</button></form>
        <ul id="lines"></ul>
        <script>
            const socket = new WebSocket('ws://' + location.host + '/chat');
            socket.onmessage = ({ data }) => {
                const line = document.createElement('li');
                line.textContent = data;
                lines.prepend(line);
            };
            form.onsubmit = event => {
                event.preventDefault();
                socket.send(document.getElementById('name').value + ': ' + text.value);
                text.value = '';
            };
        </script>
        """;

void main(String... args) {
    int port = args.length == 0 ? 8080 : Integer.parseInt(args[0]);
    run(() -> {
        var room = Broadcast.<String>create();
        var routes = Routes.create()
                .get("/", _ -> Response.html(PAGE))
                .webSocket("/chat", socket -> talk(socket, room));
        var server = HttpServer.start(port, routes);
        IO.println("http://localhost:" + server.port() + "/");
    });
}

void talk(WebSocket socket, Broadcast<String> room) throws Exception {
    scope((Scope s) -> {
        try (var lines = room.subscribe(100, Overflow.DROP_OLDEST)) {
            s.fork(() -> {
                for (var line : lines) {
                    socket.send(line);
                }
            });
            for (var message : socket.messages()) {
                if (message instanceof Message.Text said) {
                    room.send(said.text());
                }
            }
        }
    });
}
