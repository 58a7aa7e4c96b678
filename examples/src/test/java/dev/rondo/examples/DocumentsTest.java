package dev.rondo.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern JAVA_BLOCK = Pattern.compile("(?ms)^```java\\n(.*?)^```$");
    private static final Pattern SNIPPET = Pattern.compile("(?ms)^ *// snippet: \\w+\\n(.*?)^ *// end$");

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "ARCHITECTURE.md", "docs/guide/context.md"})
    void every_java_block_of_a_document_is_compiled_here(String document) throws IOException {
        assertThat(snippets()).containsAll(matches(JAVA_BLOCK, ROOT.resolve(document)));
    }

    private static List<String> snippets() throws IOException {
        try (var files = Files.walk(ROOT.resolve("examples/src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> matches(SNIPPET, file).stream())
                    .toList();
        }
    }

    private static List<String> matches(Pattern pattern, Path file) {
        try {
            return pattern.matcher(Files.readString(file))
                    .results()
                    .map(match -> match.group(1).stripTrailing().stripIndent())
                    .toList();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
