package dev.rondo.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms with files, right and wrong, in pieces of any size. */
class MultipartTest {
    private static final String FIELD = "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n";
    private static final String END = "\r\n--b--\r\n";

    private static Multipart multipart(String body, int size, MultipartLimits limits) {
        return Request.post("/", new Pieces(body, "multipart/form-data; boundary=b", size))
                .multipart(limits);
    }

    /** Each part as its name, what its file is called, and its content. */
    private static List<String> read(String body, int size) throws IOException {
        var read = new ArrayList<String>();
        var multipart = multipart(body, size, MultipartLimits.standard());
        for (var part = multipart.next(); part != null; part = multipart.next()) {
            read.add(part.name() + "|" + part.fileName() + "|" + part.body().text());
        }
        assertThat(multipart.next()).isNull();
        return read;
    }

    private static Part next(Multipart multipart) throws IOException {
        return Objects.requireNonNull(multipart.next());
    }

    private static void refused(int status, String body, MultipartLimits limits) {
        for (int size : new int[] {1, 3, 10_000_000}) {
            assertThatThrownBy(() -> {
                        for (var part : multipart(body, size, limits)) {
                            part.body().bytes();
                        }
                    })
                    .as(body.substring(0, Math.min(300, body.length())))
                    .isInstanceOfSatisfying(
                            HttpException.class,
                            refusal -> assertThat(refusal.status()).isEqualTo(status));
        }
    }

    private static void refused(int status, String body) {
        refused(status, body, MultipartLimits.standard());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 11, 64, 1_000_000})
    void fields_and_files_come_one_after_another(int size) throws IOException {
        var body = String.join(
                "\r\n",
                "a preamble",
                "--b",
                "Content-Disposition: form-data; name=\"text\"",
                "",
                "hello",
                "--b  ",
                "content-disposition:form-data; filename=\"a;\\\"b.txt\"; name=f",
                "Content-Type: text/plain",
                "",
                "",
                "--",
                "--B",
                "-b",
                "--\r",
                "",
                "--b",
                "Content-Disposition: form-data; name=\"empty\"",
                "",
                "",
                "--b",
                "Content-Disposition: form-data; name=\"nothing\"",
                "",
                "--b--and an epilogue",
                "--b",
                "");
        assertThat(read(body, size))
                .containsExactly(
                        "text|null|hello",
                        "f|a;\"b.txt|\r\n--\r\n--B\r\n-b\r\n--\r\r\n",
                        "empty|null|",
                        "nothing|null|");
    }

    @Test
    void a_form_may_have_no_part() throws IOException {
        assertThat(read("--b--", 3)).isEmpty();
        assertThat(read("--b--\r\n", 3)).isEmpty();
    }

    @Test
    void names_are_utf8() throws IOException {
        var name = new String("näme €".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertThat(read("--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\nx" + END, 4))
                .containsExactly("näme €|null|x");
        refused(400, "--b\r\nContent-Disposition: form-data; name=\"\u00ff\"\r\n\r\nx" + END);
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd, passwd",
        "'C:\\\\Users\\\\me\\\\cv.pdf', cv.pdf",
        "'C:\\Users\\me\\cv.pdf', cv.pdf",
        ".., ''",
        "a/.., ''",
        "., ''",
        "'', ''",
        "'a\tb', a_b",
        ".bashrc, .bashrc"
    })
    void the_name_of_a_file_is_no_way_anywhere(String sent, String name) throws IOException {
        var head = "--b\r\nContent-Disposition: form-data; name=f; filename=\"" + sent + "\"\r\n\r\nx";
        assertThat(read(head + END, 50)).containsExactly("f|" + name + "|x");
    }

    @Test
    void a_form_inside_of_a_part_is_its_content() throws IOException {
        var inner = "--c\r\nContent-Disposition: file; filename=\"x\"\r\n\r\nx\r\n--c--";
        var head =
                "--b\r\nContent-Disposition: form-data; name=\"f\"\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n";
        assertThat(read(head + inner + END, 6)).containsExactly("f|null|" + inner);
    }

    @Test
    void what_nobody_reads_is_skipped() throws IOException {
        var multipart = multipart(FIELD + "one" + "\r\n" + FIELD + "two" + END, 4, MultipartLimits.standard());
        var first = next(multipart);
        var second = next(multipart);
        assertThat(second.body().text()).isEqualTo("two");
        assertThatThrownBy(first.body()::read)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'a'");
        assertThat(multipart.next()).isNull();
    }

    @Test
    void no_more_is_taken_than_somebody_reads() throws IOException {
        var body = new Pieces(
                "--b\r\nContent-Disposition: form-data; name=f; filename=x\r\n\r\n" + "x".repeat(100_000) + END,
                "multipart/form-data; boundary=\"b\"",
                1000);
        var part = next(Request.post("/", body).multipart());
        assertThat(part.fileName()).isEqualTo("x");
        assertThat(body.position()).isEqualTo(1000);
        var _ = part.body().read();
        assertThat(body.position()).isLessThanOrEqualTo(2000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--b",
                "--b\r\n",
                "--b-",
                "no boundary at all",
                "--a\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n--a--",
                "--b\r\nContent-Disposition: form-data; name=a",
                "--b\r\nContent-Disposition: form-data; name=a\r\n\r\n",
                "--b\r\nContent-Disposition: form-data; name=a\r\n\r\nwithout an end",
                "--b\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n--b",
                "--b\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n--b-",
                "--b\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n--bc\r\n\r\n\r\n--b--",
                "--b\r\nContent-Disposition: form-data; name=a\n\nx\n--b--\n",
                "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--",
                "--b\r\nContent-Disposition: attachment; name=a\r\n\r\nx\r\n--b--",
                "--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--",
                "--b\r\n\r\nx\r\n--b--",
                "--b\r\nContent-Disposition: form-data; name=a\r\nContent-Disposition: form-data; name=b\r\n\r\nx\r\n--b--",
                "--b\r\nContent-Disposition: form-data;\r\n name=a\r\n\r\nx\r\n--b--",
                "--b\r\nno field\r\n\r\nx\r\n--b--",
                "--b\r\nbad name: x\r\n\r\nx\r\n--b--",
                "--b\r\nContent-Disposition: form-data; name=a\0\r\n\r\nx\r\n--b--"
            })
    void what_is_no_form_is_refused(String body) {
        refused(400, body);
    }

    @Test
    void a_boundary_is_not_padded_for_ever() {
        refused(400, "--b" + " ".repeat(100_000) + "\r\n\r\n");
    }

    @Test
    void too_much_is_refused() {
        var limits = new MultipartLimits(2, 100, 10);
        refused(413, (FIELD + "x\r\n").repeat(3) + "--b--", limits);
        refused(413, FIELD + "x".repeat(11) + END, limits);
        refused(431, "--b\r\nX: " + "x".repeat(200) + "\r\n\r\n" + END, limits);
        refused(431, "--b\r\n" + "X: x\r\n".repeat(50) + "\r\n" + END, limits);
        refused(431, "--b\r\nX: " + "x".repeat(1_000_000), limits);
    }

    @Test
    void a_file_may_be_larger_than_a_field() throws IOException {
        var head = "--b\r\nContent-Disposition: form-data; name=f; filename=x\r\n\r\n";
        var part = next(multipart(head + "x".repeat(1000) + END, 100, new MultipartLimits(1, 100, 10)));
        assertThat(part.body().bytes()).hasSize(1000);
        assertThat(part.body().bytes()).hasSize(1000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "multipart/form-data; boundary=\"a b \"",
                "multipart/form-data; boundary=\"a@b\""
            })
    void a_type_without_a_boundary_is_refused(String type) {
        assertThatThrownBy(() -> Request.post("/", new Pieces("", type, 1)).multipart())
                .isInstanceOfSatisfying(
                        HttpException.class,
                        refusal -> assertThat(refusal.status()).isEqualTo(400));
        var tooLong = "multipart/form-data; boundary=" + "b".repeat(71);
        assertThatThrownBy(() -> Request.post("/", new Pieces("", tooLong, 1)).multipart())
                .hasMessageContaining("70");
    }

    @Test
    void another_type_is_refused() {
        assertThatThrownBy(() -> Request.post("/", Body.text("a=b")).multipart())
                .isInstanceOf(HttpException.class)
                .hasMessage("415 multipart/form-data is wanted here, and this is text/plain; charset=utf-8");
        assertThatThrownBy(() -> Request.post("/", Body.empty()).multipart()).hasMessageContaining("415");
    }
}
