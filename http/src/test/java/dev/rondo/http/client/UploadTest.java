package dev.rondo.http.client;

import static dev.rondo.Rondo.sleep;
import static dev.rondo.Rondo.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.Rondo;
import dev.rondo.http.Body;
import dev.rondo.http.Request;
import dev.rondo.net.TcpSocket;
import dev.rondo.promise.Promise;
import dev.rondo.scope.DeadlineExceededException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bodies of requests, and servers that answer before they have all of one, or connections that do not come about. */
@Timeout(30)
class UploadTest {
    private static final String REFUSAL = "HTTP/1.1 413 Content Too Large\r\nContent-Length: 3\r\n\r\nbig";
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    private static Request expecting(Scripted server) {
        return Request.post(server.url("/"), Body.text("hello")).header("Expect", "100-continue");
    }

    @Test
    void a_body_that_is_expected_is_sent_when_the_server_says_so() {
        Scripted.with(
                peer -> {
                    peer.request();
                    peer.send("HTTP/1.1 100 Continue\r\n\r\n");
                    peer.until("hello");
                    peer.send(OK);
                    peer.hang();
                },
                (server, client) -> {
                    assertThat(client.send(expecting(server)).status()).isEqualTo(200);
                    assertThat(server.requests.getFirst()).contains("expect: 100-continue\r\n");
                    assertThat(client.statistics().idle()).isEqualTo(1);
                });
    }

    @Test
    void or_when_it_says_nothing_for_a_second() {
        Scripted.with(
                peer -> {
                    peer.request();
                    peer.until("hello");
                    peer.send(OK);
                },
                (server, client) ->
                        assertThat(client.send(expecting(server)).status()).isEqualTo(200));
    }

    @Test
    void it_is_not_sent_if_the_server_does_not_want_it() {
        Scripted.with(
                peer -> {
                    peer.request();
                    peer.send(REFUSAL);
                    assertThat(peer.until("hello")).isNull();
                },
                (server, client) -> {
                    var response = client.send(expecting(server));
                    assertThat(response.status()).isEqualTo(413);
                    assertThat(response.body().text()).isEqualTo("big");
                    assertThat(client.statistics().connections()).isZero();
                });
    }

    @Test
    void nor_while_the_refusal_still_comes() {
        Scripted.with(
                peer -> {
                    peer.request();
                    peer.send(REFUSAL.substring(0, REFUSAL.length() - 1));
                    sleep(Duration.ofMillis(1100)); // longer than it waits for a server that says nothing
                    peer.send("g");
                    assertThat(peer.until("hello")).isNull();
                },
                (server, client) -> {
                    var response = client.send(expecting(server));
                    assertThat(response.body().text()).isEqualTo("big");
                    assertThat(client.statistics().connections()).isZero();
                });
    }

    /** The writer goes on, and the response comes, in the same phase of the loop. */
    @Test
    void no_request_goes_behind_a_body_whose_end_was_not_sent() {
        var side = new CompletableFuture<Scripted.Peer>();
        var behind = new CompletableFuture<String>();
        Scripted.Script answersEarly = peer -> {
            peer.request();
            if (peer.number == 1) {
                peer.until("hello\r\n");
                side.get().send("x");
                peer.send(OK);
                behind.complete(String.valueOf(peer.until("\r\n")));
            } else {
                peer.send(OK);
            }
        };
        Scripted.Script keeps = peer -> {
            side.complete(peer);
            peer.hang();
        };
        Scripted.with(answersEarly, (server, client) -> {
            var signal = Promise.<String>withResolvers();
            try (var other = Scripted.start(keeps);
                    var socket = TcpSocket.connect("127.0.0.1", other.port())) {
                socket.listen(_ -> signal.resolve("go on"));
                var body = Body.stream("a/b", output -> {
                    output.write("hello");
                    Rondo.await(signal.promise());
                });
                assertThat(client.post(server.url("/"), body).status()).isEqualTo(200);
                assertThat(client.get(server.url("/")).status()).isEqualTo(200);
                assertThat(behind.get()).isIn("null", "0\r\n");
            }
        });
    }

    /** As one that comes over another connection, and ends while this request waits for the loop. */
    @Test
    void a_body_may_turn_out_to_be_whole_at_the_last_moment() {
        var body = new Body() {
            @Override
            public long length() {
                return isWhole() ? 5 : -1;
            }

            @Override
            public boolean isWhole() {
                return !Thread.currentThread()
                        .isVirtual(); // not yet in the fiber that sends, but in the loop, which is later
            }

            @Override
            public @Nullable String type() {
                return null;
            }

            @Override
            public @Nullable ByteBuffer read() {
                throw new IllegalStateException("it is whole");
            }

            @Override
            public byte[] bytes() {
                return "hello".getBytes(StandardCharsets.UTF_8);
            }
        };
        Scripted.with(
                peer -> {
                    peer.request();
                    peer.until("hello");
                    peer.send(OK);
                },
                (server, client) -> {
                    client.post(server.url("/"), body);
                    assertThat(server.requests.getFirst())
                            .contains("content-length: 5")
                            .doesNotContain("chunked");
                });
    }

    @Test
    void a_server_that_refuses_a_body_is_heard_while_that_is_sent() {
        Scripted.with(
                peer -> {
                    peer.request();
                    peer.send(REFUSAL);
                    peer.hang();
                },
                (server, client) -> {
                    var body = Body.stream("a/b", output -> {
                        while (true) {
                            output.write(new byte[10_000]);
                        }
                    });
                    var response = client.post(server.url("/"), body);
                    assertThat(response.status()).isEqualTo(413);
                    assertThat(response.body().text()).isEqualTo("big");
                    assertThat(client.statistics().connections()).isZero();
                    assertThat(client.statistics().running()).isZero();
                });
    }

    @Test
    void a_stream_goes_in_chunks_and_what_is_known_with_its_length() {
        Scripted.with(
                peer -> {
                    peer.request();
                    assertThat(peer.until("0\r\n\r\n")).isEqualTo("5\r\nhello\r\n5\r\nworld\r\n0\r\n\r\n");
                    peer.send(OK);
                    peer.request();
                    peer.send(OK);
                },
                (server, client) -> {
                    var body = Body.stream("a/b", output -> {
                        output.write("hello");
                        output.write("world");
                    });
                    assertThat(client.post(server.url("/"), body).status()).isEqualTo(200);
                    assertThat(client.send(Request.of("POST", server.url("/"))).status())
                            .isEqualTo(200);
                    assertThat(server.requests.getFirst())
                            .contains("transfer-encoding: chunked")
                            .doesNotContain("length");
                    assertThat(server.requests.getLast())
                            .contains("content-length: 0")
                            .doesNotContain("chunked");
                });
    }

    @Test
    void a_handshake_that_does_not_end_is_cancelled_or_too_late() {
        Scripted.with(Scripted.Peer::hang, (server, _) -> {
            try (var client =
                    HttpClient.builder().connectTime(Duration.ofMillis(50)).build()) {
                var address = server.url("/").replace("http:", "https:");
                assertThatThrownBy(() -> client.get(address))
                        .isInstanceOf(HttpTimeoutException.class)
                        .hasMessage(
                                "GET " + address + ": there was no connection within 50 ms; connectTime allows more");
            }
            try (var client = HttpClient.create()) {
                var address = server.url("/").replace("http:", "https:");
                assertThatThrownBy(() -> within(Duration.ofMillis(50), () -> client.get(address)))
                        .isInstanceOf(DeadlineExceededException.class);
                assertThat(client.statistics()).isEqualTo(new HttpClientStatistics(0, 0, 0, 0, 0, 0, 0));
            }
        });
    }
}
