package dev.rondo.http.client;

import static dev.rondo.Rondo.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.http.Body;
import dev.rondo.http.Request;
import dev.rondo.http.Response;
import dev.rondo.http.server.HttpServer;
import dev.rondo.http.server.Routes;
import dev.rondo.net.Certificates;
import dev.rondo.net.Tls;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where redirects lead, and with what. */
@Timeout(30)
class RedirectTest {
    private static final String END = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nend";

    private static String redirect(int status, String location) {
        return "HTTP/1.1 " + status + " Moved\r\nLocation: " + location + "\r\nContent-Length: 4\r\n\r\nmove";
    }

    /** Redirects what is not asked at /end. */
    private static Scripted.Script to(int status, String location) {
        return peer -> {
            for (var head = peer.request(); head != null; head = peer.request()) {
                if (head.contains("content-length: 5")) {
                    peer.until("hello");
                }
                var answer = head.contains("/end") ? END : redirect(status, location);
                peer.send(head.startsWith("HEAD") ? answer.replaceFirst("(?s)\r\n\r\n.*", "\r\n\r\n") : answer);
            }
        };
    }

    @ParameterizedTest
    @CsvSource({
        "301,GET,GET",
        "302,GET,GET",
        "303,GET,GET",
        "307,GET,GET",
        "308,GET,GET",
        "301,POST,GET",
        "302,POST,GET",
        "303,POST,GET",
        "303,PUT,GET",
        "301,PUT,PUT",
        "302,PATCH,PATCH",
        "303,HEAD,HEAD",
        "307,POST,POST",
        "308,PUT,PUT",
    })
    void the_method_and_the_body_change_as_the_status_says(int status, String method, String next) {
        Scripted.with(to(status, "/end"), (server, client) -> {
            var request = Request.of(method, server.url("/begin"));
            boolean withBody = !method.matches("GET|HEAD");
            var response = client.send(withBody ? request.body(Body.text("hello")) : request);
            assertThat(response.status()).isEqualTo(200);
            assertThat(server.requests.getLast()).startsWith(next + " /end HTTP/1.1\r\n");
            assertThat(server.requests.getLast().contains("content-type")).isEqualTo(next.startsWith("P"));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "/end,/end",
        "end?x=1,/a/b/end?x=1",
        "../end#part,/a/end",
        "./../../../end/.,/end/",
        "'/end with space','/end%20with%20space'",
    })
    void the_place_is_relative_to_the_address(String location, String target) {
        Scripted.with(to(302, location), (server, client) -> {
            assertThat(client.get(server.url("/a/b/begin?y=2")).body().text()).isEqualTo("end");
            assertThat(server.requests.getLast()).startsWith("GET " + target + " HTTP/1.1\r\n");
            assertThat(server.accepted()).isEqualTo(1);
        });
    }

    @Test
    void a_circle_ends() {
        Scripted.with(to(302, "/again"), (server, client) -> {
            assertThatThrownBy(() -> client.get(server.url("/")))
                    .hasMessageContaining("more than 10 redirects in a row; redirects allows more");
            assertThat(server.requests).hasSize(11);
        });
    }

    @Test
    void redirects_may_be_left_to_the_caller() {
        Scripted.with(to(302, "/end"), () -> HttpClient.builder().redirects(0).build(), (server, client) -> {
            var response = client.get(server.url("/"));
            assertThat(response.status()).isEqualTo(302);
            assertThat(response.header("location")).isEqualTo("/end");
            assertThat(response.body().text()).isEqualTo("move");
        });
    }

    @Test
    void what_is_for_one_origin_is_not_told_to_another() {
        Scripted.with(Scripted.always(END), (other, _) -> {
            try (var first = Scripted.start(to(302, other.url("/end")));
                    var client = HttpClient.create()) {
                var request = Request.get(first.url("/"))
                        .header("Authorization", "Basic secret")
                        .header("Cookie", "secret")
                        .header("X-Other", "public");
                assertThat(client.send(request).body().text()).isEqualTo("end");
                assertThat(first.requests.getLast()).contains("secret", "public");
                assertThat(other.requests.getLast())
                        .contains("X-Other: public")
                        .doesNotContain("secret")
                        .contains("host: 127.0.0.1:" + other.port());
            }
        });
    }

    @Test
    void what_is_for_one_origin_stays_there() {
        Scripted.with(to(302, "/end"), (server, client) -> {
            var request = Request.get(server.url("/")).header("Authorization", "Basic secret");
            assertThat(client.send(request).body().text()).isEqualTo("end");
            assertThat(server.requests.getLast()).contains("Authorization: Basic secret");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://example.org/,leads nowhere",
        "http://user@example.org/,leads nowhere",
        "http://exa mple.org/,leads nowhere",
        "http://:80/,leads nowhere",
        "http://example.org:99999/,leads nowhere",
        "javascript:alert(1),leads nowhere",
    })
    void some_places_are_refused(String location, String message) {
        Scripted.with(
                to(302, location),
                (server, client) ->
                        assertThatThrownBy(() -> client.get(server.url("/"))).hasMessageContaining(message));
    }

    @Test
    void a_stream_is_not_sent_twice() {
        Scripted.with(to(307, "/end"), (server, client) -> {
            var body = Body.stream("a/b", output -> output.write(""));
            assertThatThrownBy(() -> client.post(server.url("/"), body))
                    .hasMessageContaining("wants the body once more, and that was a stream");
        });
    }

    /** What such names are to TLS was thrown on the loop's own thread, and ended the program. */
    @ParameterizedTest
    @ValueSource(strings = {"localhost.", "a_b.localhost", "a..localhost", "-.localhost"})
    void no_name_of_a_server_harms_the_loop(String host) {
        Scripted.with(peer -> peer.request(), (other, client) -> {
            var place = "https://" + host + ":" + other.port() + "/";
            try (var server = Scripted.start(to(302, place))) {
                assertThatThrownBy(() -> client.get(server.url("/")))
                        .isInstanceOf(IOException.class)
                        .hasMessageStartingWith("GET " + place + ": ");
            }
        });
    }

    @Test
    void nothing_leads_from_https_to_http() {
        var certificates = Certificates.shared();
        run(() -> {
            var tls = Tls.server(certificates.chain("server"), certificates.key("server"))
                    .build();
            var trusting = Tls.client().trust(certificates.chain("authority")).build();
            var routes = Routes.create().get("/", _ -> Response.of(302).header("Location", "http://localhost:1/"));
            try (var server = HttpServer.builder().handler(routes).tls(tls).start();
                    var client = HttpClient.builder().tls(trusting).build()) {
                assertThatThrownBy(() -> client.get("https://localhost:" + server.port() + "/"))
                        .hasMessageContaining("leads from https to http://localhost:1/, which is not encrypted");
                assertThat(client.statistics().running()).isZero();
            }
        });
    }
}
