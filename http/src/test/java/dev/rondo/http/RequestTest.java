package dev.rondo.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.exc.InvalidDefinitionException;

class RequestTest {
    record Order(String item, int count) {}

    @ParameterizedTest
    @CsvSource({
        "/a/b?c=d, /a/b",
        "/, /",
        "/%61%2Db, /a-b",
        "/a%2fb, /a%2Fb",
        "http://x, /",
        "http://x?y, /",
        "https://x:1/a?b, /a",
        "/a//b/, /a//b/",
        "/.well-known/x, /.well-known/x",
        "/a#b, /a"
    })
    void a_path_is_written_in_one_way(String target, String path) {
        assertThat(Request.get(target).path()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a/../b", "/..", "/%2e%2E/b", "/a/.", "/a/%2e/b", "/%", "/%4", "/%zz"})
    void a_path_with_dot_segments_or_broken_encoding_is_refused(String target) {
        assertThatThrownBy(() -> Request.get(target).path())
                .isInstanceOfSatisfying(
                        HttpException.class,
                        refusal -> assertThat(refusal.status()).isEqualTo(400));
    }

    @Test
    void a_query_is_decoded() {
        var request = Request.get("/?a=1&b=x+y&a=%C3%A9&c&=d#f");
        assertThat(request.query("a")).isEqualTo("1");
        assertThat(request.queries("a")).containsExactly("1", "é");
        assertThat(request.query("b")).isEqualTo("x y");
        assertThat(request.query("c")).isEmpty();
        assertThat(request.query("d")).isNull();
        assertThat(request.queries()).containsEntry("", List.of("d"));
        assertThatThrownBy(() -> Request.get("/?a=%FF").query("a"))
                .isInstanceOf(HttpException.class)
                .hasMessageContaining("no UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/a b", "/a\r\nX: y", "/é", "/\u0000"})
    void a_target_with_what_may_not_be_there_is_refused(String target) {
        assertThatIllegalArgumentException().isThrownBy(() -> Request.get(target));
    }

    @Test
    void a_method_is_a_token() {
        assertThat(Request.of("PROPFIND", "/").method()).isEqualTo("PROPFIND");
        assertThatIllegalArgumentException().isThrownBy(() -> Request.of("GET /x", "/"));
    }

    @Test
    void json_becomes_an_object_or_a_refusal_that_says_where() throws IOException {
        assertThat(post("{'item':'x','count':3}").json(Order.class)).isEqualTo(new Order("x", 3));
        refused(post("{'item':"), 400, "no JSON", "line 1");
        refused(post("{'item':'x','count':'many'}"), 422, ".count", "column");
        refused(post("null"), 422, "null");
        refused(post("{'item':'x','count':99999999999}"), 422, "column");
        refused(post(""), 400, "empty");
        refused(Request.post("/", Body.of(new byte[0], "text/csv")), 415, "text/csv");
    }

    @Test
    void a_list_in_json_becomes_one_or_a_refusal_that_says_where() throws IOException {
        var orders = new TypeReference<List<Order>>() {};
        assertThat(post("[{'item':'x','count':3}]").json(orders)).containsExactly(new Order("x", 3));
        refused(() -> post("[{'item':'x','count':'many'}]").json(orders), 422, "[0].count");
        refused(() -> post("{}").json(orders), 422, "does not fit");
        refused(() -> post("[").json(orders), 400, "no JSON");
    }

    interface Shape {}

    @Test
    void a_type_that_no_json_fits_is_the_fault_of_the_program() {
        assertThatThrownBy(() -> post("{}").json(Shape.class)).isInstanceOf(InvalidDefinitionException.class);
    }

    private static Request post(String json) {
        return Request.post("/", Body.of(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), "application/json"));
    }

    private static void refused(Request request, int status, String... words) {
        refused(() -> request.json(Order.class), status, words);
    }

    private static void refused(ThrowingCallable reading, int status, String... words) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        HttpException.class,
                        refusal -> assertThat(refusal.status()).isEqualTo(status))
                .message()
                .contains(words);
    }

    @Test
    void what_is_changed_is_another_request() {
        var request = Request.get("/a");
        var other = request.header("X", "1").body(Body.text("b"));
        assertThat(request.headers().size()).isZero();
        assertThat(other.header("x")).isEqualTo("1");
        assertThat(other.method() + other.target()).isEqualTo("GET/a");
        assertThat(other.connection()).isNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request.parameter("id"))
                .withMessageContaining("'id'");
    }
}
