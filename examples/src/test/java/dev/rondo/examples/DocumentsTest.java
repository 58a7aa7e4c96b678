package dev.rondo.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsTest {
    private static final Pattern JAVA_BLOCK = Pattern.compile("(?ms)^```java\\n(.*?)^```$");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "ARCHITECTURE.md",
                "docs/guide/blocking.md",
                "docs/guide/coming-from.md",
                "docs/guide/context.md",
                "docs/guide/http.md",
                "docs/guide/sockets.md",
                "docs/guide/websocket.md"
            })
    void every_java_block_of_a_document_is_compiled_here(String document) throws IOException {
        var snippets = Snippet.all().stream().map(Snippet::text).toList();
        assertThat(snippets).containsAll(javaBlocks(Snippet.ROOT.resolve(document)));
    }

    private static List<String> javaBlocks(Path document) {
        return JAVA_BLOCK
                .matcher(Snippet.read(document))
                .results()
                .map(found -> Snippet.unindented(found.group(1)))
                .toList();
    }
}
