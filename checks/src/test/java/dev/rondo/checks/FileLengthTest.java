package dev.rondo.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FileLengthTest {
    private static final int LONGEST = 500;

    @Test
    void no_program_text_is_longer_than_500_lines() {
        Rule rule = FileLengthTest::violations;
        assertThat(rule.violations(Repository.TEXTS.stream().filter(Text::isProgram)))
                .isEmpty();
    }

    @Test
    void a_file_of_501_lines_is_found_and_one_of_500_is_not() {
        assertThat(violations(Text.sample("Long.java", "x\n".repeat(501))))
                .containsExactly("Long.java:501: is longer than 500 lines");
        assertThat(violations(Text.sample("Short.java", "x\n".repeat(500)))).isEmpty();
    }

    private static Stream<String> violations(Text text) {
        int lines = text.lines().size();
        return lines > LONGEST ? Stream.of(text.at(lines, "is longer than 500 lines")) : Stream.empty();
    }
}
