package dev.rondo.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forms without files. */
class FormTest {
    private static Request post(String body) {
        return Request.post(
                "/",
                Body.of(body.getBytes(StandardCharsets.UTF_8), "application/x-www-form-urlencoded; charset=UTF-8"));
    }

    @Test
    void fields_are_decoded() throws IOException {
        var form = post("name=Ada+L.&e=%F0%9F%98%80😀%e2%82%AC&list=1&list=2&&flag&=nameless&x=a=b&plus=%2B")
                .form();
        assertThat(form.field("name")).isEqualTo("Ada L.");
        assertThat(form.field("e")).isEqualTo("😀😀€");
        assertThat(form.fields("list")).containsExactly("1", "2");
        assertThat(form.field("flag")).isEmpty();
        assertThat(form.field("")).isEqualTo("nameless");
        assertThat(form.field("x")).isEqualTo("a=b");
        assertThat(form.field("plus")).isEqualTo("+");
        assertThat(form.field("none")).isNull();
        assertThat(form.fields().keySet()).containsExactly("name", "e", "list", "flag", "", "x", "plus");
        assertThatThrownBy(() -> form.fields().put("x", List.of())).isInstanceOf(UnsupportedOperationException.class);
        assertThat(post("").form().fields()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"a=%", "a=%4", "a=%4&b=1", "a=%zz", "a=%ff", "%c0%80=1", "a=%ed%a0%80"})
    void what_cannot_be_decoded_is_refused(String body) {
        assertThatThrownBy(() -> post(body).form())
                .isInstanceOfSatisfying(
                        HttpException.class,
                        refusal -> assertThat(refusal.status()).isEqualTo(400));
    }

    @Test
    void too_many_fields_are_refused() throws IOException {
        assertThat(post("a&".repeat(1000)).form().fields("a")).hasSize(1000);
        assertThatThrownBy(() -> post("a&".repeat(1001)).form()).hasMessageContaining("413 ");
        assertThatThrownBy(() -> post("a&b").form(1)).hasMessageContaining("413 ");
    }

    @Test
    void another_type_is_refused() {
        assertThatThrownBy(() -> Request.post("/", Body.json(1)).form())
                .hasMessage("415 application/x-www-form-urlencoded is wanted here, and this is application/json");
    }
}
