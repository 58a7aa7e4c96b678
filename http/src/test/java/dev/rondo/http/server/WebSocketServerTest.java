package dev.rondo.http.server;

import static dev.rondo.Rondo.after;
import static dev.rondo.Rondo.await;
import static dev.rondo.Rondo.go;
import static dev.rondo.Rondo.run;
import static dev.rondo.Rondo.select;
import static dev.rondo.Rondo.sleep;
import static dev.rondo.http.server.RawWebSocket.BINARY;
import static dev.rondo.http.server.RawWebSocket.CLOSE;
import static dev.rondo.http.server.RawWebSocket.FIN;
import static dev.rondo.http.server.RawWebSocket.PING;
import static dev.rondo.http.server.RawWebSocket.PONG;
import static dev.rondo.http.server.RawWebSocket.TEXT;
import static dev.rondo.http.server.RawWebSocket.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.fiber.Cancelled;
import dev.rondo.http.websocket.Message;
import dev.rondo.http.websocket.WebSocketException;
import dev.rondo.http.websocket.WebSocketHandler;
import dev.rondo.http.websocket.WebSocketListener;
import dev.rondo.http.websocket.WebSocketSettings;
import dev.rondo.promise.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a server does with WebSockets, from the side of a client that sends bytes. */
@Timeout(30)
class WebSocketServerTest {
    private static final WebSocketSettings PLAIN = WebSocketSettings.standard().compression(false);
    private static final WebSocketHandler ECHO = socket -> {
        for (var message : socket.messages()) {
            socket.send(message);
        }
    };

    private interface Client {
        void talk(HttpServer server) throws Exception;
    }

    private static void serve(WebSocketSettings settings, WebSocketHandler handler, Client client) {
        run(() -> {
            try (var server = HttpServer.start(0, Routes.create().webSocket("/{name}", settings, handler))) {
                client.talk(server);
            }
        });
    }

    @Test
    void messages_go_both_ways_whole_and_in_fragments() {
        serve(PLAIN, ECHO, server -> {
            try (var client = RawWebSocket.open(server, "/x")) {
                client.text("grüße");
                assertThat(client.read()).isEqualTo(new RawWebSocket.Frame(FIN | TEXT, utf8("grüße")));
                client.send(TEXT, utf8("ü").substring(0, 1));
                client.send(FIN | PING, "are you there?");
                client.send(0, utf8("ü").substring(1) + "x");
                client.send(FIN, "");
                assertThat(client.read()).isEqualTo(new RawWebSocket.Frame(FIN | PONG, "are you there?"));
                assertThat(client.read()).isEqualTo(new RawWebSocket.Frame(FIN | TEXT, utf8("üx")));
                client.send(FIN | BINARY, "\0\u00ff".repeat(40_000));
                assertThat(client.read()).isEqualTo(new RawWebSocket.Frame(FIN | BINARY, "\0\u00ff".repeat(40_000)));
            }
        });
    }

    @Test
    void the_handler_sees_the_end_and_the_code_when_the_client_closes() {
        var seen = new ArrayList<String>();
        serve(
                PLAIN,
                socket -> {
                    seen.add(String.valueOf(socket.receive()));
                    seen.add(socket.closeCode() + " " + socket.closeReason());
                    sleep(Duration.ofMillis(20));
                    try {
                        socket.send("too late");
                    } catch (WebSocketException closed) {
                        seen.add("cannot send: " + closed.code());
                    }
                },
                server -> {
                    try (var client = RawWebSocket.open(server, "/x")) {
                        client.send(FIN | CLOSE, "\u000f\u00a1bye");
                        assertThat(client.read().code()).isEqualTo(4001);
                        assertThat(client.raw().all()).isEmpty();
                    }
                });
        assertThat(seen).containsExactly("null", "4001 bye", "cannot send: 4001");
    }

    @Test
    void a_handler_that_returns_closes_with_1000_and_one_that_fails_with_1011() {
        serve(
                PLAIN,
                socket -> {
                    if (socket.request().parameter("name").equals("fails")) {
                        throw new IllegalStateException("on purpose");
                    }
                    socket.send("welcome");
                },
                server -> {
                    try (var client = RawWebSocket.open(server, "/returns")) {
                        assertThat(client.read().payload()).isEqualTo("welcome");
                        assertThat(client.read().code()).isEqualTo(1000);
                        client.send(FIN | CLOSE, "\u0003\u00e8");
                        assertThat(client.raw().all()).isEmpty();
                    }
                    try (var client = RawWebSocket.open(server, "/fails")) {
                        assertThat(client.read().code()).isEqualTo(1011);
                    }
                });
    }

    @Test
    void a_handler_is_cancelled_when_its_client_goes_away_without_a_word() {
        run(() -> {
            var cancelled = Promise.<String>withResolvers();
            var routes = Routes.create().webSocket("/", socket -> {
                try {
                    sleep(Duration.ofMinutes(1));
                } catch (Cancelled why) {
                    cancelled.resolve(why + ", " + socket.closeCode());
                    throw why;
                }
            });
            try (var server = HttpServer.start(0, routes)) {
                var client = RawWebSocket.open(server, "/");
                client.raw().reset();
                assertThat(await(cancelled.promise())).contains("the client at", "gone away", "1006");
            }
        });
    }

    @Test
    void a_handler_that_takes_no_notice_of_the_close_is_cancelled_soon() {
        run(() -> {
            var cancelled = Promise.<String>withResolvers();
            var routes = Routes.create().webSocket("/", socket -> {
                try {
                    sleep(Duration.ofMinutes(1));
                } finally {
                    cancelled.resolve("cancelled");
                }
            });
            var limits = Limits.standard().goneTime(Duration.ofMillis(30));
            try (var server =
                    HttpServer.builder().handler(routes).limits(limits).start()) {
                var client = RawWebSocket.open(server, "/");
                client.send(FIN | CLOSE, "\u0003\u00e8");
                assertThat(client.read().code()).isEqualTo(1000);
                assertThat(await(cancelled.promise())).isEqualTo("cancelled");
            }
        });
    }

    @Test
    void closing_the_server_closes_its_sockets_with_1001_and_lets_handlers_end() {
        run(() -> {
            var ends = new ArrayList<String>();
            var routes = Routes.create().webSocket("/", socket -> {
                ends.add(String.valueOf(socket.receive()));
                ends.add(String.valueOf(socket.receive()));
                sleep(Duration.ofMillis(20));
                ends.add("cleaned up");
            });
            var server = HttpServer.start(0, routes);
            try (var client = RawWebSocket.open(server, "/")) {
                client.text("hello");
                client.send(FIN | PING, "");
                assertThat(client.read().first()).isEqualTo(FIN | PONG);
                var closed = go(server::close);
                assertThat(client.read().code()).isEqualTo(1001);
                client.send(FIN | CLOSE, "\u0003\u00e9");
                assertThat(client.raw().all()).isEmpty();
                closed.await();
            }
            assertThat(ends).containsExactly("Text[text=hello]", "null", "cleaned up");
            assertThat(server.statistics().connections()).isZero();
            assertThat(server.statistics().running()).isZero();
        });
    }

    @Test
    void a_client_that_does_not_answer_the_close_is_cut_off() {
        serve(PLAIN.closeTime(Duration.ofMillis(30)), socket -> {}, server -> {
            try (var client = RawWebSocket.open(server, "/x")) {
                assertThat(client.read().code()).isEqualTo(1000);
                assertThat(readsTheEnd(client)).isTrue();
            }
        });
    }

    private static boolean readsTheEnd(RawWebSocket client) {
        try {
            return client.raw().all().isEmpty();
        } catch (java.io.IOException reset) {
            return true;
        }
    }

    @Test
    void silence_is_pinged_and_then_cut_off() {
        run(() -> {
            var why = Promise.<String>withResolvers();
            var settings = PLAIN.pingInterval(Duration.ofMillis(30)).pongTime(Duration.ofMillis(50));
            var routes = Routes.create().webSocket("/", settings, socket -> {
                try {
                    socket.receive();
                } catch (Cancelled gone) {
                    why.resolve(gone + ", " + socket.closeCode());
                }
            });
            try (var server = HttpServer.start(0, routes);
                    var client = RawWebSocket.open(server, "/")) {
                for (int i = 0; i < 3; i++) {
                    assertThat(client.read()).isEqualTo(new RawWebSocket.Frame(FIN | PING, ""));
                    client.send(FIN | PONG, "");
                }
                assertThat(client.read()).isEqualTo(new RawWebSocket.Frame(FIN | PING, ""));
                assertThat(await(why.promise())).contains("not answered a ping", "50 ms", "1006");
            }
        });
    }

    /** Until a count has not changed for half a second. */
    private static void awaitStandstill(int[] count) {
        int before = -1;
        for (int same = 0; same < 10; same = count[0] > 0 && count[0] == before ? same + 1 : 0) {
            before = count[0];
            sleep(Duration.ofMillis(50));
        }
    }

    @Test
    void who_sends_waits_for_a_client_that_does_not_read() {
        run(() -> {
            var sent = new int[1];
            var routes = Routes.create().webSocket("/", PLAIN, socket -> {
                for (; sent[0] < 1000; sent[0]++) {
                    socket.send(new byte[100_000]);
                }
            });
            try (var server = HttpServer.start(0, routes);
                    var client = RawWebSocket.open(server, "/")) {
                awaitStandstill(sent);
                assertThat(sent[0]).isLessThan(500);
                for (int i = 0; i < 1000; i++) {
                    assertThat(client.read().payload()).hasSize(100_000);
                }
                assertThat(client.read().code()).isEqualTo(1000);
            }
        });
    }

    @Test
    void a_client_that_sends_more_than_is_received_has_to_wait() {
        run(() -> {
            var go = Promise.<String>withResolvers();
            var received = new int[1];
            var routes = Routes.create().webSocket("/", PLAIN, socket -> {
                await(go.promise());
                for (var _ : socket.messages()) {
                    received[0]++;
                }
            });
            try (var server = HttpServer.start(0, routes);
                    var client = RawWebSocket.open(server, "/")) {
                var written = new int[1];
                var sending = go(() -> {
                    for (; written[0] < 300; written[0]++) {
                        client.send(FIN | BINARY, "x".repeat(100_000));
                    }
                    client.send(FIN | CLOSE, "\u0003\u00e8");
                });
                awaitStandstill(written);
                assertThat(written[0]).isLessThan(300);
                go.resolve("go");
                sending.await();
                assertThat(client.read().code()).isEqualTo(1000);
                assertThat(received[0]).isEqualTo(300);
            }
        });
    }

    @Test
    void a_selection_takes_messages_and_the_end() {
        var taken = new ArrayList<String>();
        serve(
                PLAIN,
                socket -> {
                    while (!taken.contains("null")) {
                        taken.add(select(
                                socket.onReceive(String::valueOf), after(Duration.ofMinutes(1), () -> "nothing came")));
                    }
                },
                server -> {
                    try (var client = RawWebSocket.open(server, "/x")) {
                        client.text("one");
                        client.text("two");
                        client.send(FIN | CLOSE, "");
                        assertThat(client.read()).isEqualTo(new RawWebSocket.Frame(FIN | CLOSE, ""));
                    }
                });
        assertThat(taken).containsExactly("Text[text=one]", "Text[text=two]", "null");
    }

    @Test
    void a_listener_is_told_in_callbacks_and_the_socket_lives_on_after_the_handler() {
        var told = new ArrayList<String>();
        serve(
                PLAIN,
                socket -> socket.listen(new WebSocketListener() {
                    @Override
                    public void message(Message message) {
                        told.add(message.toString());
                        try {
                            socket.offer("got it");
                        } catch (java.io.IOException closed) {
                            told.add(closed.toString());
                        }
                    }

                    @Override
                    public void close(int code, String reason) {
                        told.add(code + reason);
                    }
                }),
                server -> {
                    try (var client = RawWebSocket.open(server, "/x")) {
                        client.text("one");
                        assertThat(client.read().payload()).isEqualTo("got it");
                        client.send(FIN | CLOSE, "\u0003\u00e8.");
                        assertThat(client.read().code()).isEqualTo(1000);
                    }
                });
        assertThat(told).isEqualTo(List.of("Text[text=one]", "1000."));
    }

    @Test
    void the_first_subprotocol_that_both_have_is_taken() {
        serve(PLAIN.subprotocols("b", "a"), socket -> socket.send(socket.subprotocol() + ""), server -> {
            try (var client = RawWebSocket.open(server, "/x", "Sec-WebSocket-Protocol: c, a\r\n")) {
                assertThat(client.head).contains("\r\nSec-WebSocket-Protocol: a\r\n");
                assertThat(client.read().payload()).isEqualTo("a");
            }
            try (var client = RawWebSocket.open(server, "/x", "Sec-WebSocket-Protocol: c\r\n")) {
                assertThat(client.head).doesNotContain("Sec-WebSocket-Protocol");
                assertThat(client.read().payload()).isEqualTo("null");
            }
        });
    }
}
