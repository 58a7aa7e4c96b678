package dev.rondo.http.server;

import static dev.rondo.Rondo.run;
import static dev.rondo.http.server.RawHttp2.DATA;
import static dev.rondo.http.server.RawHttp2.END_HEADERS;
import static dev.rondo.http.server.RawHttp2.END_STREAM;
import static dev.rondo.http.server.RawHttp2.GOAWAY;
import static dev.rondo.http.server.RawHttp2.HEADERS;
import static dev.rondo.http.server.RawHttp2.RST_STREAM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.http.Response;
import io.netty.handler.codec.http2.Http2Error;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that are none by RFC 9113, section 8: their streams are reset, and the handler never sees them. */
@Timeout(30)
class Http2MalformedTest {
    private interface Client {
        void talk(RawHttp2 raw) throws Exception;
    }

    private static void serve(Client client) {
        var routes = Routes.create()
                .get("/", request -> Response.text("served"))
                .get("/a", request -> Response.text("served"))
                .post("/", request -> Response.text(request.body().text()));
        run(() -> {
            try (var server = HttpServer.start(0, routes);
                    var raw = RawHttp2.open(server)) {
                client.talk(raw);
                assertThat(server.statistics().failed()).isZero();
            }
        });
    }

    private static String[] request(String... more) {
        var fields = new ArrayList<>(List.of(":method", "GET", ":scheme", "http", ":path", "/", ":authority", "x"));
        fields.addAll(Arrays.asList(more));
        return fields.toArray(String[]::new);
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                        request("connection", "keep-alive"),
                        request("transfer-encoding", "chunked"),
                        request("keep-alive", "5"),
                        request("proxy-connection", "keep-alive"),
                        request("upgrade", "h2c"),
                        request("te", "gzip"),
                        request("Upper", "case"),
                        request("", "no name"),
                        request("a b", "a space"),
                        request("a:b", "a colon"),
                        request("a\r\nb", "a line"),
                        request("a", "b\r\nc: d"),
                        request("a", "b\nc"),
                        request("a", "b\0c"),
                        request("a", " b"),
                        request("a", "b\t"),
                        request(":path", "/twice"),
                        request(":status", "200"),
                        request(":unknown", "x"),
                        request("a", "b", ":protocol", "websocket"),
                        request("host", "y"),
                        request("content-length", "one"),
                        request("content-length", "-1"),
                        request("content-length", "1"),
                        request("content-length", "0", "content-length", "1"),
                        new String[] {":method", "GET", ":scheme", "http", ":authority", "x"},
                        new String[] {":method", "GET", ":path", "/", ":authority", "x"},
                        new String[] {":scheme", "http", ":path", "/", ":authority", "x"},
                        new String[] {":method", "GET", ":scheme", "http", ":path", "", ":authority", "x"},
                        new String[] {":method", "G T", ":scheme", "http", ":path", "/", ":authority", "x"},
                        new String[] {":method", "GET", ":scheme", "http", ":path", "/", ":authority", "user@x"},
                        new String[] {":method", "GET", ":scheme", "http", ":authority", "x", "a", "b", ":path", "/"},
                        new String[] {
                            ":method", "GET", ":scheme", "http", ":path", "/", ":protocol", "x", ":authority", "x"
                        },
                        new String[] {":status", "200"})
                .map(fields -> Arguments.argumentSet(visible(fields), (Object) fields));
    }

    private static String visible(String... fields) {
        return String.join(" ", fields).replace("\r", "CR").replace("\n", "LF").replace("\0", "NUL");
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void a_malformed_request_resets_its_stream_and_no_other(String... fields) {
        serve(raw -> {
            raw.frame(HEADERS, END_HEADERS | END_STREAM, 1, RawHttp2.fields(fields));
            var reset = raw.nextOf(1);
            assertThat(reset.type()).isEqualTo(RST_STREAM);
            assertThat(reset.error()).isEqualTo(Http2Error.PROTOCOL_ERROR);
            raw.get(3, "/");
            assertThat(raw.answer(3).body()).isEqualTo("served");
        });
    }

    @ParameterizedTest
    @MethodSource("targets")
    void an_odd_target_is_answered_400(String target) {
        serve(raw -> {
            raw.get(1, target);
            assertThat(raw.answer(1).status()).isEqualTo(400);
        });
    }

    static List<String> targets() {
        return List.of("a", "http://x/", "*", "/a b", "/\u00e4", "/a#b", "/%", "/../a", "/a/%2e%2e/b");
    }

    @Test
    void a_request_without_an_authority_is_answered_400_and_with_Host_alone_it_is_served() {
        serve(raw -> {
            raw.frame(
                    HEADERS,
                    END_HEADERS | END_STREAM,
                    1,
                    RawHttp2.fields(":method", "GET", ":scheme", "http", ":path", "/"));
            assertThat(raw.answer(1).status()).isEqualTo(400);
            raw.frame(
                    HEADERS,
                    END_HEADERS | END_STREAM,
                    3,
                    RawHttp2.fields(":method", "GET", ":scheme", "http", ":path", "/", "host", "x"));
            assertThat(raw.answer(3).body()).isEqualTo("served");
        });
    }

    @Test
    void data_must_be_as_long_as_it_says() {
        serve(raw -> {
            raw.post(1, "/", "content-length", "5");
            raw.frame(DATA, END_STREAM, 1, new byte[4]);
            assertThat(raw.nextOf(1).error()).isEqualTo(Http2Error.PROTOCOL_ERROR);
            raw.post(3, "/", "content-length", "5");
            raw.frame(DATA, 0, 3, new byte[6]);
            assertThat(raw.nextOf(3).error()).isEqualTo(Http2Error.PROTOCOL_ERROR);
            raw.post(5, "/", "content-length", "5");
            raw.frame(DATA, END_STREAM, 5, "12345".getBytes(StandardCharsets.US_ASCII));
            assertThat(raw.answer(5).body()).isEqualTo("12345");
        });
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                broken("an even stream", RawHttp2.bytes(HEADERS, 5, 2, RawHttp2.request("GET", "/"))),
                broken("data of no stream", RawHttp2.bytes(DATA, 0, 0, (byte) 1)),
                broken("data of an idle stream", RawHttp2.bytes(DATA, 0, 7, (byte) 1)),
                broken("a push", RawHttp2.bytes(5, END_HEADERS, 1, RawHttp2.number(2))),
                broken(
                        "headers in between",
                        RawHttp2.bytes(HEADERS, 0, 1, RawHttp2.request("GET", "/")),
                        RawHttp2.settings()),
                broken("a lone continuation", RawHttp2.bytes(9, 4, 1, RawHttp2.request("GET", "/"))),
                broken("a compression that is none", RawHttp2.bytes(HEADERS, 5, 1, (byte) 0xFF, (byte) 0xFF)),
                broken("an index beyond the table", RawHttp2.bytes(HEADERS, 5, 1, (byte) 0xFE)),
                broken("a frame that is too large", RawHttp2.bytes(DATA, 0, 1, new byte[20_000])),
                broken("a short ping", RawHttp2.bytes(RawHttp2.PING, 0, 0, (byte) 1)),
                broken("settings of a stream", RawHttp2.bytes(RawHttp2.SETTINGS, 0, 1)),
                broken("a window too large", RawHttp2.settings(4, -1)),
                broken("padding longer than the frame", RawHttp2.bytes(HEADERS, 13, 1, (byte) 200, (byte) 0)),
                broken("a reset of an idle stream", RawHttp2.bytes(RST_STREAM, 0, 9, RawHttp2.number(8))));
    }

    private static Arguments broken(String name, byte[]... frames) {
        return Arguments.argumentSet(name, (Object) frames);
    }

    @ParameterizedTest
    @MethodSource("broken")
    void frames_that_break_the_rules_end_the_connection_with_a_word(byte[]... frames) {
        serve(raw -> {
            for (var frame : frames) {
                raw.send(frame);
            }
            assertThat(raw.next(GOAWAY).error()).isNotEqualTo(Http2Error.NO_ERROR);
            assertThat(raw.all()).isEmpty();
        });
    }

    @Test
    void what_does_not_begin_with_settings_ends_the_connection() {
        run(() -> {
            try (var server = HttpServer.start(0, Routes.create());
                    var raw = RawHttp2.connect(server)) {
                raw.send(RawHttp2.PREFACE.getBytes(StandardCharsets.US_ASCII));
                raw.get(1, "/");
                assertThat(raw.next(GOAWAY).error()).isEqualTo(Http2Error.PROTOCOL_ERROR);
            }
        });
    }

    @Test
    void a_body_behind_a_malformed_head_is_no_error_of_the_connection() {
        serve(raw -> {
            raw.frame(HEADERS, END_HEADERS, 1, RawHttp2.fields(request("a", " blank")));
            raw.frame(DATA, END_STREAM, 1, new byte[4]);
            assertThat(raw.nextOf(1).error()).isEqualTo(Http2Error.PROTOCOL_ERROR);
            raw.get(3, "/");
            assertThat(raw.answer(3).body()).isEqualTo("served");
        });
    }
}
