package dev.rondo.examples;

import static dev.rondo.Rondo.run;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.http.Body;
import dev.rondo.http.HttpException;
import dev.rondo.http.Request;
import dev.rondo.http.Response;
import dev.rondo.http.client.HttpClient;
import dev.rondo.http.server.HttpServer;
import dev.rondo.http.server.Routes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the guide to HTTP says its programs do. */
@Timeout(60)
class HttpGuideTest {
    private interface Talk {
        void with(String site, HttpClient client) throws Exception;
    }

    private static void serve(Routes routes, Talk talk) {
        run(() -> {
            try (var server = HttpServer.start(0, routes);
                    var client = HttpClient.create()) {
                talk.with("http://localhost:" + server.port(), client);
            }
        });
    }

    @Test
    void users_come_and_go_as_json() {
        var printed = Printed.by(() -> serve(new HttpServers().users(), (site, client) -> {
            HttpClients.ask(site);
            var both = Body.json(List.of(new HttpServers.User("Bob", 7), new HttpServers.User("Eve", 8)));
            assertThat(client.post(site + "/users/import", both).status()).isEqualTo(204);
            assertThat(client.get(site + "/users").body().text()).contains("Ada", "Bob", "Eve");
            var old = client.post(site + "/users", Body.json(new HttpServers.User("Methuselah", 969)));
            assertThat(old.status()).isEqualTo(422);
            assertThat(old.body().text()).contains("\"pointer\":\"/age\"");
            assertThat(client.post(site + "/users/import", Body.json("x")).status())
                    .isEqualTo(422);
        }));
        assertThat(printed).isEqualTo("200 []\n201 /users/Ada\n");
    }

    @Test
    void the_filter_lets_in_who_says_who_he_is() throws Exception {
        var routes = HttpServers.guarded();
        var me = Request.get("/private/me");
        assertThat(routes.handle(Request.get("/")).status()).isEqualTo(200);
        assertThat(routes.handle(me).status()).isEqualTo(401);
        assertThat(routes.handle(me.header("Authorization", "Bearer ada"))
                        .body()
                        .text())
                .isEqualTo("\"Ada\"");
    }

    @Test
    void pages_of_the_other_origin_may_ask() throws Exception {
        for (var method : List.of("GET", "OPTIONS")) {
            assertThat(HttpServers.open()
                            .handle(Request.of(method, "/"))
                            .headers()
                            .toString())
                    .contains("https://app.example.org");
        }
    }

    @Test
    void a_photo_goes_up_and_comes_down(@TempDir Path folder) throws Exception {
        var form =
                "--x\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"../me.jpg\"\r\n\r\nJPEG\r\n--x--\r\n";
        var body = Body.of(form.getBytes(UTF_8), "multipart/form-data; boundary=x");
        serve(HttpServers.photos(Files.createDirectory(folder.resolve("photos"))), (site, client) -> {
            var created = client.post(site + "/photos", body);
            assertThat(created.status()).isEqualTo(201);
            var copy = folder.resolve("copy");
            assertThat(HttpClients.download(client, site + created.header("Location"), copy))
                    .isEqualTo(4);
            assertThat(copy).hasContent("JPEG");
            assertThatThrownBy(() -> HttpClients.download(client, site + "/photos/none", copy))
                    .hasMessageContaining("404");
        });
    }

    @Test
    void a_report_comes_while_it_is_written() {
        serve(HttpServers.report(), (site, client) -> {
            assertThat(client.get(site + "/report").body().text()).endsWith("100000,sold\n");
            var sizes = HttpClients.lengths(client, List.of(site + "/report", site + "/none"));
            assertThat(sizes.getFirst()).isGreaterThan(1_000_000);
        });
    }

    @Test
    void a_row_of_the_database_is_an_answer() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:h2:mem:guide;DB_CLOSE_DELAY=-1");
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE book (id VARCHAR PRIMARY KEY, title VARCHAR)");
            statement.execute("INSERT INTO book VALUES ('1', 'Emma')");
        }
        serve(HttpServers.books(), (site, client) -> {
            assertThat(client.get(site + "/books/1").body().text()).isEqualTo("{\"title\":\"Emma\"}");
            assertThat(client.get(site + "/books/2").status()).isEqualTo(404);
        });
    }

    @Test
    void who_is_patient_is_answered_and_sends_all_of_the_body_each_time() {
        var asked = new AtomicInteger();
        var routes = Routes.create().post("/", request -> {
            var text = request.body().text();
            if (asked.incrementAndGet() < 3) {
                throw new HttpException(503, "not yet");
            }
            return Response.text(text);
        });
        serve(routes, (site, client) -> {
            var body = Body.stream("text/plain", output -> output.write("x".repeat(100_000)));
            assertThat(HttpClients.patiently(client, Request.post(site + "/", body))
                            .body()
                            .text())
                    .hasSize(100_000);
        });
        assertThat(asked).hasValue(3);
    }

    @Test
    void a_callback_answers_too() {
        serve(
                HttpServers.fast(),
                (site, client) ->
                        assertThat(client.get(site + "/ping").body().text()).isEqualTo("pong"));
    }

    @Test
    void routes_are_tested_without_a_server() throws Exception {
        HttpServers.test();
    }
}
