package dev.rondo.http.server;

import static dev.rondo.Rondo.await;
import static dev.rondo.Rondo.run;
import static dev.rondo.Rondo.sleep;
import static dev.rondo.http.server.Serving.A_MOMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.fiber.Cancelled;
import dev.rondo.http.Response;
import dev.rondo.http.ServerEvent;
import dev.rondo.promise.Promise;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Server-sent events, as they are on the wire. */
@Timeout(30)
class EventsTest {
    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: x\r\nLast-Event-ID: 6\r\n\r\n";

    @Test
    void events_have_a_name_an_id_a_time_and_lines() {
        run(() -> {
            var routes = Routes.create()
                    .get(
                            "/",
                            request -> Response.events(events -> {
                                events.send("after " + request.header("Last-Event-ID"));
                                events.send(ServerEvent.of("price", "1\r\n2\r3\n")
                                        .id("7")
                                        .retry(Duration.ofSeconds(3)));
                                events.comment("so\nlong");
                            }));
            try (var server = HttpServer.start(0, routes)) {
                assertThat(Curl.ask("-N", "-H", "Last-Event-ID: 6", "http://localhost:" + server.port() + "/"))
                        .isEqualTo("""
                                data: after 6

                                event: price
                                id: 7
                                retry: 3000
                                data: 1
                                data: 2
                                data: 3
                                data:\s

                                : so
                                : long

                                """);
                assertThat(Raw.ask(server, REQUEST.replace("Host", "Connection: close\r\nHost")))
                        .contains("\r\ncontent-type: text/event-stream\r\n", "\r\nCache-Control: no-cache\r\n");
            }
        });
    }

    @Test
    void each_event_arrives_before_the_next_is_sent_also_when_it_is_compressed() {
        run(() -> {
            for (var accepts : new String[] {"x", "Accept-Encoding: gzip\r\nx"}) {
                var arrived = Promise.<String>withResolvers();
                var routes = Routes.create()
                        .filter(Compression.ofResponses())
                        .get(
                                "/",
                                request -> Response.events(events -> {
                                    events.send("first");
                                    await(arrived.promise());
                                    events.send("second");
                                }));
                try (var server = HttpServer.start(0, routes);
                        var raw = Raw.connect(server)) {
                    raw.send(REQUEST.replace("Last", accepts + "-Last"));
                    var head = raw.until("\r\n\r\n");
                    assertThat(head.contains("gzip")).isEqualTo(accepts.contains("gzip"));
                    // the piece that has the event in it, or at least the end of what a compressor had to flush
                    raw.until(accepts.contains("gzip") ? "\0\0\u00ff\u00ff\r\n" : "data: first\n\n\r\n");
                    arrived.resolve("arrived");
                    raw.until("0\r\n\r\n");
                }
            }
        });
    }

    @Test
    void silence_is_filled_with_comments() {
        run(() -> {
            var routes = Routes.create()
                    .get(
                            "/",
                            request -> Response.events(Duration.ofMillis(20), events -> sleep(Duration.ofMinutes(1))));
            try (var server = HttpServer.start(0, routes);
                    var raw = Raw.connect(server)) {
                raw.send(REQUEST);
                raw.until(": \n\n\r\n");
                raw.until(": \n\n\r\n");
                raw.reset();
            }
        });
    }

    @Test
    void who_sends_events_is_cancelled_when_the_client_goes_away() {
        run(() -> {
            var cancelled = Promise.<String>withResolvers();
            var routes = Routes.create()
                    .get(
                            "/",
                            request -> Response.events(events -> {
                                events.send("hello");
                                try {
                                    sleep(Duration.ofMinutes(1));
                                } catch (Cancelled why) {
                                    cancelled.resolve(why.toString());
                                    throw why;
                                }
                            }));
            try (var server = HttpServer.start(0, routes)) {
                var raw = Raw.connect(server);
                raw.send(REQUEST);
                raw.until("data: hello\n\n");
                raw.reset();
                assertThat(await(cancelled.promise())).contains("the client", "gone away");
            }
        });
    }

    @Test
    void what_would_end_a_field_is_refused() {
        assertThatThrownBy(() -> ServerEvent.of("a\nb", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ServerEvent.of("x").id("a\rb")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ServerEvent.of("x").id("a\0b")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_comment_that_waits_for_the_client_does_not_spoil_what_is_compressed() {
        var noise = new byte[6_000_000];
        new Random(1).nextBytes(noise);
        var large = Base64.getEncoder().encodeToString(noise);
        run(() -> {
            var routes = Routes.create()
                    .filter(Compression.ofResponses())
                    .get(
                            "/",
                            request -> Response.events(Duration.ofMillis(5), events -> {
                                events.send(large);
                                events.send("last");
                                sleep(A_MOMENT);
                            }));
            try (var server = HttpServer.start(0, routes);
                    var raw = Raw.connect(server)) {
                raw.send("GET / HTTP/1.0\r\nHost: x\r\nAccept-Encoding: gzip\r\n\r\n");
                sleep(A_MOMENT);
                raw.until("\r\n\r\n");
                var packed = new ByteArrayInputStream(raw.all().getBytes(StandardCharsets.ISO_8859_1));
                var events = new String(new GZIPInputStream(packed).readAllBytes(), StandardCharsets.UTF_8);
                assertThat(events).contains("data: " + large + "\n\n", "data: last\n\n");
            }
        });
    }
}
