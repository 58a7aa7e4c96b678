package dev.rondo.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.http.Body;
import dev.rondo.http.HttpException;
import dev.rondo.http.Request;
import dev.rondo.http.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which handler answers; without a server, since routes are a handler. */
class RoutesTest {
    private static HttpHandler says(String name) {
        return _ -> Response.text(name);
    }

    private static String ask(Routes routes, String method, String path) throws Exception {
        return routes.handle(Request.of(method, path)).body().text();
    }

    @ParameterizedTest
    @CsvSource({
        "/, root",
        "/users, users",
        "/users/, users with a slash",
        "/users/me, me",
        "/users/7, one",
        "/users/me/posts, posts",
        "/users/me/posts/1, rest",
        "/users/7/posts/1/2, rest",
        "/files, rest of all",
        "/users?x=/users/me, users"
    })
    void in_each_segment_a_literal_counts_more_than_a_parameter_and_that_more_than_the_rest(String path, String name)
            throws Exception {
        var routes = Routes.create()
                .get("/{all...}", says("rest of all"))
                .get("/users/{id}/{rest...}", says("rest"))
                .get("/users/{id}/posts", says("posts"))
                .get("/users/{id}", says("one"))
                .get("/users/me", says("me"))
                .get("/users/", says("users with a slash"))
                .get("/users", says("users"))
                .get("/", says("root"));
        assertThat(ask(routes, "GET", path)).isEqualTo(name);
    }

    @Test
    void parameters_are_decoded_each_by_itself() throws Exception {
        var routes = Routes.create()
                .get("/{a}/x/{b...}", request -> Response.text(request.parameter("a") + "|" + request.parameter("b")));
        assertThat(ask(routes, "GET", "/1%2F2/x/3/4%20")).isEqualTo("1/2|3/4 ");
        assertThat(ask(routes, "GET", "/%C3%A9/x/")).isEqualTo("é|");
    }

    @Test
    void a_route_that_has_the_method_is_found_behind_one_that_counts_more_and_has_not() throws Exception {
        var routes = Routes.create()
                .get("/users/me", says("me"))
                .delete("/users/{id}", request -> Response.text("deleted " + request.parameter("id")))
                .put("/{all...}", request -> Response.text("put " + request.parameter("all")));
        assertThat(ask(routes, "GET", "/users/me")).isEqualTo("me");
        assertThat(ask(routes, "HEAD", "/users/me")).isEqualTo("me");
        assertThat(ask(routes, "DELETE", "/users/me")).isEqualTo("deleted me");
        assertThat(ask(routes, "PUT", "/users/me")).isEqualTo("put users/me");
        var refused = routes.handle(Request.post("/users/me", Body.empty()));
        assertThat(refused.status()).isEqualTo(405);
        assertThat(refused.header("Allow")).isEqualTo("DELETE, GET, HEAD, OPTIONS, PUT");
        assertThat(routes.handle(Request.of("OPTIONS", "/users/7")).header("Allow"))
                .isEqualTo("DELETE, OPTIONS, PUT");
    }

    @Test
    void other_methods_are_refused_with_those_that_there_are() throws Exception {
        var routes = Routes.create().get("/a", says("a")).post("/a", says("b"));
        var refused = routes.handle(Request.delete("/a"));
        assertThat(refused.status()).isEqualTo(405);
        assertThat(refused.header("Allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
        var options = routes.handle(Request.of("OPTIONS", "/a"));
        assertThat(options.status()).isEqualTo(204);
        assertThat(options.header("Allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
        assertThat(ask(routes, "HEAD", "/a")).isEqualTo("a");
        assertThatThrownBy(() -> routes.handle(Request.get("/b")))
                .isInstanceOf(HttpException.class)
                .hasMessageContaining("404")
                .hasMessageContaining("/b");
    }

    @Test
    void filters_stand_before_their_group_and_those_of_the_outermost_routes_before_everything() throws Exception {
        var routes = Routes.create();
        routes.filter(named("1"))
                .get("/x", says("x"))
                .group(
                        "/a",
                        a -> a.filter(named("2"))
                                .get("/x", says("ax"))
                                .group("/b", b -> b.get("/x", says("abx")).filter(named("3")))
                                .filter(named("4")));
        assertThat(ask(routes, "GET", "/x")).isEqualTo("1(x)");
        assertThat(ask(routes, "GET", "/a/x")).isEqualTo("1(2(4(ax)))");
        assertThat(ask(routes, "GET", "/a/b/x")).isEqualTo("1(2(4(3(abx))))");
        assertThatThrownBy(() -> ask(routes, "GET", "/nothing")).hasMessageContaining("seen by 1");
    }

    private static HttpFilter named(String name) {
        return (request, next) -> {
            try {
                return Response.text(name + "(" + next.handle(request).body().text() + ")");
            } catch (HttpException error) {
                throw new HttpException(error.status(), "seen by " + name, error);
            }
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "",
                "/{}",
                "/{a",
                "/a{b}",
                "/{a}{b}",
                "/{a...}/b",
                "/{a}/{a}",
                "/{a b}",
                "/a}",
                "/a b",
                "/\u00e9",
                "/a?b=c",
                "/a#b",
                "/%4",
                "/.."
            })
    void a_path_that_makes_no_sense_is_refused_when_the_route_is_made(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Routes.create().get(path, says("")))
                .withMessageContaining("'" + path + "'");
    }

    @Test
    void a_literal_is_found_however_it_is_written() throws Exception {
        var routes =
                Routes.create().get("/caf%c3%a9/%61", says("a")).group("/group/", group -> group.get("/x", says("x")));
        assertThat(ask(routes, "GET", "/caf%C3%A9/a")).isEqualTo("a");
        assertThat(ask(routes, "GET", "/caf%c3%a9/%61")).isEqualTo("a");
        assertThat(ask(routes, "GET", "/group/x")).isEqualTo("x");
    }

    @Test
    void two_routes_for_the_same_are_an_error() {
        var routes = Routes.create().get("/a/{b}", says(""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> routes.get("/a/{c}", says("")))
                .withMessageContaining("two routes for GET /a/{c}");
    }

    @Test
    void a_callback_without_a_server_says_what_it_needs() {
        var routes = Routes.create().callback("GET", "/", (request, reply) -> reply.send(Response.text("")));
        assertThatThrownBy(() -> ask(routes, "GET", "/")).hasMessageContaining("needs a server");
    }
}
