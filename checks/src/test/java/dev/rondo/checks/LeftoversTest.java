package dev.rondo.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeftoversTest {
    // Put together from halves, so that this file does not hold what it looks for.
    private static final String WORDS = "(" + "TO" + "DO|FIX" + "ME|XX" + "X)";

    // In capitals they are notes anywhere; in small letters they may be names, unless a comment writes them as a note.
    private static final Rule NOTES = forbid(
            Pattern.compile("\\b" + WORDS + "\\b|(?i:@" + WORDS + "\\b|(//|/\\*|^\\s*[*#]|<!--).*\\b" + WORDS
                    + "(\\(\\w*\\))?:)"),
            "note to self");

    @Test
    void no_note_to_self_is_left_over() {
        assertThat(NOTES.violations(Repository.TEXTS.stream())).isEmpty();
    }

    @Test
    void no_text_names_a_folder_of_the_machine_it_was_written_on() {
        var rule = machinePaths(System.getProperty("user.home"), Repository.ROOT.toString());
        assertThat(rule.violations(Repository.TEXTS.stream())).isEmpty();
    }

    @Test
    void a_note_to_self_is_found() {
        assertThat(NOTES.violations(Text.sample("A.java", "int a;\n// TO" + "DO: b\n")))
                .containsExactly("A.java:2: note to self");
        assertThat(NOTES.violations(Text.sample("A.java", "enum Method { TO, DO }")))
                .isEmpty();
    }

    @Test
    void a_note_to_self_in_small_letters_is_found() {
        for (var note : List.of("// to" + "do: b", "/** @to" + "do b */", "# Fix" + "me: b", "// to" + "do(ada): b")) {
            assertThat(NOTES.violations(Text.sample("A.java", note))).containsExactly("A.java:1: note to self");
        }
        assertThat(NOTES.violations(Text.sample("a.js", "run({ to" + "do: (...list) => list });")))
                .isEmpty();
    }

    @Test
    void a_folder_of_the_machine_is_found() {
        var rule = machinePaths("/home/ada", "/srv/rondo");
        assertThat(rule.violations(Text.sample("a.sh", "cd /home/ada/a\ncd /srv/rondo\ncd /home/adam/srv/rondos")))
                .containsExactly("a.sh:1: path of this machine", "a.sh:2: path of this machine");
    }

    @Test
    void a_folder_with_a_common_name_is_not_looked_for() {
        assertThat(machinePaths("/", "/build").violations(Text.sample("a.sh", "exec /build")))
                .isEmpty();
    }

    private static Rule machinePaths(String home, String root) {
        var paths = new ArrayList<String>();
        if (Path.of(home).getNameCount() > 0) {
            paths.add(Pattern.quote(home + "/"));
        }
        if (Path.of(root).getNameCount() > 1) {
            paths.add(Pattern.quote(root) + "(?!\\w)");
        }
        var any = paths.isEmpty() ? "(?!)" : "(?<!\\w)(" + String.join("|", paths) + ")";
        return forbid(Pattern.compile(any), "path of this machine");
    }

    private static Rule forbid(Pattern pattern, String message) {
        return text -> {
            var lines = text.lines();
            return IntStream.range(0, lines.size())
                    .filter(i -> pattern.matcher(lines.get(i)).find())
                    .mapToObj(i -> text.at(i + 1, message));
        };
    }
}
