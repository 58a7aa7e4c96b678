package dev.rondo.http.server;

import static dev.rondo.Rondo.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.http.Body;
import dev.rondo.http.MediaType;
import dev.rondo.http.Request;
import dev.rondo.http.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is compressed, and what is not. */
@Timeout(30)
class CompressionTest {
    private static final String TEXT = "all work and no play ".repeat(200);

    @TempDir
    private static Path folder;

    private interface Client {
        void talk(HttpServer server) throws Exception;
    }

    @Test
    void what_is_compressed_can_be_read_in_pieces_without_a_server() throws Exception {
        var routes = Routes.create().filter(Compression.ofResponses()).get("/", request -> Response.text(TEXT));
        var body = routes.handle(Request.get("/").header("Accept-Encoding", "gzip"))
                .body();
        try (var plain = new GZIPInputStream(body.stream())) {
            assertThat(new String(plain.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(TEXT);
        }
    }

    private static void serve(Client client) {
        var routes = Routes.create()
                .filter(Compression.ofResponses())
                .get(
                        "/text",
                        request -> Response.text(TEXT).header("ETag", "\"1\"").header("Accept-Ranges", "bytes"))
                .get(
                        "/stream",
                        request -> Response.stream(MediaType.TEXT, output -> {
                            for (int i = 0; i < 200; i++) {
                                output.write("all work and no play ");
                            }
                        }))
                .get("/short", request -> Response.text("short"))
                .get("/bytes", request -> Response.of(Body.of(TEXT.getBytes(StandardCharsets.UTF_8), MediaType.BYTES)))
                .get("/packed", request -> Response.text(TEXT).header("Content-Encoding", "br"))
                .get("/kept", request -> Response.text(TEXT).header("Cache-Control", "max-age=1, no-transform"))
                .get("/part", request -> Response.text(TEXT).status(206))
                .get("/nothing", request -> Response.noContent())
                .get("/same", request -> Response.of(304).header("ETag", "\"1\""))
                .files("/files", folder)
                .get("/varies", request -> Response.text(TEXT).header("Vary", "Origin, accept-encoding"))
                .group(
                        "/in",
                        group -> group.filter(Compression.ofRequests())
                                .post(
                                        "/{name}",
                                        request -> Response.text(request.parameter("name") + " "
                                                + request.body().text().length())));
        run(() -> {
            try (var server = HttpServer.start(0, routes)) {
                client.talk(server);
            }
        });
    }

    private static String get(HttpServer server, String path, String accepts) throws IOException {
        return Raw.ask(
                server,
                "GET " + path + " HTTP/1.1\r\nHost: x\r\nAccept-Encoding: " + accepts
                        + "\r\nConnection: close\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/text", "/stream"})
    void curl_unpacks_what_was_packed(String path) {
        serve(server -> {
            var address = "http://localhost:" + server.port() + path;
            assertThat(Curl.ask("--compressed", address)).isEqualTo(TEXT);
            assertThat(Curl.ask("-H", "Accept-Encoding: deflate", "--compressed", address))
                    .isEqualTo(TEXT);
            assertThat(Curl.ask("--compressed", "-o", "/dev/null", "-D", "-", address))
                    .contains("Content-Encoding: gzip", "Vary: Accept-Encoding");
            assertThat(Curl.ask("--compressed", "-o", "/dev/null", "-w", "%{size_download}", address))
                    .satisfies(size -> assertThat(Integer.parseInt(size)).isLessThan(TEXT.length() / 2 + 1000));
            assertThat(Curl.ask(address)).isEqualTo(TEXT);
        });
    }

    @Test
    void a_body_that_is_there_as_a_whole_gets_its_new_length_and_a_weak_tag() {
        serve(server -> {
            var answer = get(server, "/text", "gzip");
            int body = answer.indexOf("\r\n\r\n") + 4;
            assertThat(answer)
                    .contains("\r\nETag: W/\"1\"\r\n", "\r\ncontent-length: " + (answer.length() - body) + "\r\n")
                    .doesNotContain("Accept-Ranges");
            var packed = answer.substring(body).getBytes(StandardCharsets.ISO_8859_1);
            assertThat(new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes())
                    .asString()
                    .isEqualTo(TEXT);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "/same, gzip, true, true",
        "/same, br, true, false",
        "/files/long.txt, gzip, true, true",
        "/files/long.txt, br, true, false",
        "/files/short.txt, gzip, false, false",
        "/files/picture.png, gzip, false, false"
    })
    void what_has_not_changed_varies_and_is_tagged_as_what_it_stands_for(
            String path, String accepts, boolean varies, boolean weak) throws IOException {
        Files.writeString(folder.resolve("long.txt"), TEXT);
        Files.writeString(folder.resolve("short.txt"), "short");
        Files.writeString(folder.resolve("picture.png"), TEXT);
        serve(server -> {
            for (var condition : List.of("", "If-None-Match: *\r\n")) {
                var answer = get(server, path, accepts + "\r\n" + condition + "X-Y: z");
                assertThat(answer.startsWith("HTTP/1.1 304 ")).isEqualTo(path.equals("/same") || !condition.isEmpty());
                assertThat(answer.contains("\r\nVary: Accept-Encoding\r\n")).isEqualTo(varies);
                assertThat(answer).contains(weak ? "\r\nETag: W/\"" : "\r\nETag: \"");
            }
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip|gzip",
                "x-gzip|gzip",
                "deflate|deflate",
                "deflate, gzip|gzip",
                "gzip;q=0.5, deflate;q=0.8|deflate",
                "*|gzip",
                "gzip;q=0, *|deflate",
                "br, zstd|",
                "gzip;q=0|",
                "gzip;q=x|",
                "identity, gzip;q=0.5|",
                "*;q=0|",
                "|",
            })
    void the_client_says_what_it_likes(String accepts, String coding) {
        serve(server -> {
            var answer = get(server, "/text", accepts == null ? "" : accepts);
            assertThat(answer).contains("\r\nVary: Accept-Encoding\r\n");
            if (coding == null) {
                assertThat(answer).doesNotContain("Content-Encoding").endsWith(TEXT);
            } else {
                assertThat(answer).contains("\r\nContent-Encoding: " + coding + "\r\n");
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/short", "/bytes", "/packed", "/kept", "/part", "/nothing"})
    void what_is_not_worth_it_or_may_not_be_changed_stays_as_it_is(String path) {
        serve(server ->
                assertThat(get(server, path, "gzip")).doesNotContain("gzip").doesNotContain("Vary"));
    }

    @Test
    void vary_is_said_once() {
        serve(server -> assertThat(get(server, "/varies", "gzip"))
                .contains("Content-Encoding: gzip", "\r\nVary: Origin, accept-encoding\r\n")
                .doesNotContain("Vary: Accept"));
    }

    @Test
    void head_says_what_get_would_and_has_no_body() {
        serve(server -> assertThat(Raw.ask(
                        server, "HEAD /text HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n"))
                .contains("Content-Encoding: gzip", "Vary: Accept-Encoding")
                .doesNotContain("content-length")
                .endsWith("\r\n\r\n"));
    }

    private static String packed(String coding, byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var packing = coding.equals("deflate") ? new DeflaterOutputStream(packed) : new GZIPOutputStream(packed)) {
            packing.write(bytes);
        }
        return packed.toString(StandardCharsets.ISO_8859_1);
    }

    private static String post(HttpServer server, String coding, String body) throws IOException {
        return Raw.ask(
                server,
                "POST /in/box HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Encoding: " + coding
                        + "\r\nContent-Length: " + body.length() + "\r\nConnection: close\r\n\r\n" + body);
    }

    @Test
    void bodies_of_requests_are_unpacked_on_demand() {
        serve(server -> {
            for (var coding : new String[] {"gzip", "X-GZip", "deflate"}) {
                assertThat(post(server, coding, packed(coding, TEXT.getBytes(StandardCharsets.UTF_8))))
                        .startsWith("HTTP/1.1 200 ")
                        .endsWith("\r\n\r\nbox " + TEXT.length());
            }
            assertThat(post(server, "identity", "plain")).endsWith("box 5");
        });
    }

    @Test
    void bombs_are_refused_with_413() {
        serve(server -> {
            var limit = (int) Limits.standard().bodyBytes();
            assertThat(post(server, "gzip", packed("gzip", new byte[limit]))).endsWith("box " + limit);
            assertThat(post(server, "gzip", packed("gzip", new byte[limit + 1])))
                    .startsWith("HTTP/1.1 413 ");
            var bomb = packed("deflate", new byte[200 * limit]);
            assertThat(bomb.length()).isLessThan(limit / 4);
            assertThat(post(server, "deflate", bomb)).startsWith("HTTP/1.1 413 ");
        });
    }

    @Test
    void what_is_not_what_it_says_is_refused_with_400_and_unknown_codings_with_415() {
        serve(server -> {
            var packed = packed("gzip", TEXT.getBytes(StandardCharsets.UTF_8));
            assertThat(post(server, "gzip", packed.substring(0, 20))).startsWith("HTTP/1.1 400 ");
            assertThat(post(server, "gzip", "nonsense")).startsWith("HTTP/1.1 400 ");
            assertThat(post(server, "gzip", "")).startsWith("HTTP/1.1 400 ");
            assertThat(post(server, "deflate", packed)).startsWith("HTTP/1.1 400 ");
            for (var coding : new String[] {"br", "gzip, gzip", "compress"}) {
                assertThat(post(server, coding, packed))
                        .startsWith("HTTP/1.1 415 ")
                        .contains("\r\nAccept-Encoding: gzip, deflate\r\n");
            }
        });
    }
}
