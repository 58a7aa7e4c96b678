package dev.rondo.conformance.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SideBySideTest {
    @Test
    void linesThatBothHaveStandBesideEachOther() {
        assertThat(SideBySide.of("real", "a\nb\nc\n", "ours", "a\nc\nb\n")).isEqualTo("""
                          real   ours
                          ----   --------
                          a      a
                          b    <
                          c      c
                               > b
                        """);
    }

    @Test
    void anEmptyOutputHasNoLines() {
        assertThat(SideBySide.of("real", "", "ours", "a\n"))
                .endsWith("     > a\n")
                .hasLineCount(3);
    }
}
