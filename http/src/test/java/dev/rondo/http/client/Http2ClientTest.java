package dev.rondo.http.client;

import static dev.rondo.Rondo.async;
import static dev.rondo.Rondo.await;
import static dev.rondo.Rondo.scope;
import static dev.rondo.Rondo.sleep;
import static dev.rondo.Rondo.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.http.Body;
import dev.rondo.http.Request;
import dev.rondo.scope.DeadlineExceededException;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameStream;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The client on connections of HTTP/2. */
@Timeout(30)
class Http2ClientTest {
    private static final int MEGABYTE = 1024 * 1024;

    /** Answers with the path. */
    private static final FrameServer.Script PATH = (peer, frame) -> {
        if (frame instanceof Http2HeadersFrame head) {
            peer.text(head.stream(), String.valueOf(head.headers().path()));
        }
    };

    /** Sends back what comes. */
    private static final FrameServer.Script ECHO = (peer, frame) -> {
        if (frame instanceof Http2HeadersFrame head) {
            peer.head(head.stream(), head.isEndStream(), ":status", "200");
        } else if (frame instanceof Http2DataFrame data) {
            peer.data(data.stream(), data.isEndStream(), data.content().retain());
        }
    };

    /** Answers nothing. */
    private static final FrameServer.Script SILENT = (peer, frame) -> {};

    private static boolean isAt(Http2HeadersFrame head, String path) {
        return head.headers().path().toString().equals(path);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_hundred_requests_share_one_connection(boolean secure) {
        FrameServer.with(Http2Settings.defaultSettings(), secure, PATH, (server, client) -> {
            var texts = new ArrayList<String>();
            scope(scope -> {
                for (int i = 0; i < 100; i++) {
                    int n = i;
                    scope.fork(() -> {
                        texts.add(client.get(server.url("/" + n)).body().text());
                    });
                }
            });
            assertThat(texts).hasSize(100).doesNotHaveDuplicates();
            assertThat(client.statistics()).isEqualTo(new HttpClientStatistics(1, 1, 1, 0, 0, 100, 0));
        });
    }

    @Test
    void the_request_reaches_the_server() {
        FrameServer.with(PATH, (server, client) -> {
            var request = Request.of("PUT", server.url("/a?b"))
                    .header("X-Name", "value")
                    .header("Connection", "close")
                    .header("TE", "gzip")
                    .body(Body.text("hello"));
            assertThat(client.send(request).header("content-type")).isEqualTo("text/plain");
            var head = server.heads.getFirst().headers();
            assertThat(head.method()).hasToString("PUT");
            assertThat(head.scheme()).hasToString("http");
            assertThat(head.authority()).hasToString(server.url("").substring(7));
            assertThat(head.get("x-name")).hasToString("value");
            assertThat(head.get("content-length")).hasToString("5");
            assertThat(head.get("content-type")).hasToString("text/plain; charset=utf-8");
            assertThat(head.contains("connection") || head.contains("te")).isFalse();
        });
    }

    @Test
    void no_more_streams_are_open_than_the_server_takes() {
        var settings = Http2Settings.defaultSettings().maxConcurrentStreams(3);
        FrameServer.with(
                settings,
                false,
                (peer, frame) -> {
                    if (frame instanceof Http2HeadersFrame head) {
                        var _ = peer.channel
                                .eventLoop()
                                .schedule(() -> peer.text(head.stream(), "x"), 2, TimeUnit.MILLISECONDS);
                    }
                },
                (server, client) -> {
                    scope(scope -> {
                        for (int i = 0; i < 20; i++) {
                            scope.fork(() -> client.get(server.url("/")).body().text());
                        }
                    });
                    assertThat(server.mostAtOnce).isEqualTo(3);
                    assertThat(server.peers).hasSize(1);
                });
    }

    @Test
    void bodies_of_any_size_go_both_ways() {
        FrameServer.with(ECHO, (server, client) -> {
            var body = Body.stream("a/b", output -> {
                for (int i = 0; i < 100; i++) {
                    output.write(new byte[50_000]);
                }
            });
            assertThat(client.post(server.url("/"), body).body().bytes()).hasSize(5_000_000);
            assertThat(client.post(server.url("/"), Body.of(new byte[MEGABYTE], "a/b"))
                            .body()
                            .bytes())
                    .hasSize(MEGABYTE);
            assertThat(client.post(server.url("/"), Body.text("x")).body().text())
                    .isEqualTo("x");
        });
    }

    @Test
    void a_body_that_nobody_reads_does_not_hold_up_the_others() {
        FrameServer.with(
                (peer, frame) -> {
                    if (frame instanceof Http2HeadersFrame head) {
                        peer.head(head.stream(), false, ":status", "200");
                        for (int i = 0; i < 40; i++) {
                            peer.data(head.stream(), i == 39, Unpooled.wrappedBuffer(new byte[MEGABYTE]));
                        }
                    }
                },
                (server, client) -> {
                    var unread = client.get(server.url("/unread"));
                    assertThat(client.get(server.url("/read")).body().bytes()).hasSize(40 * MEGABYTE);
                    assertThat(unread.body().bytes()).hasSize(40 * MEGABYTE);
                    assertThat(client.statistics().connected()).isEqualTo(1);
                });
    }

    @Test
    void a_request_that_is_cancelled_resets_its_stream_only() {
        FrameServer.with(
                (peer, frame) -> {
                    if (frame instanceof Http2HeadersFrame head && !isAt(head, "/silent")) {
                        PATH.frame(peer, frame);
                    }
                },
                (server, client) -> {
                    assertThatThrownBy(() -> within(Duration.ofMillis(50), () -> client.get(server.url("/silent"))))
                            .isInstanceOf(DeadlineExceededException.class);
                    assertThat(client.get(server.url("/other")).body().text()).isEqualTo("/other");
                    assertThat(server.resets).containsExactly("CANCEL");
                    assertThat(client.statistics()).isEqualTo(new HttpClientStatistics(1, 1, 1, 0, 0, 2, 0));
                });
    }

    @Test
    void a_response_that_is_closed_resets_its_stream_only() {
        FrameServer.with(
                (peer, frame) -> {
                    if (frame instanceof Http2HeadersFrame head) {
                        peer.head(head.stream(), false, ":status", "200");
                        peer.data(head.stream(), false, Unpooled.wrappedBuffer(new byte[1000]));
                    }
                },
                (server, client) -> {
                    for (int i = 0; i < 3; i++) {
                        client.get(server.url("/")).close();
                    }
                    while (server.resets.size() < 3) {
                        sleep(Duration.ofMillis(2));
                    }
                    assertThat(server.resets).containsOnly("CANCEL");
                    assertThat(server.peers).hasSize(1);
                    assertThat(client.statistics().running()).isZero();
                });
    }

    @Test
    void what_the_server_says_it_has_not_seen_is_sent_again_on_another_connection() {
        FrameServer.with(
                (peer, frame) -> {
                    if (frame instanceof Http2HeadersFrame head) {
                        if (isAt(head, "/second") && head.stream().id() > 3) {
                            // the last one it has looked at is the first one, as Netty's clients count
                            peer.raw(7, Unpooled.buffer().writeInt(3).writeInt(0));
                        } else {
                            PATH.frame(peer, frame);
                        }
                    }
                },
                (server, client) -> {
                    assertThat(client.get(server.url("/first")).body().text()).isEqualTo("/first");
                    assertThat(client.post(server.url("/second"), Body.text("x"))
                                    .body()
                                    .text())
                            .isEqualTo("/second");
                    assertThat(client.statistics().repeated()).isEqualTo(1);
                    assertThat(server.peers).hasSize(2);
                });
    }

    @Test
    void a_refused_request_is_sent_once_more_whatever_its_method() {
        var refused = new ArrayList<Http2FrameStream>();
        FrameServer.with(
                (peer, frame) -> {
                    if (frame instanceof Http2HeadersFrame head) {
                        if (refused.isEmpty()) {
                            refused.add(head.stream());
                            peer.reset(head.stream(), Http2Error.REFUSED_STREAM);
                        } else {
                            PATH.frame(peer, frame);
                        }
                    }
                },
                (server, client) -> {
                    assertThat(client.post(server.url("/a"), Body.text("x"))
                                    .body()
                                    .text())
                            .isEqualTo("/a");
                    assertThat(client.statistics().repeated()).isEqualTo(1);
                });
    }

    @Test
    void a_reset_is_an_error_that_says_so() {
        FrameServer.with(
                (peer, frame) -> {
                    if (frame instanceof Http2HeadersFrame head) {
                        peer.reset(head.stream(), Http2Error.ENHANCE_YOUR_CALM);
                    }
                },
                (server, client) -> {
                    assertThatThrownBy(() -> client.get(server.url("/")))
                            .isInstanceOf(IOException.class)
                            .hasMessage("GET " + server.url("/") + ": the server has reset it: ENHANCE_YOUR_CALM");
                    assertThat(client.statistics().repeated()).isZero();
                    assertThat(client.statistics().running()).isZero();
                });
    }

    @Test
    void what_runs_ends_after_the_server_has_said_that_it_goes_away() {
        var held = new ArrayList<Http2FrameStream>();
        FrameServer.with(
                (peer, frame) -> {
                    if (frame instanceof Http2HeadersFrame head) {
                        if (isAt(head, "/held")) {
                            held.add(head.stream());
                            peer.goAway(Http2Error.NO_ERROR, 0);
                        } else {
                            PATH.frame(peer, frame);
                        }
                    }
                },
                (server, client) -> {
                    var first =
                            async(() -> client.get(server.url("/held")).body().text());
                    while (held.isEmpty()) {
                        sleep(Duration.ofMillis(2));
                    }
                    sleep(Duration.ofMillis(20));
                    assertThat(client.get(server.url("/new")).body().text()).isEqualTo("/new");
                    assertThat(server.peers).hasSize(2);
                    var old = server.peers.getFirst();
                    old.channel.eventLoop().execute(() -> old.text(held.getFirst(), "late"));
                    assertThat(await(first)).isEqualTo("late");
                    while (client.statistics().connections() > 1) {
                        sleep(Duration.ofMillis(2));
                    }
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ":status,abc|its status is abc",
                "x,y|",
                ":status,200,content-length,5|",
                ":status,200,content-length,x|",
                ":status,200,connection,close|",
                ":status,101|",
            })
    void a_response_that_is_none_is_refused(String fields, String message) {
        FrameServer.with(
                (peer, frame) -> {
                    if (frame instanceof Http2HeadersFrame head) {
                        peer.head(head.stream(), true, fields.split(","));
                    }
                },
                (server, client) -> {
                    assertThatThrownBy(() -> client.get(server.url("/")).body().bytes())
                            .isInstanceOf(IOException.class)
                            .hasMessageStartingWith("GET " + server.url("/") + ": ")
                            .hasMessageContaining(message == null ? "" : message);
                    assertThat(client.statistics().running()).isZero();
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {70_000, 90_000})
    void a_head_that_is_too_long_is_refused(int length) {
        FrameServer.with(
                (peer, frame) -> {
                    if (frame instanceof Http2HeadersFrame head && isAt(head, "/long")) {
                        peer.head(head.stream(), true, ":status", "200", "x", "y".repeat(length));
                    } else {
                        PATH.frame(peer, frame);
                    }
                },
                (server, client) -> {
                    assertThatThrownBy(() -> client.get(server.url("/long")))
                            .isInstanceOf(IOException.class)
                            .hasMessageContaining("Header size exceeded max allowed size");
                    assertThat(client.get(server.url("/next")).body().text()).isEqualTo("/next");
                });
    }

    @ParameterizedTest
    @CsvSource({"HEAD,200", "GET,204"})
    void a_response_that_cannot_have_a_body_has_none(String method, String status) {
        FrameServer.with(
                (peer, frame) -> {
                    if (frame instanceof Http2HeadersFrame head) {
                        peer.head(head.stream(), false, ":status", status);
                        peer.data(head.stream(), true, Unpooled.copiedBuffer("x", StandardCharsets.UTF_8));
                    }
                },
                (server, client) -> assertThatThrownBy(() -> client.send(Request.of(method, server.url("/")))
                                .body()
                                .bytes())
                        .hasMessageContaining("it has a body, and cannot have one"));
    }

    @Test
    void informational_responses_and_trailers_are_skipped() {
        FrameServer.with(
                (peer, frame) -> {
                    if (frame instanceof Http2HeadersFrame head) {
                        peer.head(head.stream(), false, ":status", "103", "link", "x");
                        peer.head(head.stream(), false, ":status", "200");
                        peer.data(head.stream(), false, Unpooled.copiedBuffer("x", StandardCharsets.UTF_8));
                        peer.head(head.stream(), true, "grpc-status", "0");
                    }
                },
                (server, client) ->
                        assertThat(client.get(server.url("/")).body().text()).isEqualTo("x"));
    }

    @Test
    void a_connection_that_is_lost_fails_what_runs_and_the_next_one_is_new() {
        FrameServer.with(
                (peer, frame) -> {
                    if (frame instanceof Http2HeadersFrame head) {
                        if (isAt(head, "/lost")) {
                            peer.channel.unsafe().closeForcibly();
                            var _ = peer.channel.close();
                        } else {
                            PATH.frame(peer, frame);
                        }
                    }
                },
                (server, client) -> {
                    assertThatThrownBy(() -> client.get(server.url("/lost")))
                            .hasMessageStartingWith("GET " + server.url("/lost") + ": the connection was closed");
                    assertThat(client.get(server.url("/new")).body().text()).isEqualTo("/new");
                });
    }

    @Test
    void a_server_that_does_not_know_http2_is_named() {
        Scripted.with(Scripted.once("HTTP/1.1 400 Bad Request\r\n\r\n"), (server, _) -> {
            try (var client = HttpClient.builder().priorKnowledge(true).build()) {
                assertThatThrownBy(() -> client.get(server.url("/"))).hasMessageContaining("does not speak HTTP/2");
                assertThat(server.accepted()).isOne();
                assertThat(client.statistics().connections()).isZero();
            }
        });
    }

    /** Settings; and behind the head of the first request, which is the third stream, a head of status 200 that ends it. */
    private static void answerByHttp2(Scripted.Peer peer) throws IOException {
        peer.send("\0\0\0\4\0\0\0\0\0");
        peer.until("\1\5\0\0\0\3");
        peer.send("\0\0\1\1\5\0\0\0\3\u0088");
        peer.until("the client's end");
    }

    private static HttpClient knowing() throws IOException {
        return HttpClient.builder().priorKnowledge(true).build();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_connection_that_is_closed_before_its_settings_came_is_replaced_once(boolean reset) {
        Scripted.with(
                peer -> {
                    if (peer.number > 1) {
                        answerByHttp2(peer);
                    } else if (reset) {
                        peer.socket.reset();
                    }
                },
                Http2ClientTest::knowing,
                (server, client) -> {
                    assertThat(client.send(Request.of("POST", server.url("/"))).status())
                            .isEqualTo(200);
                    assertThat(server.accepted()).isEqualTo(2);
                    assertThat(client.statistics().repeated()).isEqualTo(1);
                });
    }

    @Test
    void a_server_that_closes_each_connection_before_its_settings_came_is_asked_twice() {
        Scripted.with(peer -> {}, Http2ClientTest::knowing, (server, client) -> {
            assertThatThrownBy(() -> client.get(server.url("/")))
                    .hasMessageStartingWith("GET " + server.url("/")
                            + ": the server has closed the connection before its settings came");
            assertThat(server.accepted()).isEqualTo(2);
            assertThat(client.statistics().connections()).isZero();
        });
    }

    @Test
    void a_request_with_a_streamed_body_is_not_sent_again_after_that() {
        Scripted.with(peer -> {}, Http2ClientTest::knowing, (server, client) -> {
            var body = Body.stream("a/b", output -> output.write("x"));
            assertThatThrownBy(() -> client.post(server.url("/"), body))
                    .hasMessageContaining("before its settings came");
            assertThat(server.accepted()).isEqualTo(1);
        });
    }

    @Test
    void a_connection_on_which_nothing_has_come_in_time_takes_no_more_requests() {
        FrameServer.with(
                Http2Settings.defaultSettings(),
                HttpClient.builder().priorKnowledge(true).responseTime(Duration.ofMillis(100)),
                (peer, frame) -> {
                    if (frame instanceof Http2HeadersFrame head && !isAt(head, "/silent")) {
                        PATH.frame(peer, frame);
                    }
                },
                (server, client) -> {
                    assertThatThrownBy(() -> client.get(server.url("/silent")))
                            .isInstanceOf(HttpTimeoutException.class)
                            .hasMessageContaining("no response has come within 100 ms");
                    assertThat(client.get(server.url("/other")).body().text()).isEqualTo("/other");
                    assertThat(server.peers).hasSize(2);
                    while (client.statistics().connections() > 1) {
                        sleep(Duration.ofMillis(2));
                    }
                });
    }

    @Test
    void a_client_that_is_closed_fails_what_runs() {
        FrameServer.with(SILENT, (server, client) -> {
            var running = async(() -> {
                try {
                    return client.get(server.url("/")).toString();
                } catch (IOException closed) {
                    return closed.getMessage();
                }
            });
            while (server.heads.isEmpty()) {
                sleep(Duration.ofMillis(2));
            }
            client.close();
            assertThat(await(running)).contains("the client was closed");
        });
    }
}
