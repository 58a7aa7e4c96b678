package dev.rondo.http.server;

import static dev.rondo.Rondo.await;
import static dev.rondo.Rondo.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rondo.http.Response;
import dev.rondo.http.ServerEvent;
import dev.rondo.http.websocket.WebSocketSettings;
import dev.rondo.promise.Promise;
import dev.rondo.promise.Resolvers;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** WebSockets and server-sent events with a page in a real browser, where there is one. */
@Timeout(60)
class WebSocketChromiumTest {
    private static final String PAGE = """
            <script>
            const said = [];
            const end = () => fetch('/said', {method: 'POST', body: said.join('|')});
            const events = new EventSource('/events');
            events.addEventListener('greeting', event => {
                said.push(event.data, event.lastEventId);
                events.close();
                const socket = new WebSocket('ws://' + location.host + '/echo', ['v0', 'v1']);
                socket.onopen = () => {
                    said.push(socket.protocol, socket.extensions);
                    socket.send('ü'.repeat(5000));
                };
                socket.onmessage = message => {
                    said.push(message.data === 'ü'.repeat(5000));
                    socket.close(4000, 'done');
                };
                socket.onclose = close => { said.push(close.code, close.reason, close.wasClean); end(); };
            });
            </script>
            """;

    private static Optional<Path> chromium() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Test
    void a_page_hears_events_and_talks_over_a_websocket(@TempDir Path profile) {
        var chromium = chromium();
        assumeTrue(chromium.isPresent(), "there is no chromium on the PATH");
        run(() -> {
            var said = Promise.<String>withResolvers();
            try (var server = HttpServer.start(0, routes(said))) {
                var browser = start(chromium.get(), profile, "http://localhost:" + server.port() + "/");
                try {
                    assertThat(await(said.promise()).split("\\|"))
                            .containsExactly(
                                    "two\nlines",
                                    "7",
                                    "v1",
                                    "permessage-deflate; client_no_context_takeover; server_no_context_takeover",
                                    "true",
                                    "4000",
                                    "done",
                                    "true");
                } finally {
                    end(browser);
                }
            }
        });
    }

    private static Routes routes(Resolvers<String> said) {
        return Routes.create()
                .get("/", request -> Response.html(PAGE))
                .get(
                        "/events",
                        request -> Response.events(events -> events.send(
                                ServerEvent.of("greeting", "two\nlines").id("7"))))
                .post("/said", request -> {
                    said.resolve(request.body().text());
                    return Response.noContent();
                })
                .webSocket("/echo", WebSocketSettings.standard().subprotocols("v1"), socket -> {
                    for (var message : socket.messages()) {
                        socket.send(message);
                    }
                });
    }

    private static Process start(Path chromium, Path profile, String url) throws IOException {
        return new ProcessBuilder(List.of(
                        chromium.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--user-data-dir=" + profile.resolve("profile"),
                        "--remote-debugging-port=0",
                        url))
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("log").toFile())
                .start();
    }

    private static void end(Process browser) throws InterruptedException {
        var children = browser.descendants().toList();
        browser.destroy();
        if (!browser.waitFor(5, TimeUnit.SECONDS)) {
            browser.destroyForcibly();
        }
        children.forEach(ProcessHandle::destroyForcibly);
    }
}
