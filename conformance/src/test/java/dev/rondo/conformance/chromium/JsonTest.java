package dev.rondo.conformance.chromium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void valuesAreFoundByName() {
        var json = Json.parse("{ \"a\": [1, -2.5e1, true, null, \"x\\n\\u0041\\\"\"], \"b\": {} }");
        assertThat(json.at("a").list().stream().map(Json::text)).containsExactly("1", "-25", "true", "", "x\nA\"");
        assertThat(json.at("b").at("c").at("d").text()).isEmpty();
        assertThat(json.has("b")).isTrue();
        assertThat(json.has("c")).isFalse();
    }

    @Test
    void whatIsQuotedIsReadBack() {
        var text = "line\n\"quoted\" \\ </script>\t";
        assertThat(Json.parse(Json.quote(text)).text()).isEqualTo(text);
        assertThat(Json.quote(text)).doesNotContain("<");
    }

    @Test
    void whatIsNotJsonIsRefused() {
        for (var text : new String[] {"", "{", "[1,]", "{\"a\" 1}", "1 2", "\"open"}) {
            assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
