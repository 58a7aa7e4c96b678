package dev.rondo.http.server;

import static dev.rondo.Rondo.await;
import static dev.rondo.Rondo.run;
import static dev.rondo.http.server.Serving.post;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.http.Body;
import dev.rondo.http.Response;
import dev.rondo.net.Program;
import dev.rondo.promise.Promise;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that clients send, and what stays of them on the disk. */
@Timeout(60)
class UploadTest {
    private static final String FORM = "multipart/form-data; boundary=b";

    @TempDir
    Path folder;

    private static HttpServerBuilder uploads(Path folder) {
        var routes = Routes.create().post("/", request -> {
            var saved = new StringBuilder();
            for (var part : request.multipart()) {
                saved.append(
                        part.fileName() == null
                                ? part.body().text()
                                : part.body().saveTo(folder.resolve(part.name())));
                saved.append(' ');
            }
            return Response.text(saved.toString());
        });
        return HttpServer.builder().handler(routes).limits(Limits.standard().bodyBytes(100_000_000));
    }

    private static String file(String name, String content) {
        return "--b\r\nContent-Disposition: form-data; name=" + name + "; filename=x\r\n\r\n" + content + "\r\n";
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void files_are_saved_while_they_arrive() {
        var large = "0123456789".repeat(300_000);
        Serving.serve(uploads(folder), server -> {
            var form = "--b\r\nContent-Disposition: form-data; name=a\r\n\r\nfield\r\n" + file("one", large)
                    + file("two", "2") + "--b--\r\n";
            assertThat(Raw.ask(server, post("/", FORM, form))).endsWith("\r\n\r\nfield 3000000 1 ");
            assertThat(folder.resolve("one"))
                    .content(StandardCharsets.ISO_8859_1)
                    .isEqualTo(large);
            assertThat(names()).containsExactly("one", "two");
        });
    }

    @Test
    void what_was_read_in_pieces_is_not_saved_without_its_beginning() {
        var routes = Routes.create()
                .post("/body", request -> saved(request.body(), request.query("pieces") != null))
                .post("/part", request -> {
                    var part = request.multipart().iterator().next();
                    return saved(part.body(), request.query("pieces") != null);
                });
        Serving.serve(HttpServer.builder().handler(routes), server -> {
            assertThat(Raw.ask(server, post("/body?pieces", "text/plain", "content")))
                    .endsWith("read in pieces");
            assertThat(Raw.ask(server, post("/body", "text/plain", "content"))).endsWith("\r\n\r\n7 and 7");
            assertThat(Raw.ask(server, post("/part?pieces", FORM, file("one", "content") + "--b--\r\n")))
                    .endsWith("read in pieces");
            assertThat(names()).hasSize(1);
            assertThat(Raw.ask(server, post("/part", FORM, file("one", "content") + "--b--\r\n")))
                    .endsWith("\r\n\r\n7 and 7");
        });
    }

    /** Reads a piece, or keeps all, and then saves it. */
    private Response saved(Body body, boolean pieces) throws IOException {
        int size = pieces ? Objects.requireNonNull(body.read()).remaining() : body.bytes().length;
        try {
            return Response.text(size + " and "
                    + body.saveTo(folder.resolve(UUID.randomUUID().toString())));
        } catch (IllegalStateException refused) {
            return Response.text("read in pieces");
        }
    }

    @Test
    void no_file_is_written_over() throws IOException {
        Files.writeString(folder.resolve("one"), "mine");
        Serving.serve(
                uploads(folder),
                server -> assertThat(Raw.ask(server, post("/", FORM, file("one", "yours") + "--b--")))
                        .startsWith("HTTP/1.1 500 "));
        assertThat(folder.resolve("one")).hasContent("mine");
    }

    @Test
    void nothing_stays_of_a_file_that_does_not_come_to_its_end() {
        Serving.serve(uploads(folder), server -> {
            assertThat(Raw.ask(server, post("/", FORM, file("one", "x".repeat(200_000)))))
                    .startsWith("HTTP/1.1 400 ")
                    .contains("the body ends before the last boundary");
            assertThat(names()).isEmpty();
        });
    }

    @Test
    void nothing_stays_of_a_file_whose_client_goes_away() {
        run(() -> {
            var begun = Promise.<String>withResolvers();
            var ended = Promise.<List<String>>withResolvers();
            var routes = Routes.create().post("/", request -> {
                try {
                    var part = Objects.requireNonNull(request.multipart().next());
                    begun.resolve("begun");
                    var _ = part.body().saveTo(folder.resolve("one"));
                } finally {
                    ended.resolve(names());
                }
                return Response.noContent();
            });
            try (var server = HttpServer.start(0, routes);
                    var raw = Raw.connect(server)) {
                raw.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\nContent-Type: " + FORM + "\r\n\r\n"
                        + file("one", "x".repeat(50_000)));
                await(begun.promise());
                raw.reset();
                assertThat(await(ended.promise())).isEmpty();
            }
        });
    }

    /** In a process that may write no more than 256 KiB into a file, which is as a full disk is. */
    @Test
    void a_full_disk_is_said_and_nothing_stays() throws Exception {
        var process = Program.of(FullDisk.class)
                .limit("-f", 512)
                .options("-XX:+UseSerialGC", "-XX:-UsePerfData", "-XX:TieredStopAtLevel=1")
                .process(folder.toString())
                .redirectErrorStream(true)
                .start();
        try {
            process.getOutputStream().close();
            var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(30, SECONDS)).isTrue();
            assertThat(printed)
                    .contains("HTTP/1.1 507 Insufficient Storage", "there is no room left for what was sent, after ")
                    .contains("HTTP/1.1 200 OK");
            assertThat(names()).containsExactly("small");
        } finally {
            process.destroyForcibly();
        }
    }

    /** What that process does. */
    static final class FullDisk {
        private FullDisk() {}

        public static void main(String[] arguments) {
            Serving.serve(uploads(Path.of(arguments[0])), server -> {
                var large = file("large", "x".repeat(2_000_000)) + "--b--";
                System.out.println(Raw.ask(server, post("/", FORM, large)));
                System.out.println(Raw.ask(server, post("/", FORM, file("small", "x".repeat(1000)) + "--b--")));
            });
        }
    }
}
