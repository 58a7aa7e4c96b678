package dev.rondo.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {
    private static final Headers SOME = Headers.of("Accept", "a", "X-Y", "1", "accept", "b");

    @Test
    void names_have_no_case_and_may_be_there_twice() {
        assertThat(SOME.first("ACCEPT")).isEqualTo("a");
        assertThat(SOME.all("Accept")).containsExactly("a", "b");
        assertThat(SOME.contains("x-y")).isTrue();
        assertThat(SOME.first("nothing")).isNull();
        assertThat(SOME.size()).isEqualTo(3);
    }

    @Test
    void changing_makes_others_and_leaves_these_as_they_are() {
        assertThat(SOME.add("x-y", "2").all("X-Y")).containsExactly("1", "2");
        assertThat(SOME.set("ACCEPT", "c").all("accept")).containsExactly("c");
        assertThat(SOME.remove("accept")).isEqualTo(Headers.of("X-Y", "1"));
        assertThat(SOME.addAll(Headers.of("Z", "3"))).hasToString("Accept: a\nX-Y: 1\naccept: b\nZ: 3\n");
        assertThat(SOME).isEqualTo(Headers.of("Accept", "a", "X-Y", "1", "accept", "b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb: c", "a\nb", "a\rb", "\u0000", "\u007f", "\u001b[31m", "€"})
    void a_value_that_could_end_a_line_or_is_no_byte_is_refused_and_named(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Headers.of("X-Y", value))
                .withMessageContaining("X-Y")
                .withMessageContaining("U+");
        assertThatIllegalArgumentException().isThrownBy(() -> Headers.empty().add("X-Y", value));
        assertThatIllegalArgumentException().isThrownBy(() -> Response.of(200).header("X-Y", value));
        assertThatIllegalArgumentException().isThrownBy(() -> Request.get("/").header("X-Y", value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:", "a\r\n", "é", "(a)"})
    void a_name_that_is_no_token_is_refused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Headers.of(name, "1"))
                .withMessageContaining("no name of a header field");
    }

    @Test
    void tabs_and_latin_letters_may_be_in_a_value() {
        assertThat(Headers.of("a", "b\tc", "d", "é").first("d")).isEqualTo("é");
    }

    @Test
    void a_name_without_a_value_is_an_error() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Headers.of("a", "1", "b"))
                .withMessageContaining("'b' has no value");
    }
}
