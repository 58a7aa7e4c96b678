package dev.rondo.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ModuleInfoTest {
    private static final String MODULE_INFO = "module-info.java";

    @Test
    void every_requires_carries_its_reason() {
        Rule rule = ModuleInfoTest::violations;
        assertThat(rule.violations(Repository.TEXTS.stream()
                        .filter(Text::isMainJava)
                        .filter(text -> text.path().endsWith(MODULE_INFO))))
                .isEmpty();
    }

    @Test
    void a_requires_without_a_reason_is_found() {
        var text = Text.sample(MODULE_INFO, """
                module m {
                    // for queues
                    requires a;
                    requires static b; // for compilers only
                    requires c;
                }
                """);
        assertThat(violations(text)).containsExactly("module-info.java:5: requires c; has no reason");
    }

    private static Stream<String> violations(Text text) {
        var lines = text.lines().stream().map(String::strip).toList();
        return IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).startsWith("requires "))
                .filter(i -> !lines.get(i).contains("//") && !lines.get(i - 1).startsWith("//"))
                .mapToObj(i -> text.at(i + 1, lines.get(i) + " has no reason"));
    }
}
