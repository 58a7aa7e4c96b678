package dev.rondo.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.net.Fuzz;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Our own parsers of what clients send: whatever it is, there is a value or a refusal, and the same one however it is cut up. */
@Timeout(300)
class ParsersFuzzTest {
    private static final int SECONDS = 2;
    private static final List<String> CONTENT = List.of(
            "", "x", "\r\n", "\r", "--", "-", "b", "\r\n--", "\r\n--B", "--b", "\r\n--b-", "\u00c3\u00a9", "\0");
    private static final List<String> PIECES = List.of(
            "\r",
            "\n",
            "\r\n",
            "\r\n\r\n",
            "--",
            "\r\n--b",
            "\r\n--b--",
            "--b\r\n",
            " ",
            ":",
            ";",
            "\"",
            "\\",
            "%",
            "%e4",
            "=",
            "&",
            "filename=",
            "Content-Disposition: form-data; name=n\r\n",
            "\u00ff",
            "y".repeat(9000));
    private static final MultipartLimits LIMITS =
            MultipartLimits.standard().parts(3).fieldBytes(2000);

    private static String part(Random random, List<String> expected) {
        var name = "n" + random.nextInt(10);
        var fileName = random.nextBoolean() ? "f" + random.nextInt(10) : null;
        var content = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            content.append(Fuzz.one(random, CONTENT));
        }
        if (("\r\n" + content).contains("\r\n--b")) {
            content.setLength(0);
        }
        expected.add(name + "|" + fileName + "|" + content);
        return "--b" + " ".repeat(random.nextInt(3)) + "\r\n"
                + (random.nextBoolean() ? "X-Other: y\r\n" : "")
                + "Content-Disposition: form-data; name=\"" + name + "\""
                + (fileName == null ? "" : "; filename=" + fileName)
                + "\r\n\r\n" + content + "\r\n";
    }

    private static String form(Random random, List<String> expected) {
        var form = new StringBuilder(random.nextBoolean() ? "" : "before\r\n");
        for (int i = random.nextInt(4); i > 0; i--) {
            form.append(part(random, expected));
        }
        return form.append("--b--")
                .append(random.nextBoolean() ? "" : "\r\nbehind")
                .toString();
    }

    /** What was found before the end, or the refusal. */
    private static List<String> parts(String form, int size) throws IOException {
        var found = new ArrayList<String>();
        try {
            var body = new Pieces(form, "multipart/form-data; boundary=b", size);
            var multipart = Request.post("/", body).multipart(LIMITS);
            for (var part = multipart.next(); part != null; part = multipart.next()) {
                var content = new String(part.body().bytes(), StandardCharsets.ISO_8859_1);
                found.add(part.name() + "|" + part.fileName() + "|" + content);
            }
        } catch (HttpException refusal) {
            assertThat(refusal.status()).isIn(400, 413, 431);
            found.add("refused with " + refusal.status());
        }
        return found;
    }

    @Test
    void forms_with_files_are_read_the_same_however_they_are_cut() {
        Fuzz.play(SECONDS, random -> {
            var expected = new ArrayList<String>();
            var sound = form(random, expected);
            int size = 1 + random.nextInt(random.nextBoolean() ? 10 : 2000);
            assertThat(parts(sound, size)).isEqualTo(expected);
            var form = Fuzz.mutate(random, sound, PIECES);
            assertThat(parts(form, size)).as(form).isEqualTo(parts(form, Integer.MAX_VALUE));
        });
    }

    private interface Parser {
        void parse(String text) throws IOException;
    }

    private static void refuses(Parser parser, String text) throws IOException {
        try {
            parser.parse(text);
        } catch (HttpException refusal) {
            assertThat(refusal.status()).isIn(400, 413, 415, 422);
            assertThat(refusal.problem().response().body().text()).isNotEmpty();
        }
    }

    @Test
    void whatever_a_request_says_is_understood_or_refused() {
        Fuzz.play(SECONDS, random -> {
            refuses(
                    text -> Request.post("/", Body.of(text.getBytes(StandardCharsets.ISO_8859_1), MediaType.FORM))
                            .form(),
                    Fuzz.mutate(random, "a=b&c=%41%c3%a9+d&=&e", PIECES));
            refuses(text -> CookieParser.parse(List.of(text)), Fuzz.mutate(random, "a=b; c=\"d\";; e = f;g", PIECES));
            refuses(
                    text -> {
                        MediaType.parameter(text, "c");
                        MediaType.charset(text);
                        MediaType.isJson(text);
                        MediaType.is(text, "a/b");
                    },
                    Fuzz.mutate(random, "a/b; charset=\"utf\\-8\"; c = d;c=\"e;f\"", PIECES));
            refuses(
                    text -> {
                        Target.path(text);
                        Target.query(text);
                    },
                    Fuzz.mutate(random, "http://x/a%2fb/./c%C3%A9/%7e?d=%20&e=f+g#h", PIECES));
            refuses(
                    text -> Request.post("/", Body.text(text))
                            .body(Body.of(text.getBytes(StandardCharsets.ISO_8859_1), MediaType.JSON))
                            .json(Named.class),
                    Fuzz.mutate(random, "{\"name\":\"\\u00e4\",\"count\":[1,2.5e3,-0]}", PIECES));
        });
    }

    private record Named(String name, List<Integer> count) {}
}
