package dev.rondo.http.server;

import static dev.rondo.http.server.Serving.END;
import static dev.rondo.http.server.Serving.HOST;
import static dev.rondo.http.server.Serving.get;
import static dev.rondo.http.server.Serving.post;
import static dev.rondo.http.server.Serving.serve;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.http.Body;
import dev.rondo.http.Request;
import dev.rondo.http.Response;
import dev.rondo.http.client.HttpClient;
import java.io.ByteArrayOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of bodies that handlers read, forward, ignore, or answer too early. */
@Timeout(30)
class RequestBodiesTest {
    private static final Routes ROUTES = Routes.create()
            .get("/next", request -> Response.text("next"))
            .post("/ignore", request -> Response.text("ignored"))
            .post("/echo", request -> Response.of(request.body()))
            .post("/whole", request -> Response.text(request.body().text()))
            .post(
                    "/stream",
                    request ->
                            Response.stream("text/plain", out -> request.body().writeTo(out)))
            .callback(
                    "POST",
                    "/length",
                    (request, reply) ->
                            reply.send(Response.text("" + request.body().bytes().length)))
            .callback("POST", "/callback", (request, reply) -> reply.send(Response.of(request.body())));

    @Test
    void a_callback_gets_a_body_that_is_larger_than_what_waits_for_a_fiber() {
        serve(ROUTES, server -> {
            try (var raw = Raw.connect(server)) {
                raw.send(post("/length", "x".repeat(200_000)));
                assertThat(raw.until("200000")).startsWith("HTTP/1.1 200 ");
            }
        });
    }

    @Test
    void a_body_that_fills_all_room_and_is_ignored_does_not_stop_the_connection() {
        serve(ROUTES, server -> {
            for (int size : new int[] {16_000, 65_535, 65_536, 65_537, 80_000, 131_072, 200_000}) {
                try (var raw = Raw.connect(server)) {
                    raw.send(post("/ignore", "x".repeat(size)));
                    raw.until("ignored");
                    raw.send("GET /next" + END);
                    assertThat(raw.all()).endsWith("next");
                }
            }
        });
    }

    @Test
    void a_body_in_chunks_can_be_the_answer() {
        serve(ROUTES, server -> {
            var chunks = "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n";
            for (var path : new String[] {"/callback", "/echo", "/stream"}) {
                var answers = Raw.ask(server, "POST " + path + HOST + chunks + "GET /next" + END);
                assertThat(answers).contains("hello").endsWith("next");
            }
        });
    }

    @Test
    void a_body_that_goes_back_while_it_comes_is_asked_for_before_the_answer_begins() {
        serve(ROUTES, server -> {
            for (var path : new String[] {"/stream", "/echo"}) {
                try (var raw = Raw.connect(server)) {
                    raw.send("POST " + path + HOST + "Expect: 100-continue\r\nContent-Length: 5\r\n\r\n");
                    raw.until("HTTP/1.1 100 Continue\r\n\r\n");
                    raw.send("hello");
                    raw.end();
                    assertThat(raw.all())
                            .startsWith("HTTP/1.1 200 ")
                            .contains("hello")
                            .doesNotContain("100 Continue");
                }
            }
        });
    }

    @Test
    void a_client_that_waits_to_be_asked_for_a_body_nobody_wants_is_answered_and_the_connection_ends() {
        serve(ROUTES, server -> {
            var head = "POST /ignore" + HOST + "Expect: 100-continue\r\nContent-Length: 500\r\n\r\n";
            assertThat(Raw.ask(server, head)).contains("connection: close").endsWith("ignored");
        });
    }

    @Test
    void a_client_that_sends_more_than_anybody_wants_can_read_the_answer() {
        serve(ROUTES, server -> {
            try (var raw = Raw.connect(server)) {
                raw.send(post("/ignore", "x".repeat(1_000_000)) + get("/next"));
                assertThat(raw.all()).startsWith("HTTP/1.1 200 ").endsWith("ignored");
            }
        });
    }

    @Test
    void a_client_that_sends_more_than_is_allowed_can_read_the_refusal() {
        serve(ROUTES, server -> {
            try (var raw = Raw.connect(server)) {
                raw.send(post("/echo", "x".repeat(5_000_000)) + get("/next"));
                assertThat(raw.all()).startsWith("HTTP/1.1 413 ");
            }
        });
    }

    @Test
    void a_form_without_any_field_is_a_form() {
        var routes = Routes.create()
                .post("/", request -> Response.text(request.form().fields().toString()));
        serve(routes, server -> {
            var head = "POST /" + HOST + "Content-Type: application/x-www-form-urlencoded\r\nConnection: close\r\n";
            assertThat(Raw.ask(server, head + "Content-Length: 0\r\n\r\n")).endsWith("\r\n\r\n{}");
            assertThat(Raw.ask(server, head + "\r\n")).endsWith("\r\n\r\n{}");
        });
    }

    @Test
    void a_body_may_be_too_large_as_a_whole_and_not_in_pieces() {
        serve(Limits.standard().collectedBytes(1000), ROUTES, server -> {
            var close = HOST + "Connection: close\r\n";
            var chunks = close + "Transfer-Encoding: chunked\r\n\r\n3e9\r\n" + "x".repeat(1001) + "\r\n0\r\n\r\n";
            for (var path : new String[] {"/whole", "/length"}) {
                var fits = close + "Content-Length: 1000\r\n\r\n" + "x".repeat(1000);
                assertThat(Raw.ask(server, "POST " + path + fits)).startsWith("HTTP/1.1 200 ");
                assertThat(Raw.ask(server, "POST " + path + chunks))
                        .startsWith("HTTP/1.1 413 ")
                        .contains("1000 bytes");
            }
            assertThat(Raw.ask(server, "POST /stream" + chunks)).startsWith("HTTP/1.1 200 ");
        });
    }

    @Test
    void what_is_in_a_packed_body_may_be_too_large_as_a_whole() {
        var routes = Routes.create()
                .filter(Compression.ofRequests())
                .post("/whole", request -> Response.text(request.body().text()));
        serve(Limits.standard().collectedBytes(1000), routes, server -> {
            try (var client = HttpClient.create()) {
                for (int size : new int[] {1000, 1001}) {
                    var bytes = new ByteArrayOutputStream();
                    try (var packer = new GZIPOutputStream(bytes)) {
                        packer.write(new byte[size]);
                    }
                    var request = Request.post(
                                    "http://localhost:" + server.port() + "/whole",
                                    Body.of(bytes.toByteArray(), "text/plain"))
                            .header("Content-Encoding", "gzip");
                    assertThat(client.send(request).status()).isEqualTo(size > 1000 ? 413 : 200);
                }
            }
        });
    }

    @Test
    void a_body_in_many_small_chunks_comes_whole() {
        serve(ROUTES, server -> {
            var chunks = "Transfer-Encoding: chunked\r\n\r\n" + "1\r\nx\r\n".repeat(20_000) + "0\r\n\r\n";
            try (var raw = Raw.connect(server)) {
                raw.send("POST /length" + HOST + chunks + "GET /next" + END);
                assertThat(raw.all()).contains("20000").endsWith("next");
            }
        });
    }

    @Test
    void a_body_that_is_cut_off_is_answered_with_400() {
        serve(ROUTES, server -> {
            for (var path : new String[] {"/callback", "/whole", "/length"}) {
                try (var raw = Raw.connect(server)) {
                    raw.send(get("/next") + "POST " + path + HOST + "Content-Length: 10\r\n\r\nhello");
                    raw.end();
                    assertThat(raw.all()).contains("next").contains("HTTP/1.1 400 ");
                }
            }
        });
    }

    @Test
    void the_type_of_a_body_cannot_begin_another_header_field() {
        var routes = Routes.create()
                .get("/", request -> Response.of(Body.of(new byte[0], "text/plain\r\nX-Injected: yes")))
                .get("/stream", request -> Response.stream("text/plain\r\nX-Injected: yes", out -> {}))
                .get("/field", request -> Response.text("x").header("X", "y\r\nX-Injected: yes"))
                .get("/name", request -> Response.text("x").header("X-Injected: yes\r\nX", "y"))
                .get("/location", request -> Response.created("/\r\nX-Injected: yes"));
        serve(routes, server -> {
            for (var path : new String[] {"/", "/stream", "/field", "/name", "/location"}) {
                assertThat(Raw.ask(server, "GET " + path + END))
                        .startsWith("HTTP/1.1 500 ")
                        .doesNotContain("X-Injected");
            }
        });
    }
}
