package dev.rondo.http.server;

import static dev.rondo.http.server.Serving.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ways out of a folder of files, and that none of them leads anywhere. */
@Timeout(30)
class StaticFilesTraversalTest {
    private static final String SECRET = "the secret";

    /** Of each way, what is answered. */
    private static final String WAYS = """
            # dot segments, in all the ways to write them
            400, /s/../secret.txt
            400, /s/sub/../../secret.txt
            400, /s/%2e%2e/secret.txt
            400, /s/%2E./secret.txt
            400, /s/.%2e/secret.txt
            400, /s/sub/..
            400, /s/./page.html
            400, http://x/s/../secret.txt
            404, /s/%252e%252e/secret.txt
            404, /s/..;/secret.txt
            404, /s/.../secret.txt
            # separators that are no slashes
            400, /s/..%2fsecret.txt
            400, /s/..%2Fsecret.txt
            400, /s/sub%2finner.txt
            400, /s/%2fetc%2fpasswd
            400, /s/..\\secret.txt
            400, /s/..%5csecret.txt
            400, /s/sub\\inner.txt
            404, //etc/passwd
            404, /s//etc/passwd
            404, /s/sub//inner.txt
            404, /s/page.html/
            404, /s/page.html/x
            # what ends a name for others
            400, /s/page.html%00
            400, /s/page.html%00.png
            400, /s/page.html%0a
            400, /s/page.html%0d%0aX:%20y
            400, /s/%7f
            400, /s/%c0%ae%c0%ae/secret.txt
            400, /s/%ff
            400, /s/%2
            400, /s/%zz
            # other names for the same file, where file systems have those
            404, /s/PAGE.HTML
            404, /s/page.html.
            404, /s/page.html%20
            404, /s/page.html::$DATA
            404, /s/C:/page.html
            404, /s/~root
            # hidden files
            404, /s/.git/config
            404, /s/%2egit/config
            404, /s/.env
            # links
            404, /s/out.txt
            404, /s/out/
            404, /s/out/index.html
            404, /s/near/secret.txt
            404, /s/absolute.txt
            404, /s/circle
            404, /s/nowhere
            200, /s/in.txt
            200, /s/page.html
            """;

    @TempDir
    Path outside;

    private Path folder;

    @BeforeEach
    void files() throws IOException {
        folder = Files.createDirectories(outside.resolve("public"));
        Files.writeString(outside.resolve("secret.txt"), SECRET);
        Files.createDirectory(outside.resolve("private"));
        Files.writeString(outside.resolve("private/index.html"), SECRET);
        Files.createDirectory(outside.resolve("public-not"));
        Files.writeString(outside.resolve("public-not/secret.txt"), SECRET);
        Files.writeString(folder.resolve("page.html"), "the page");
        Files.createDirectories(folder.resolve(".git"));
        Files.writeString(folder.resolve(".git/config"), SECRET);
        Files.writeString(folder.resolve(".env"), SECRET);
        Files.createDirectory(folder.resolve("sub"));
        Files.writeString(folder.resolve("sub/inner.txt"), "inner");
        link("out.txt", "../secret.txt");
        link("out", "../private");
        link("near", "../public-not");
        link("absolute.txt", outside.resolve("secret.txt").toString());
        link("in.txt", "sub/inner.txt");
        link("circle", "circle");
        link("nowhere", "not there");
    }

    private void link(String name, String target) throws IOException {
        Files.createSymbolicLink(folder.resolve(name), Path.of(target));
    }

    private static String ask(StaticFiles files, String target) {
        var answer = new StringBuilder();
        Serving.serve(
                Routes.create().files("/s", files), server -> answer.append(Raw.ask(server, request("GET " + target))));
        return answer.toString();
    }

    @ParameterizedTest
    @CsvSource(textBlock = WAYS)
    void the_way_out_is_refused(int status, String target) {
        assertThat(ask(StaticFiles.of(folder), target))
                .startsWith("HTTP/1.1 " + status + " ")
                .doesNotContain(SECRET)
                .doesNotContain("Location");
    }

    @Test
    void a_folder_at_the_root_sends_nobody_to_another_server() {
        Serving.serve(Routes.create().files("/", folder), server -> {
            assertThat(Raw.ask(server, request("GET //sub")))
                    .startsWith("HTTP/1.1 404 ")
                    .doesNotContain("Location");
            assertThat(Raw.ask(server, request("GET /\\sub")))
                    .startsWith("HTTP/1.1 400 ")
                    .doesNotContain("Location");
        });
    }

    @Test
    void names_longer_than_any_file_are_not_there() {
        assertThat(ask(StaticFiles.of(folder), "/s/" + "x".repeat(300))).startsWith("HTTP/1.1 404 ");
        assertThat(ask(StaticFiles.of(folder), "/s" + "/x".repeat(5000))).startsWith("HTTP/1.1 404 ");
    }

    @Test
    void what_is_no_file_is_not_there() throws Exception {
        var fifo = folder.resolve("fifo");
        assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor())
                .isZero();
        assertThat(ask(StaticFiles.of(folder), "/s/fifo")).startsWith("HTTP/1.1 404 ");
        assertThat(ask(StaticFiles.of(Path.of("/dev")), "/s/zero")).startsWith("HTTP/1.1 404 ");
    }

    @Test
    void links_and_hidden_files_may_be_allowed() {
        assertThat(ask(StaticFiles.of(folder).linksOut(true), "/s/out.txt")).endsWith(SECRET);
        assertThat(ask(StaticFiles.of(folder).linksOut(true), "/s/out/")).endsWith(SECRET);
        assertThat(ask(StaticFiles.of(folder).linksOut(true), "/s/circle")).startsWith("HTTP/1.1 404 ");
        assertThat(ask(StaticFiles.of(folder).hidden(true), "/s/.git/config")).endsWith(SECRET);
        assertThat(ask(StaticFiles.of(folder).hidden(true), "/s/%2e%2e/secret.txt"))
                .startsWith("HTTP/1.1 400 ");
    }

    @Test
    void the_folder_itself_may_be_a_link() throws IOException {
        var link = Files.createSymbolicLink(outside.resolve("current"), folder);
        assertThat(ask(StaticFiles.of(link), "/s/page.html")).endsWith("the page");
        assertThat(ask(StaticFiles.of(link), "/s/out.txt")).startsWith("HTTP/1.1 404 ");
        assertThat(ask(StaticFiles.of(outside.resolve("not there")), "/s/page.html"))
                .startsWith("HTTP/1.1 404 ");
    }
}
