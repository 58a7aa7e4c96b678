package dev.rondo.http.server;

import static dev.rondo.Rondo.go;
import static dev.rondo.Rondo.run;
import static dev.rondo.Rondo.sleep;
import static dev.rondo.http.server.RawHttp2.CONTINUATION;
import static dev.rondo.http.server.RawHttp2.DATA;
import static dev.rondo.http.server.RawHttp2.END_HEADERS;
import static dev.rondo.http.server.RawHttp2.END_STREAM;
import static dev.rondo.http.server.RawHttp2.GOAWAY;
import static dev.rondo.http.server.RawHttp2.HEADERS;
import static dev.rondo.http.server.RawHttp2.PING;
import static dev.rondo.http.server.RawHttp2.PRIORITY;
import static dev.rondo.http.server.RawHttp2.RST_STREAM;
import static dev.rondo.http.server.RawHttp2.WINDOW_UPDATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.rondo.fiber.Cancelled;
import dev.rondo.http.Body;
import dev.rondo.http.Response;
import io.netty.handler.codec.http2.Http2Error;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What clients do to use up a server of HTTP/2. Each is told to stop, and the others are served. */
@Timeout(60)
class Http2FloodTest {
    private static final int INITIAL_WINDOW_SIZE = 4;

    interface Attack {
        void on(HttpServer server) throws Exception;
    }

    /** Frames that are sent for ever, each round with a stream of its own. */
    interface Round {
        void write(int stream, ByteArrayOutputStream out);
    }

    private static final AtomicInteger CANCELLED = new AtomicInteger();

    static void against(Limits limits, Attack attack) {
        CANCELLED.set(0);
        var routes = Routes.create()
                .get("/", request -> Response.text("served"))
                .get("/large", request -> Response.of(Body.of(new byte[100_000], "application/octet-stream")))
                .get("/wait", request -> {
                    try {
                        sleep(Duration.ofMinutes(1));
                    } catch (Cancelled why) {
                        CANCELLED.incrementAndGet();
                        throw why;
                    }
                    return Response.text("too late");
                })
                .get(
                        "/endless",
                        request -> Response.stream("text/plain", output -> {
                            try {
                                while (true) {
                                    output.write("0123456789".repeat(1000));
                                }
                            } catch (Cancelled why) {
                                CANCELLED.incrementAndGet();
                                throw why;
                            }
                        }))
                .post("/wait", request -> {
                    sleep(Duration.ofMinutes(1));
                    return Response.text("too late");
                });
        run(() -> {
            try (var server =
                    HttpServer.builder().port(0).handler(routes).limits(limits).start()) {
                ask(server);
                attack.on(server);
                ask(server);
                while (server.statistics().connections() > 0) {
                    sleep(Duration.ofMillis(1));
                }
                assertThat(server.statistics().running()).isZero();
            }
        });
    }

    static void ask(HttpServer server) throws IOException {
        try (var other = RawHttp2.open(server)) {
            other.get(1, "/");
            assertThat(other.answer(1).body()).isEqualTo("served");
        }
    }

    static void against(Attack attack) {
        against(Limits.standard(), attack);
    }

    /** Sends rounds until the server reads no more, and meanwhile looks for how it ends. */
    static Http2Error flood(RawHttp2 raw, int most, Round round) throws IOException {
        var _ = go("flood", () -> {
            try {
                for (int i = 0; i < most; i += 100) {
                    var out = new ByteArrayOutputStream();
                    for (int j = i; j < i + 100; j++) {
                        round.write(2 * j + 1, out);
                    }
                    raw.send(out.toByteArray());
                }
            } catch (IOException closed) {
                // as it should be
            }
            return null;
        });
        return raw.next(GOAWAY).error();
    }

    static Stream<Arguments> floods() {
        var get = RawHttp2.request("GET", "/wait");
        return Stream.of(
                flood("rapid reset, CVE-2023-44487", (stream, out) -> {
                    out.writeBytes(RawHttp2.bytes(HEADERS, END_HEADERS | END_STREAM, stream, get));
                    out.writeBytes(RawHttp2.bytes(RST_STREAM, 0, stream, RawHttp2.number(8)));
                }),
                flood("made you reset by a window of nothing, CVE-2025-8671", (stream, out) -> {
                    out.writeBytes(RawHttp2.bytes(HEADERS, END_HEADERS | END_STREAM, stream, get));
                    out.writeBytes(RawHttp2.bytes(WINDOW_UPDATE, 0, stream, RawHttp2.number(0)));
                }),
                flood("made you reset by a window that overflows", (stream, out) -> {
                    out.writeBytes(RawHttp2.bytes(HEADERS, END_HEADERS | END_STREAM, stream, get));
                    out.writeBytes(RawHttp2.bytes(WINDOW_UPDATE, 0, stream, RawHttp2.number(Integer.MAX_VALUE)));
                }),
                flood("made you reset by data behind the end", (stream, out) -> {
                    out.writeBytes(RawHttp2.bytes(HEADERS, END_HEADERS | END_STREAM, stream, get));
                    out.writeBytes(RawHttp2.bytes(DATA, 0, stream, (byte) 'x'));
                }),
                flood(
                        "malformed requests",
                        (stream, out) -> out.writeBytes(RawHttp2.bytes(
                                HEADERS, END_HEADERS | END_STREAM, stream, RawHttp2.fields(":method", "GET")))),
                flood("settings", (stream, out) -> out.writeBytes(RawHttp2.settings(3, 100))),
                flood("pings", (stream, out) -> out.writeBytes(RawHttp2.bytes(PING, 0, 0, new byte[8]))),
                flood(
                        "priorities",
                        (stream, out) -> out.writeBytes(RawHttp2.bytes(
                                PRIORITY, 0, stream, (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 16))),
                flood("unknown frames", (stream, out) -> out.writeBytes(RawHttp2.bytes(99, 0, 0, new byte[0]))));
    }

    private static Arguments flood(String name, Round round) {
        return Arguments.argumentSet(name, round);
    }

    @ParameterizedTest
    @MethodSource("floods")
    void a_flood_of_what_brings_nothing_ends_with_ENHANCE_YOUR_CALM(Round round) {
        against(server -> {
            try (var raw = RawHttp2.open(server)) {
                assertThat(flood(raw, 20_000, round)).isEqualTo(Http2Error.ENHANCE_YOUR_CALM);
                assertThat(raw.all()).isEmpty();
            }
        });
    }

    @Test
    void requests_that_are_taken_back_are_cancelled() {
        against(server -> {
            try (var raw = RawHttp2.open(server)) {
                for (int i = 0; i < 50; i++) {
                    raw.get(2 * i + 1, "/wait");
                }
                while (server.statistics().running() < 50) {
                    sleep(Duration.ofMillis(1));
                }
                for (int i = 0; i < 50; i++) {
                    raw.frame(RST_STREAM, 0, 2 * i + 1, RawHttp2.number(8));
                }
                raw.get(101, "/");
                assertThat(raw.answer(101).body()).isEqualTo("served");
                assertThat(CANCELLED).hasValue(50);
                assertThat(server.statistics().gone()).isEqualTo(50);
            }
        });
    }

    @Test
    void empty_data_without_end_ends_with_ENHANCE_YOUR_CALM() {
        against(server -> {
            try (var raw = RawHttp2.open(server)) {
                raw.post(1, "/wait");
                assertThat(flood(raw, 1000, (stream, out) -> out.writeBytes(RawHttp2.bytes(DATA, 0, 1))))
                        .isEqualTo(Http2Error.ENHANCE_YOUR_CALM);
            }
        });
    }

    @Test
    void a_window_that_is_opened_byte_by_byte_ends_with_ENHANCE_YOUR_CALM() {
        against(server -> {
            try (var raw = RawHttp2.open(server, INITIAL_WINDOW_SIZE, 0)) {
                raw.get(1, "/endless");
                assertThat(flood(
                                raw,
                                20_000,
                                (stream, out) ->
                                        out.writeBytes(RawHttp2.bytes(WINDOW_UPDATE, 0, 1, RawHttp2.number(1)))))
                        .isEqualTo(Http2Error.ENHANCE_YOUR_CALM);
            }
        });
    }

    @Test
    void continuations_of_headers_that_never_end_are_cut_off() {
        against(server -> {
            try (var raw = RawHttp2.open(server)) {
                raw.frame(HEADERS, END_STREAM, 1, RawHttp2.request("GET", "/"));
                assertThat(flood(raw, 1000, (stream, out) -> out.writeBytes(RawHttp2.bytes(CONTINUATION, 0, 1))))
                        .isEqualTo(Http2Error.ENHANCE_YOUR_CALM);
            }
            try (var raw = RawHttp2.open(server)) {
                raw.frame(HEADERS, END_STREAM, 1, RawHttp2.request("GET", "/"));
                var many = RawHttp2.fields("a", "x".repeat(10_000));
                assertThat(flood(raw, 1000, (stream, out) -> out.writeBytes(RawHttp2.bytes(CONTINUATION, 0, 1, many))))
                        .isEqualTo(Http2Error.PROTOCOL_ERROR);
            }
        });
    }

    @Test
    void a_bomb_of_header_compression_is_answered_431_and_nothing_of_it_is_kept() {
        against(server -> {
            try (var raw = RawHttp2.open(server)) {
                var bomb = new ByteArrayOutputStream();
                bomb.writeBytes(RawHttp2.request("GET", "/"));
                bomb.write(0x40); // joins the dynamic table
                bomb.writeBytes(RawHttp2.literal("bomb"));
                bomb.writeBytes(RawHttp2.literal("x".repeat(3900)));
                for (int i = 0; i < 10_000; i++) {
                    bomb.write(0x80 | 62); // the newest of the dynamic table
                }
                raw.frame(HEADERS, END_HEADERS | END_STREAM, 1, bomb.toByteArray());
                var answer = raw.answer(1);
                assertThat(answer.status()).isEqualTo(431);
                assertThat(answer.body()).contains("16384 bytes");
                raw.get(3, "/");
                assertThat(raw.answer(3).body()).isEqualTo("served");
            }
        });
    }

    @Test
    void more_header_fields_than_there_may_be_are_answered_431() {
        against(server -> {
            try (var raw = RawHttp2.open(server)) {
                var fields = new String[2 * 100];
                for (int i = 0; i < fields.length; i++) {
                    fields[i] = "f" + i / 2;
                }
                raw.frame(HEADERS, END_HEADERS | END_STREAM, 1, RawHttp2.request("GET", "/", fields));
                assertThat(raw.answer(1).status()).isEqualTo(431);
            }
        });
    }

    @Test
    void a_window_that_overflows_is_an_error_of_flow_control() {
        against(server -> {
            try (var raw = RawHttp2.open(server)) {
                raw.get(1, "/wait");
                raw.frame(WINDOW_UPDATE, 0, 1, RawHttp2.number(Integer.MAX_VALUE));
                var reset = raw.nextOf(1);
                assertThat(reset.type()).isEqualTo(RST_STREAM);
                assertThat(reset.error()).isEqualTo(Http2Error.FLOW_CONTROL_ERROR);
                raw.frame(WINDOW_UPDATE, 0, 0, RawHttp2.number(Integer.MAX_VALUE));
                assertThat(raw.next(GOAWAY).error()).isEqualTo(Http2Error.FLOW_CONTROL_ERROR);
            }
        });
    }

    @Test
    void a_client_that_sends_more_than_its_window_is_refused() {
        against(server -> {
            try (var raw = RawHttp2.open(server)) {
                raw.post(1, "/wait");
                var _ = go("sender", () -> {
                    for (int i = 0; i < 20; i++) {
                        raw.frame(DATA, 0, 1, new byte[16_000]);
                    }
                    return null;
                });
                var frame = raw.nextOf(1);
                while (frame.type() == WINDOW_UPDATE) {
                    frame = raw.nextOf(1);
                }
                assertThat(frame.type()).isEqualTo(RST_STREAM);
                assertThat(frame.error()).isEqualTo(Http2Error.FLOW_CONTROL_ERROR);
            }
        });
    }

    @Test
    void a_client_whose_window_stays_closed_is_given_up_after_sendTime() {
        against(Limits.standard().sendTime(Duration.ofMillis(100)), server -> {
            try (var raw = RawHttp2.open(server, INITIAL_WINDOW_SIZE, 0)) {
                raw.get(1, "/endless");
                assertThat(raw.nextOf(1).type()).isEqualTo(HEADERS);
                var reset = raw.nextOf(1);
                assertThat(reset.type()).isEqualTo(RST_STREAM);
                assertThat(reset.error()).isEqualTo(Http2Error.CANCEL);
                assertThat(server.statistics().gone()).isEqualTo(1);
                assertThat(CANCELLED).hasValue(1);
            }
        });
    }

    @Test
    void a_client_that_reads_nothing_is_cut_off_after_sendTime() {
        against(Limits.standard().sendTime(Duration.ofMillis(100)), server -> {
            try (var raw = RawHttp2.open(server, INITIAL_WINDOW_SIZE, Integer.MAX_VALUE)) {
                raw.frame(WINDOW_UPDATE, 0, 0, RawHttp2.number(Integer.MAX_VALUE - 65_535));
                raw.get(1, "/endless");
                while (server.statistics().running() == 0 && server.statistics().gone() == 0) {
                    sleep(Duration.ofMillis(1));
                }
                while (server.statistics().connections() > 0) {
                    sleep(Duration.ofMillis(1));
                }
                assertThat(server.statistics().gone()).isEqualTo(1);
            }
        });
    }

    @Test
    void who_takes_too_long_for_the_preface_or_the_settings_is_closed() {
        against(Limits.standard().headerTime(Duration.ofMillis(100)), server -> {
            try (var raw = RawHttp2.connect(server)) {
                raw.send(RawHttp2.PREFACE.substring(0, 20).getBytes(StandardCharsets.US_ASCII));
                assertThat(raw.all()).isEmpty();
            }
            try (var raw = RawHttp2.connect(server)) {
                raw.send(RawHttp2.PREFACE.getBytes(StandardCharsets.US_ASCII));
                assertThat(raw.next(GOAWAY).error()).isEqualTo(Http2Error.NO_ERROR);
                assertThat(raw.all()).isEmpty();
            }
        });
    }

    @Test
    void who_takes_too_long_for_a_head_is_refused_also_while_another_stream_is_open() {
        against(Limits.standard().headerTime(Duration.ofMillis(300)), server -> {
            try (var raw = RawHttp2.open(server)) {
                raw.get(1, "/wait");
                raw.frame(HEADERS, END_STREAM, 3, RawHttp2.request("GET", "/"));
                raw.frame(CONTINUATION, END_HEADERS, 3);
                assertThat(raw.answer(3).body()).isEqualTo("served");
                raw.frame(HEADERS, END_STREAM, 5, RawHttp2.request("GET", "/"));
                raw.frame(CONTINUATION, 0, 5);
                assertThat(raw.next(GOAWAY).error()).isEqualTo(Http2Error.ENHANCE_YOUR_CALM);
                assertThat(raw.all()).isEmpty();
            }
            try (var raw = RawHttp2.open(server)) {
                var head = RawHttp2.bytes(HEADERS, END_HEADERS, 1, RawHttp2.request("GET", "/"));
                raw.send(Arrays.copyOf(head, head.length - 1));
                assertThat(raw.next(GOAWAY).error()).isEqualTo(Http2Error.ENHANCE_YOUR_CALM);
                assertThat(raw.all()).isEmpty();
            }
            assertThat(CANCELLED).hasValue(1);
        });
    }

    @Test
    void a_stream_that_is_made_useless_by_data_behind_its_end_costs_as_a_reset() {
        against(Limits.standard().controlFrames(12), server -> {
            try (var raw = RawHttp2.open(server)) {
                for (int i = 1; i < 6; i += 2) {
                    raw.get(i, "/wait");
                    raw.frame(DATA, 0, i, (byte) 'x');
                }
                assertThat(raw.next(GOAWAY).error()).isEqualTo(Http2Error.ENHANCE_YOUR_CALM);
            }
        });
    }

    @Test
    void who_opens_no_stream_for_idleTime_is_closed() {
        against(Limits.standard().idleTime(Duration.ofMillis(300)), server -> {
            try (var raw = RawHttp2.open(server)) {
                raw.get(1, "/");
                assertThat(raw.answer(1).body()).isEqualTo("served");
                assertThat(raw.goodbye().error()).isEqualTo(Http2Error.NO_ERROR);
                assertThat(raw.all()).isEmpty();
            }
        });
    }

    @Test
    void more_streams_than_there_may_be_are_refused() {
        against(Limits.standard().streams(2), server -> {
            try (var raw = RawHttp2.open(server)) {
                raw.get(1, "/wait");
                raw.get(3, "/wait");
                raw.post(5, "/wait");
                raw.frame(DATA, END_STREAM, 5, (byte) 'x');
                var reset = raw.next(RST_STREAM);
                assertThat(reset.stream()).isEqualTo(5);
                assertThat(reset.error()).isEqualTo(Http2Error.REFUSED_STREAM);
                raw.frame(RST_STREAM, 0, 1, RawHttp2.number(8));
                raw.get(7, "/");
                assertThat(raw.answer(7).body()).isEqualTo("served");
            }
        });
    }

    @Test
    void answers_that_nobody_takes_are_no_credit_for_resets() {
        against(server -> {
            try (var raw = RawHttp2.open(server, INITIAL_WINDOW_SIZE, 0)) {
                for (int i = 0; i < 1_000; i++) {
                    int stream = 2 * i + 1;
                    raw.get(stream, "/large");
                    var frame = raw.next();
                    while (frame.type() != HEADERS && frame.type() != GOAWAY) {
                        frame = raw.next();
                    }
                    if (frame.type() == GOAWAY) {
                        assertThat(frame.error()).isEqualTo(Http2Error.ENHANCE_YOUR_CALM);
                        return;
                    }
                    raw.frame(RST_STREAM, 0, stream, RawHttp2.number(8));
                }
                fail("a thousand requests could be taken back");
            }
        });
    }
}
