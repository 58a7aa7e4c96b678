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

    @Test
    void initializers_and_lambdas_are_held_to_the_same() {
        assertThat(violations(codeOf(50, "static {", "}"))).containsExactly("C.java:2: an initializer has 50 lines");
        assertThat(violations(codeOf(50, "{", "}"))).containsExactly("C.java:2: an initializer has 50 lines");
        assertThat(violations(codeOf(50, "Runnable r = () -> {", "};")))
                .containsExactly("C.java:2: a lambda has 50 lines");
        assertThat(violations(codeOf(49, "static {", "}"))).isEmpty();
        assertThat(violations(codeOf(49, "Runnable r = () -> {", "};"))).isEmpty();
    }

    private static Text methodOf(int lines) {
        return codeOf(lines, "void m() {", "}");
    }

    private static Text codeOf(int lines, String first, String last) {
        var body = "    m();\n".repeat(lines - 2);
        return Text.sample("C.java", "class C {\n  " + first + "\n" + body + "  " + last + "\n}\n");
    }

    private static Stream<String> violations(Text text) {
        var source = JavaSource.parse(text);
        return source.bodies().stream()
                .filter(body -> source.lines(body.tree()) >= TOO_LONG)
                .map(body -> text.at(
                        source.firstLine(body.tree()), body.name() + " has " + source.lines(body.tree()) + " lines"));
    }
}
