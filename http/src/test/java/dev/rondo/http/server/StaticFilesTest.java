package dev.rondo.http.server;

import static dev.rondo.http.server.Serving.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.http.Body;
import dev.rondo.http.Response;
import dev.rondo.net.Certificates;
import dev.rondo.net.Network;
import dev.rondo.net.TcpSocket;
import dev.rondo.net.Tls;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is to be had of a folder of files. */
@Timeout(30)
class StaticFilesTest {
    private static final String THEN = "Sun, 06 Nov 1994 08:49:37 GMT";

    @TempDir
    Path folder;

    @BeforeEach
    void files() throws IOException {
        Files.writeString(folder.resolve("hello.txt"), "0123456789");
        Files.setLastModifiedTime(folder.resolve("hello.txt"), FileTime.from(Instant.parse("1994-11-06T08:49:37.25Z")));
        Files.writeString(folder.resolve("empty.css"), "");
        Files.createDirectory(folder.resolve("docs"));
        Files.writeString(folder.resolve("docs/index.html"), "<p>the docs");
        Files.createDirectory(folder.resolve("bare"));
        Files.writeString(folder.resolve("with space é.json"), "{}");
    }

    private String ask(String line, String... fields) {
        return ask(StaticFiles.of(folder), line, fields);
    }

    private static String ask(StaticFiles files, String line, String... fields) {
        var answer = new StringBuilder();
        Serving.serve(
                Routes.create().files("/static", files),
                server -> answer.append(Raw.ask(server, request(line, fields))));
        return answer.toString();
    }

    private String tag() {
        return ask("HEAD /static/hello.txt").replaceAll("(?s).*ETag: (\\S+).*", "$1");
    }

    @Test
    void a_file_comes_with_its_type_and_what_caches_want_to_know() {
        assertThat(ask(StaticFiles.of(folder).cacheControl("max-age=60"), "GET /static/hello.txt"))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains(
                        "\r\ncontent-type: text/plain; charset=utf-8\r\n",
                        "\r\nLast-Modified: " + THEN + "\r\n",
                        "\r\nAccept-Ranges: bytes\r\n",
                        "\r\nCache-Control: max-age=60\r\n",
                        "\r\nX-Content-Type-Options: nosniff\r\n",
                        "\r\ncontent-length: 10\r\n")
                .containsPattern("\r\nETag: \"[0-9a-f]+-a\"\r\n")
                .endsWith("\r\n\r\n0123456789");
        assertThat(ask("GET /static/with%20space%20%C3%A9.json"))
                .contains("content-type: application/json\r\n")
                .endsWith("{}");
        assertThat(ask("GET /static/empty.css")).contains("content-length: 0\r\n", "text/css; charset=utf-8");
    }

    @Test
    void head_says_the_same_without_the_content() {
        assertThat(ask("HEAD /static/hello.txt"))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("content-length: 10\r\n", "ETag: ")
                .endsWith("\r\n\r\n");
    }

    @Test
    void other_methods_are_told_what_there_is() {
        assertThat(ask("DELETE /static/hello.txt"))
                .startsWith("HTTP/1.1 405 ")
                .contains("\r\nAllow: GET, HEAD, OPTIONS\r\n");
    }

    @Test
    void a_folder_is_its_index_behind_a_slash() {
        assertThat(ask("GET /static/docs/"))
                .contains("200 OK", "text/html; charset=utf-8")
                .endsWith("<p>the docs");
        assertThat(ask("GET /static/docs?a=b"))
                .startsWith("HTTP/1.1 301 ")
                .contains("\r\nLocation: /static/docs/?a=b\r\n");
        assertThat(ask("GET /static/bare/")).startsWith("HTTP/1.1 404 ");
        assertThat(ask("GET /static/bare")).startsWith("HTTP/1.1 404 ");
        assertThat(ask("GET /static/")).startsWith("HTTP/1.1 404 ");
        assertThat(ask(StaticFiles.of(folder).index("hello.txt"), "GET /static"))
                .startsWith("HTTP/1.1 301 ")
                .contains("\r\nLocation: /static/\r\n");
    }

    @Test
    void files_may_be_the_whole_server_and_stand_in_groups() {
        Serving.serve(
                Routes.create()
                        .group("/of/{who}", group -> group.files("/x", folder))
                        .files("/", folder),
                server -> {
                    assertThat(Raw.ask(server, request("GET /hello.txt"))).endsWith("0123456789");
                    assertThat(Raw.ask(server, request("GET /of/me/x/docs/"))).endsWith("<p>the docs");
                    assertThat(Raw.ask(server, request("GET /of/me/x/docs"))).contains("Location: /of/me/x/docs/\r\n");
                });
    }

    @Test
    void who_has_it_already_gets_nothing() {
        var tag = tag();
        assertThat(ask("GET /static/hello.txt", "If-None-Match: \"other\", W/" + tag + "\r\n"))
                .startsWith("HTTP/1.1 304 ")
                .contains("ETag: " + tag, "Last-Modified: " + THEN)
                .doesNotContain("content-length")
                .endsWith("\r\n\r\n");
        assertThat(ask("GET /static/hello.txt", "If-None-Match: \"x\"\r\n", "If-None-Match: *\r\n"))
                .startsWith("HTTP/1.1 200 ");
        assertThat(ask("GET /static/hello.txt", "If-None-Match: *\r\n")).startsWith("HTTP/1.1 304 ");
        assertThat(ask("GET /static/hello.txt", "If-Modified-Since: " + THEN + "\r\n"))
                .startsWith("HTTP/1.1 304 ");
        assertThat(ask("GET /static/hello.txt", "If-Modified-Since: Sun, 06 Nov 1994 08:49:36 GMT\r\n"))
                .startsWith("HTTP/1.1 200 ");
        assertThat(ask("GET /static/hello.txt", "If-Modified-Since: nonsense\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"})
    void dates_may_be_written_in_the_old_ways(String date) {
        assertThat(ask("GET /static/hello.txt", "If-Modified-Since: " + date + "\r\n"))
                .startsWith("HTTP/1.1 304 ");
    }

    @Test
    void tags_count_more_than_dates() {
        assertThat(ask("GET /static/hello.txt", "If-None-Match: \"other\"\r\n", "If-Modified-Since: " + THEN + "\r\n"))
                .startsWith("HTTP/1.1 200 ");
        assertThat(ask(
                        "GET /static/hello.txt",
                        "If-Match: " + tag() + "\r\n",
                        "If-Unmodified-Since: Sun, 06 Nov 1994 08:49:36 GMT\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void who_wants_another_version_gets_none() {
        var tag = tag();
        assertThat(ask("GET /static/hello.txt", "If-Match: \"other\"\r\n")).startsWith("HTTP/1.1 412 ");
        assertThat(ask("GET /static/hello.txt", "If-Match: W/" + tag + "\r\n")).startsWith("HTTP/1.1 412 ");
        assertThat(ask("GET /static/hello.txt", "If-Match: *\r\n")).startsWith("HTTP/1.1 200 ");
        assertThat(ask("GET /static/hello.txt", "If-Match: " + tag + "\r\n", "If-None-Match: " + tag + "\r\n"))
                .startsWith("HTTP/1.1 304 ");
        assertThat(ask("GET /static/hello.txt", "If-Unmodified-Since: Sun, 06 Nov 1994 08:49:36 GMT\r\n"))
                .startsWith("HTTP/1.1 412 ");
        assertThat(ask("GET /static/hello.txt", "If-Unmodified-Since: " + THEN + "\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void one_range_is_that_part_of_the_file() {
        assertThat(ask("GET /static/hello.txt", "Range: bytes=2-4\r\n"))
                .startsWith("HTTP/1.1 206 Partial Content\r\n")
                .contains("\r\nContent-Range: bytes 2-4/10\r\n", "\r\ncontent-length: 3\r\n")
                .endsWith("\r\n\r\n234");
        assertThat(ask("GET /static/hello.txt", "Range: bytes=7-\r\n")).endsWith("\r\n\r\n789");
        assertThat(ask("GET /static/hello.txt", "Range: bytes=-2\r\n")).endsWith("\r\n\r\n89");
        assertThat(ask("GET /static/hello.txt", "Range: bytes=-99\r\n")).contains("bytes 0-9/10");
        assertThat(ask("GET /static/hello.txt", "Range: bytes=8-99999999999999999999999\r\n"))
                .contains("bytes 8-9/10");
    }

    @Test
    void several_ranges_are_the_parts_of_one_body() {
        var answer = ask("GET /static/hello.txt", "Range: bytes=6-7, 0-1\r\n");
        var boundary = answer.replaceAll("(?s).*boundary=([0-9a-f]+).*", "$1");
        var body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        assertThat(answer)
                .startsWith("HTTP/1.1 206 ")
                .contains("content-length: " + body.length(), "multipart/byteranges");
        var type = "Content-Type: text/plain; charset=utf-8\r\n";
        assertThat(body)
                .isEqualTo(
                        "\r\n--" + boundary + "\r\n" + type + "Content-Range: bytes 6-7/10\r\n\r\n67\r\n--" + boundary
                                + "\r\n" + type + "Content-Range: bytes 0-1/10\r\n\r\n01\r\n--" + boundary + "--\r\n");
    }

    @Test
    void ranges_that_overlap_become_one() {
        assertThat(ask("GET /static/hello.txt", "Range: bytes=4-6,1-4,5-5\r\n"))
                .contains("Content-Range: bytes 1-6/10")
                .endsWith("\r\n\r\n123456");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=-0", "bytes=10-11,99-"})
    void ranges_behind_the_end_are_refused(String range) {
        assertThat(ask("GET /static/hello.txt", "Range: " + range + "\r\n"))
                .startsWith("HTTP/1.1 416 ")
                .contains("\r\nContent-Range: bytes */10\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lines=1-2",
                "bytes=2-1",
                "bytes=a-b",
                "bytes=",
                "bytes=1-2,",
                "bytes=0-0,2-2,4-4,6-6,8-8",
                "bytes=0-0\r\nRange: bytes=1-1"
            })
    void ranges_that_are_none_or_too_many_mean_all(String range) {
        assertThat(ask(StaticFiles.of(folder).ranges(4), "GET /static/hello.txt", "Range: " + range + "\r\n"))
                .startsWith("HTTP/1.1 200 ")
                .endsWith("0123456789");
    }

    @Test
    void a_range_of_something_else_means_all() {
        var range = "Range: bytes=0-0\r\n";
        assertThat(ask("GET /static/hello.txt", range, "If-Range: \"other\"\r\n"))
                .startsWith("HTTP/1.1 200 ");
        assertThat(ask("GET /static/hello.txt", range, "If-Range: W/" + tag() + "\r\n"))
                .startsWith("HTTP/1.1 200 ");
        assertThat(ask("GET /static/hello.txt", range, "If-Range: " + tag() + "\r\n"))
                .startsWith("HTTP/1.1 206 ");
        assertThat(ask("GET /static/hello.txt", range, "If-Range: " + THEN + "\r\n"))
                .startsWith("HTTP/1.1 206 ");
        assertThat(ask("GET /static/hello.txt", range, "If-Range: Sun, 06 Nov 1994 08:49:38 GMT\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    private byte[] large() throws IOException {
        var bytes = new byte[3_000_001];
        new Random(1).nextBytes(bytes);
        Files.write(folder.resolve("large.bin"), bytes);
        return bytes;
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void the_kernel_sends_large_files_on_every_transport(String transport) throws IOException {
        var expected = new String(large(), StandardCharsets.ISO_8859_1);
        Network.run(transport, () -> {
            try (var server = HttpServer.start(0, Routes.create().files("/", folder))) {
                assertThat(Raw.ask(server, request("GET /large.bin")).endsWith("\r\n\r\n" + expected))
                        .isTrue();
                var ahead = "GET /large.bin HTTP/1.1\r\nHost: x\r\nRange: bytes=100-2000000\r\n\r\n";
                assertThat(Raw.ask(server, ahead + request("GET /hello.txt"))
                                .contains("\r\n\r\n" + expected.substring(100, 2_000_001) + "HTTP/1.1 200 OK\r\n"))
                        .isTrue();
                assertThat(Raw.ask(server, request("GET /large.bin", "Range: bytes=0-1999999,2000001-\r\n"))
                                .contains("/3000001\r\n\r\n" + expected.substring(2_000_001) + "\r\n--"))
                        .isTrue();
            }
        });
    }

    @Test
    void large_files_are_read_where_the_connection_is_encrypted() throws IOException {
        var expected = large();
        var certificates = Certificates.shared();
        var routes = Routes.create().files("/", folder);
        Serving.serve(
                HttpServer.builder()
                        .handler(routes)
                        .tls(Tls.server(certificates.chain("server"), certificates.key("server"))
                                .build()),
                server -> {
                    try (var socket = TcpSocket.connect(
                            "localhost",
                            server.port(),
                            Tls.client().trust(certificates.chain("authority")).build())) {
                        socket.write(request("GET /large.bin"));
                        var all = new ByteArrayOutputStream();
                        for (var piece = socket.read(); piece != null; piece = socket.read()) {
                            while (piece.hasRemaining()) {
                                all.write(piece.get());
                            }
                        }
                        var bytes = all.toByteArray();
                        assertThat(bytes.length).isGreaterThan(expected.length);
                        assertThat(Arrays.copyOfRange(bytes, bytes.length - expected.length, bytes.length))
                                .isEqualTo(expected);
                    }
                });
    }

    @Test
    void a_file_that_becomes_shorter_cuts_the_answer_off() throws IOException {
        var large = folder.resolve("large.bin");
        large();
        var routes = Routes.create().get("/", _ -> {
            var body = Body.file(large);
            Files.write(large, new byte[10]);
            return Response.of(body);
        });
        Serving.serve(routes, server -> {
            assertThat(Raw.ask(server, request("GET /")))
                    .contains("content-length: 3000001\r\n")
                    .hasSizeLessThan(1000);
            assertThat(server.statistics().failed()).isOne();
        });
    }

    @Test
    void handlers_answer_with_files_of_their_own() throws IOException {
        var expected = large();
        var routes = Routes.create()
                .get("/hello", _ -> Response.of(Body.file(folder.resolve("hello.txt"))))
                .get("/pieces", _ -> {
                    var body = Body.file(folder.resolve("large.bin"));
                    long count = 0;
                    for (var piece = body.read(); piece != null; piece = body.read()) {
                        count += piece.remaining();
                    }
                    return Response.text(count + " " + Arrays.equals(body.bytes(), expected));
                })
                .get("/none", _ -> Response.of(Body.file(folder.resolve("docs"))));
        Serving.serve(routes, server -> {
            assertThat(Raw.ask(server, request("GET /hello")))
                    .contains("text/plain; charset=utf-8\r\n", "content-length: 10\r\n")
                    .endsWith("\r\n\r\n0123456789");
            assertThat(Raw.ask(server, request("GET /pieces"))).endsWith("3000001 true");
            assertThat(Raw.ask(server, request("GET /none"))).startsWith("HTTP/1.1 500 ");
        });
    }
}
