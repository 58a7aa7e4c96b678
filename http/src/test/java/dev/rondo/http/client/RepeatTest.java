package dev.rondo.http.client;

import static dev.rondo.Rondo.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.http.Body;
import dev.rondo.http.Request;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that meet a connection which the server has given up, and when they may be sent once more. */
@Timeout(30)
class RepeatTest {
    private static final String HELLO = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";

    /** Answers the first request of each connection, and closes without a word when the second one has come. */
    private static final Scripted.Script STALE = peer -> {
        peer.request();
        peer.send(HELLO);
        peer.request();
    };

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "OPTIONS"})
    void an_idempotent_request_is_sent_once_more_on_a_new_connection(String method) {
        Scripted.with(STALE, (server, client) -> {
            client.get(server.url("/")).body().text();
            var request = Request.of(method, server.url("/"));
            var again = client.send(method.equals("PUT") ? request.body(Body.text("x")) : request);
            assertThat(again.status()).isEqualTo(200);
            assertThat(server.accepted()).isEqualTo(2);
            assertThat(client.statistics().repeated()).isEqualTo(1);
            assertThat(server.requests).hasSize(3);
        });
    }

    @Test
    void another_request_is_not() {
        Scripted.with(STALE, (server, client) -> {
            client.get(server.url("/")).body().text();
            assertThatThrownBy(() -> client.post(server.url("/"), Body.text("x")))
                    .hasMessage(
                            "POST " + server.url("/") + ": the server has closed the connection before its response");
            assertThat(client.statistics().repeated()).isZero();
            assertThat(server.requests).hasSize(2);
        });
    }

    @Test
    void nor_is_one_with_a_streamed_body() {
        Scripted.with(STALE, (server, client) -> {
            client.get(server.url("/")).body().text();
            var body = Body.stream("a/b", output -> output.write("x"));
            assertThatThrownBy(() -> client.send(Request.put(server.url("/"), body)))
                    .hasMessageStartingWith("PUT " + server.url("/") + ": ");
            assertThat(client.statistics().repeated()).isZero();
        });
    }

    @Test
    void nor_one_of_whose_response_a_byte_has_come() {
        Scripted.with(
                peer -> {
                    peer.request();
                    peer.send(HELLO);
                    peer.request();
                    peer.send("H");
                },
                (server, client) -> {
                    client.get(server.url("/")).body().text();
                    assertThatThrownBy(() -> client.get(server.url("/")))
                            .hasMessageContaining("before the end of the response");
                    assertThat(client.statistics().repeated()).isZero();
                });
    }

    @Test
    void nor_one_on_a_new_connection() {
        Scripted.with(peer -> peer.request(), (server, client) -> {
            assertThatThrownBy(() -> client.get(server.url("/"))).hasMessageContaining("before its response");
            assertThat(server.accepted()).isEqualTo(1);
        });
    }

    @Test
    void it_is_not_sent_a_third_time() {
        Scripted.with(
                peer -> {
                    peer.request();
                    if (peer.number == 1) {
                        peer.send(HELLO);
                        peer.request();
                    }
                },
                (server, client) -> {
                    client.get(server.url("/")).body().text();
                    assertThatThrownBy(() -> client.get(server.url("/"))).hasMessageContaining("before its response");
                    assertThat(server.accepted()).isEqualTo(2);
                });
    }

    @Test
    void connections_that_the_server_has_closed_are_not_used_at_all() {
        Scripted.with(Scripted.once(HELLO), (server, client) -> {
            for (int i = 0; i < 3; i++) {
                assertThat(client.post(server.url("/"), Body.text("x")).body().text())
                        .isEqualTo("hello");
                while (client.statistics().connections() > 0) {
                    sleep(Duration.ofMillis(2));
                }
            }
            assertThat(client.statistics().repeated()).isZero();
        });
    }
}
