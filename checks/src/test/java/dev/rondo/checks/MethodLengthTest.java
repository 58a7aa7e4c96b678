package dev.rondo.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MethodLengthTest {
    private static final int TOO_LONG = 50;

    @Test
    void every_method_has_fewer_than_50_lines() {
        Rule rule = MethodLengthTest::violations;
        assertThat(rule.violations(Repository.TEXTS.stream().filter(Text::isJava)))
                .isEmpty();
    }

    @Test
    void a_method_of_50_lines_is_found_and_one_of_49_is_not() {
        assertThat(violations(methodOf(50))).containsExactly("C.java:2: method m has 50 lines");
        assertThat(violations(methodOf(49))).isEmpty();
    }

    private static Text methodOf(int lines) {
        return Text.sample("C.java", "class C {\n  void m() {\n" + "    m();\n".repeat(lines - 2) + "  }\n}\n");
    }

    private static Stream<String> violations(Text text) {
        var source = JavaSource.parse(text);
        return source.methods().stream()
                .filter(method -> source.lines(method) >= TOO_LONG)
                .map(method -> text.at(
                        source.firstLine(method),
                        "method " + method.getName() + " has " + source.lines(method) + " lines"));
    }
}
