package dev.rondo.examples;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Two programs of {@code docs/guide/coming-from.md} that print the same.
 *
 * @param language as Markdown calls it
 * @param title the words in bold above it
 */
record Pair(String language, String title, String theirs, String rondos, String output) {
    static final Path PAGE = Snippet.ROOT.resolve("docs/guide/coming-from.md");

    private static final Pattern TITLE = Pattern.compile("(?m)^\\*\\*([^*]+)\\*\\*");
    private static final Pattern PAIR = Pattern.compile("""
            (?ms)^<table>
            <tr><th align="left">[^\\n]*</th><th align="left">Rondo</th></tr>
            <tr valign="top"><td>

            ```(\\w+)
            (.*?)^```

            </td><td>

            ```java
            (.*?)^```

            </td></tr>
            </table>

            ```text
            (.*?)^```$""");

    static List<Pair> all() {
        var page = Snippet.read(PAGE);
        return PAIR.matcher(page).results().map(found -> of(page, found)).toList();
    }

    private static Pair of(String page, MatchResult found) {
        var titles = TITLE.matcher(page.substring(0, found.start())).results().toList();
        return new Pair(
                found.group(1),
                titles.getLast().group(1),
                found.group(2),
                Snippet.unindented(found.group(3)),
                found.group(4));
    }

    @Override
    public String toString() {
        return language + ": " + title;
    }
}
