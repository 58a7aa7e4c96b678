package dev.rondo.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What servers let clients keep, and what those send back. */
class CookieTest {
    @Test
    void a_cookie_is_safe_unless_it_says_otherwise() {
        assertThat(Cookie.of("id", "a=b/+")).hasToString("id=a=b/+; Path=/; HttpOnly; SameSite=Lax");
        assertThat(Cookie.of("id", "1")
                        .maxAge(Duration.ofHours(1))
                        .domain("example.org")
                        .path("/a")
                        .secure(true)
                        .httpOnly(false)
                        .sameSite(Cookie.SameSite.STRICT))
                .hasToString("id=1; Max-Age=3600; Domain=example.org; Path=/a; Secure; SameSite=Strict");
        assertThat(Cookie.deleted("id")).hasToString("id=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax");
        assertThat(Response.text("x")
                        .cookie(Cookie.of("a", "1"))
                        .cookie(Cookie.of("b", "2"))
                        .headers()
                        .all("set-cookie"))
                .hasSize(2);
    }

    @Test
    void what_clients_would_drop_cannot_be_made() {
        assertThat(Cookie.of("id", "1").sameSite(Cookie.SameSite.NONE))
                .hasToString("id=1; Path=/; Secure; HttpOnly; SameSite=None");
        assertThat(Cookie.of("__Host-id", "1")).hasToString("__Host-id=1; Path=/; Secure; HttpOnly; SameSite=Lax");
        assertThatThrownBy(() -> Cookie.of("__Host-id", "1").domain("example.org"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Cookie.of("__Host-id", "1").path("/a")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Cookie.of("__Secure-id", "1").secure(false))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        Cookie.of("id", "1").sameSite(Cookie.SameSite.NONE).secure(false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a;b", "a b", "a,b", "a\r\nX: y", "a\nb", "\"a\"", "a\\b", "é", "a\0", "\u007f"})
    void no_value_adds_anything(String bad) {
        assertThatThrownBy(() -> Cookie.of("id", bad)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Cookie.of(bad, "1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Cookie.of("id", "1").domain(bad)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "/a;Domain=x", "/\r\nX: y", "/\0", "/é"})
    void no_path_adds_anything(String bad) {
        assertThatThrownBy(() -> Cookie.of("id", "1").path(bad)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void less_than_a_second_does_not_end_it() {
        assertThat(Cookie.of("a", "b").maxAge(Duration.ofMillis(900)).toString())
                .contains("Max-Age=1;");
        assertThat(Cookie.of("a", "b").maxAge(Duration.ofMillis(-900)).toString())
                .contains("Max-Age=0;");
    }

    @Test
    void what_clients_send_is_read() {
        var request = Request.get("/")
                .header("Cookie", "a=1; b=\"2\";c=x=y; a=3; bad name=1; d; e=a\"b; =7")
                .header("cookie", "f=");
        assertThat(request.cookies()).isEqualTo(Map.of("a", "1", "b", "2", "c", "x=y", "f", ""));
        assertThat(request.cookie("a")).isEqualTo("1");
        assertThat(request.cookie("none")).isNull();
        assertThat(Request.get("/").cookies()).isEmpty();
    }
}
