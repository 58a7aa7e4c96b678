package dev.rondo.http.server;

import static dev.rondo.Rondo.await;
import static dev.rondo.Rondo.run;
import static dev.rondo.Rondo.sleep;
import static dev.rondo.http.server.Serving.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.http.Body;
import dev.rondo.http.HttpException;
import dev.rondo.http.Response;
import dev.rondo.promise.Promise;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a server tells of its requests. */
@Timeout(30)
class AccessLogTest {
    private final List<Access> log = new ArrayList<>();

    private HttpServerBuilder server(HttpHandler handler) {
        return HttpServer.builder().handler(handler).accessLog(log::add);
    }

    private List<String> seen() {
        return log.stream()
                .map(each -> each.method() + " " + each.target() + " " + each.status() + " " + each.bytes() + " "
                        + (each.isWhole() ? "whole" : "cut off"))
                .toList();
    }

    private static Routes routes(Path folder) {
        return Routes.create()
                .get("/text", _ -> Response.text("hello"))
                .get("/none", _ -> Response.noContent())
                .get(
                        "/stream",
                        _ -> Response.stream("text/plain", output -> {
                            output.write("one ");
                            output.write("two");
                        }))
                .get("/refused", _ -> {
                    throw new HttpException(409, "no");
                })
                .get("/failed", _ -> {
                    throw new IllegalStateException("on purpose");
                })
                .callback("GET", "/callback", (_, reply) -> reply.send(Response.text("called")))
                .callback(
                        "GET",
                        "/late",
                        (_, reply) -> reply.send(Response.of(Body.stream("text/plain", out -> out.write("late")))))
                .files("/files", folder);
    }

    @Test
    void each_request_is_told_with_what_was_answered(@TempDir Path folder) throws IOException {
        Files.write(folder.resolve("large"), new byte[200_000]);
        Serving.serve(server(routes(folder)), server -> {
            for (var target : List.of("/text?a=b", "/none", "/stream", "/callback", "/late", "/files/large")) {
                var _ = Raw.ask(server, request("GET " + target));
            }
            var _ = Raw.ask(server, request("HEAD /text"));
            var refused = Raw.ask(server, request("GET /refused"));
            var _ = Raw.ask(server, request("GET /failed"));
            assertThat(seen())
                    .startsWith(
                            "GET /text?a=b 200 5 whole",
                            "GET /none 204 0 whole",
                            "GET /stream 200 7 whole",
                            "GET /callback 200 6 whole",
                            "GET /late 200 4 whole",
                            "GET /files/large 200 200000 whole",
                            "HEAD /text 200 0 whole",
                            "GET /refused 409 " + (refused.length() - refused.indexOf("\r\n\r\n") - 4) + " whole")
                    .hasSize(9);
            assertThat(seen().getLast()).startsWith("GET /failed 500 ");
        });
        assertThat(log).allSatisfy(each -> {
            assertThat(each.protocol()).isEqualTo("HTTP/1.1");
            assertThat(((InetSocketAddress) each.remoteAddress()).getAddress().isLoopbackAddress())
                    .isTrue();
            assertThat(each.duration()).isPositive().isLessThan(Duration.ofSeconds(30));
            assertThat(each.time()).isBetween(Instant.now().minusSeconds(60), Instant.now());
        });
    }

    @Test
    void what_http2_cannot_answer_with_is_told_as_the_500_that_it_becomes() {
        Serving.serve(server(Routes.create().get("/", _ -> Response.of(103))), server -> {
            try (var raw = RawHttp2.open(server)) {
                raw.get(1, "/");
                var answer = raw.answer(1);
                assertThat(answer.status()).isEqualTo(500);
                assertThat(seen()).containsExactly("GET / 500 " + answer.body().length() + " whole");
            }
        });
    }

    @Test
    void what_is_no_request_is_told_too() {
        Serving.serve(server(Routes.create()), server -> {
            var _ = Raw.ask(server, "HELLO\r\n\r\n");
            assertThat(log).hasSize(1);
            assertThat(seen().getFirst()).startsWith("- - 400 ");
        });
    }

    @Test
    void a_request_that_no_handler_has_seen_is_told_with_its_line() {
        var limits = Limits.standard().bodyBytes(10);
        Serving.serve(server(Routes.create()).limits(limits), server -> {
            var _ = Raw.ask(server, "POST /large HTTP/1.1\r\nHost: x\r\nContent-Length: 11\r\n\r\n");
            assertThat(seen().getFirst()).startsWith("POST /large 413 ");
        });
    }

    @Test
    void an_answer_that_was_cut_off_is_told_as_such() {
        var routes = Routes.create()
                .get(
                        "/",
                        _ -> Response.stream("text/plain", output -> {
                            output.write("some");
                            throw new IOException("on purpose");
                        }));
        Serving.serve(server(routes), server -> {
            try {
                var _ = Raw.ask(server, request("GET /"));
            } catch (IOException reset) {
                assertThat(reset).hasMessageContaining("reset");
            }
            assertThat(seen()).containsExactly("GET / 200 4 cut off");
        });
    }

    @Test
    void a_client_that_goes_away_is_told() {
        run(() -> {
            var told = Promise.<Access>withResolvers();
            var begun = Promise.<String>withResolvers();
            var routes = Routes.create().get("/", _ -> {
                begun.resolve("begun");
                sleep(Duration.ofMinutes(1));
                return Response.text("too late");
            });
            try (var server = HttpServer.builder()
                            .handler(routes)
                            .accessLog(told::resolve)
                            .port(0)
                            .start();
                    var raw = Raw.connect(server)) {
                raw.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
                await(begun.promise());
                raw.reset();
                var access = await(told.promise());
                assertThat(access.status()).isEqualTo(Access.GONE);
                assertThat(access.isWhole()).isFalse();
            }
        });
    }

    @Test
    void a_log_that_fails_harms_nobody() {
        var failing = HttpServer.builder().handler(_ -> Response.text("hello")).accessLog(_ -> {
            throw new IllegalStateException("on purpose");
        });
        Serving.serve(failing, server -> {
            assertThat(Raw.ask(server, "GET / HTTP/1.1\r\nHost: x\r\n\r\n" + request("GET /")))
                    .containsPattern("(?s)hello.*hello");
        });
    }

    private static final class Lines implements System.Logger {
        private final List<String> lines = new ArrayList<>();

        @Override
        public String getName() {
            return "access";
        }

        @Override
        public boolean isLoggable(Level level) {
            return true;
        }

        @Override
        public void log(Level level, @Nullable ResourceBundle bundle, String text, @Nullable Throwable thrown) {
            lines.add(text);
        }

        @Override
        public void log(Level level, @Nullable ResourceBundle bundle, String format, @Nullable Object... values) {
            lines.add(format);
        }
    }

    private static Access access(String target, @Nullable String agent) throws IOException {
        return new Access(
                new InetSocketAddress(InetAddress.getByName("192.0.2.1"), 5),
                Instant.parse("2000-10-10T13:55:36Z"),
                Duration.ofMillis(5),
                "GET",
                target,
                "HTTP/1.1",
                200,
                2326,
                true,
                null,
                agent);
    }

    @Test
    void the_formats_are_those_of_web_servers() throws IOException {
        var logger = new Lines();
        AccessLog.common(logger).log(access("/a?b", "curl"));
        AccessLog.combined(logger).log(access("/a?b", "curl/8"));
        assertThat(logger.lines)
                .containsExactly(
                        "192.0.2.1 - - [10/Oct/2000:13:55:36 +0000] \"GET /a?b HTTP/1.1\" 200 2326",
                        "192.0.2.1 - - [10/Oct/2000:13:55:36 +0000] \"GET /a?b HTTP/1.1\" 200 2326 \"-\" \"curl/8\"");
    }

    @Test
    void no_client_writes_lines_or_fields_of_its_own() throws IOException {
        var logger = new Lines();
        AccessLog.combined(logger).log(access("/\"\\", "x\r\n1.2.3.4 - - \"\u001b[31m\t\u0085\u2028é{0}"));
        assertThat(logger.lines)
                .containsExactly("192.0.2.1 - - [10/Oct/2000:13:55:36 +0000] \"GET /\\\"\\\\ HTTP/1.1\" 200 2326 \"-\""
                        + " \"x\\x0d\\x0a1.2.3.4 - - \\\"\\x1b[31m\\x09\\x85\\u2028\\xe9{0}\"");
    }
}
