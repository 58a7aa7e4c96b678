package dev.rondo.http.server;

import static dev.rondo.Rondo.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.http.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests that a server must not answer as others might understand them (RFC 9110, RFC 9112): each is refused, the connection
 * ends, and what follows is never taken for a request.
 */
@Timeout(60)
class RefusalsTest {
    private static final String POST = "POST /echo HTTP/1.1\r\nHost: x\r\n";
    private static final String CHUNKED = POST + "Transfer-Encoding: chunked\r\n\r\n";
    private static final String SMUGGLED = "GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n";

    /** What was not refused shall not keep the test for long. */
    private static final Duration A_MOMENT = Duration.ofMillis(500);

    record Refused(int status, String bytes) {
        @Override
        public String toString() {
            return status + ": " + Shown.of(bytes);
        }
    }

    private static Refused bad(String bytes) {
        return new Refused(400, bytes);
    }

    private static Refused field(String line) {
        return bad(POST + line + "\r\nContent-Length: 5\r\n\r\nhello");
    }

    private static Refused target(String target) {
        return bad("GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n");
    }

    private static Refused host(String line) {
        return bad("GET /echo HTTP/1.1\r\n" + line + "\r\n");
    }

    static Stream<Refused> lengths() {
        return Stream.of(
                        "Content-Length: 5\r\nTransfer-Encoding: chunked",
                        "Transfer-Encoding: chunked\r\nContent-Length: 5",
                        "Content-Length: 5\r\nContent-Length: 6",
                        "Content-Length: 5\r\nContent-Length: 5",
                        "Content-Length: 5, 5",
                        "Content-Length: 5,",
                        "Content-Length: +5",
                        "Content-Length: -1",
                        "Content-Length: 0x5",
                        "Content-Length: 5 5",
                        "Content-Length: 5\u000b",
                        "Content-Length: \u00a05",
                        "Content-Length: five",
                        "Content-Length: 5.0",
                        "Content-Length:",
                        "Content-Length : 5",
                        "Content-Length\t: 5",
                        "Content-Length: 5;",
                        "Content-Length: 99999999999999999999",
                        "Content-Length: 18446744073709551621")
                .map(line -> bad(POST + line + "\r\n\r\nhello"));
    }

    static Stream<Refused> codings() {
        return Stream.of(
                        "chunked, chunked",
                        "xchunked",
                        "chunkedx",
                        "chunked\u000b",
                        "\u000bchunked",
                        "chunked\0",
                        "\"chunked\"",
                        "'chunked'",
                        "identity",
                        "chunked, identity",
                        "chunked;q=1",
                        "chunked\r\nTransfer-Encoding: chunked",
                        "chunked\r\nTransfer-Encoding: identity",
                        "identity\r\nTransfer-Encoding: chunked",
                        "x\r\nTransfer-Encoding: chunked",
                        "\r\n chunked",
                        "")
                .map(coding -> "Transfer-Encoding: " + coding)
                .flatMap(line -> Stream.concat(
                        Stream.of(line),
                        line.contains("\r\n") ? Stream.of() : Stream.of(line + "\r\nContent-Length: 5")))
                .map(line -> new Refused(0, POST + line + "\r\n\r\n0\r\n\r\n"));
    }

    static final List<Refused> CODINGS = List.of(
            new Refused(501, POST + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"),
            bad(POST + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n"),
            bad(POST + "Transfer-Encoding\t: chunked\r\n\r\n0\r\n\r\n"),
            bad(POST + " Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
            bad(POST + "X: y\rTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
            bad(POST + "X: y\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
            bad("POST /echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
            bad("POST /echo HTTP/1.0\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"));

    static Stream<Refused> chunks() {
        return Stream.of(
                        " 5\r\nhello\r\n0\r\n\r\n",
                        "5 \r\nhello\r\n0\r\n\r\n",
                        "0x5\r\nhello\r\n0\r\n\r\n",
                        "-5\r\nhello\r\n0\r\n\r\n",
                        "+5\r\nhello\r\n0\r\n\r\n",
                        "5_\r\nhello\r\n0\r\n\r\n",
                        "\r\nhello\r\n0\r\n\r\n",
                        ";ext\r\nhello\r\n0\r\n\r\n",
                        "80000000\r\nhello\r\n0\r\n\r\n",
                        "100000005\r\nhello\r\n0\r\n\r\n",
                        "fffffffffffffffff\r\nhello\r\n0\r\n\r\n",
                        "5\r\nhello0\r\n\r\n",
                        "5\r\nhelloo\r\n0\r\n\r\n",
                        "5\r\nhello\n0\r\n\r\n",
                        "5\r\nhello\r0\r\n\r\n",
                        "5\nhello\r\n0\r\n\r\n",
                        "5\rhello\r\n0\r\n\r\n",
                        "5\r\nhello\r\n0\n\r\n",
                        "5\r\nhello\r\n0\r\n\n",
                        "5;e\nhello\r\n0\r\n\r\n",
                        "5;e\rf\r\nhello\r\n0\r\n\r\n",
                        "5;e=\"\n\"\r\nhello\r\n0\r\n\r\n",
                        "5;e=\"\r\n\"\r\nhello\r\n0\r\n\r\n",
                        "5;e=\"\r\nhello\r\n0\r\n\r\n",
                        "5;e=\"\0\"\r\nhello\r\n0\r\n\r\n",
                        "5\r\nhello\r\n0\r\nX Y: z\r\n\r\n",
                        "5\r\nhello\r\n0\r\n folded: z\r\n\r\n",
                        "5\r\nhello\r\n0\r\nX: y\nZ: z\r\n\r\n")
                .map(body -> bad(CHUNKED + body));
    }

    static Stream<Refused> fields() {
        var all = new ArrayList<>(List.of(
                field("X: y\r\n folded"),
                field("X: y\r\n\tfolded"),
                bad("GET /echo HTTP/1.1\r\n folded\r\nHost: x\r\n\r\n"),
                bad("GET /echo HTTP/1.1\r\n Host: x\r\n\r\n"),
                bad("GET /echo HTTP/1.1\r\nHost: x\r\n \r\n\r\n"),
                field("no colon"),
                field(": no name"),
                field("X y: z"),
                field("X\r: z"),
                field("X: \ry"),
                field("X: y\rZ: z"),
                field("X: y\nZ: z"),
                field("X: y\r\r"),
                field("X\u00e9: z"),
                field("\"X\": z"),
                field("X(): z"),
                bad("GET /echo HTTP/1.1\nHost: x\r\n\r\n"),
                bad("GET /echo HTTP/1.1\r\nHost: x\n\r\n"),
                bad("GET /echo HTTP/1.1\r\nHost: x\r\n\n")));
        IntStream.range(0, 32).filter(c -> c != '\t' && c != '\r' && c != '\n').forEach(c -> {
            all.add(field("X: y" + (char) c + "z"));
            all.add(field("X" + (char) c + ": y"));
        });
        all.add(field("X: y\u007fz"));
        return all.stream();
    }

    static final List<Refused> LINES = List.of(
            bad("GET  /echo HTTP/1.1\r\nHost: x\r\n\r\n"),
            bad("GET /echo  HTTP/1.1\r\nHost: x\r\n\r\n"),
            bad("GET /echo HTTP/1.1 \r\nHost: x\r\n\r\n"),
            bad(" GET /echo HTTP/1.1\r\nHost: x\r\n\r\n"),
            bad("GET\t/echo HTTP/1.1\r\nHost: x\r\n\r\n"),
            bad("GET /echo\tHTTP/1.1\r\nHost: x\r\n\r\n"),
            bad("GET\u000b/echo HTTP/1.1\r\nHost: x\r\n\r\n"),
            bad("GET /echo\u000cHTTP/1.1\r\nHost: x\r\n\r\n"),
            bad("GET /echo\rHTTP/1.1\r\nHost: x\r\n\r\n"),
            bad("GET /echo HTTP/1.1\r\r\nHost: x\r\n\r\n"),
            bad("GET /echo\r\nHost: x\r\n\r\n"),
            bad("GET /echo \r\nHost: x\r\n\r\n"),
            bad("GET HTTP/1.1\r\nHost: x\r\n\r\n"),
            bad("GET\r\nHost: x\r\n\r\n"),
            bad("/echo HTTP/1.1\r\nHost: x\r\n\r\n"),
            bad("G\0T /echo HTTP/1.1\r\nHost: x\r\n\r\n"),
            bad("G(T /echo HTTP/1.1\r\nHost: x\r\n\r\n"),
            bad("GET /echo http/1.1\r\nHost: x\r\n\r\n"),
            bad("GET /echo HTTP/1.1x\r\nHost: x\r\n\r\n"),
            bad("GET /echo HTTP/1.\r\nHost: x\r\n\r\n"),
            bad("GET /echo HTTP/11\r\nHost: x\r\n\r\n"),
            bad("GET /echo HTTP/+1.1\r\nHost: x\r\n\r\n"),
            bad("GET /echo HTTPS/1.1\r\nHost: x\r\n\r\n"),
            bad("GET /a b HTTP/1.1\r\nHost: x\r\n\r\n"),
            new Refused(505, "GET /echo HTTP/2.0\r\nHost: x\r\n\r\n"),
            new Refused(505, "GET /echo HTTP/1.2\r\nHost: x\r\n\r\n"),
            new Refused(505, "GET /echo HTTP/0.9\r\nHost: x\r\n\r\n"),
            new Refused(505, "GET /echo HTTP/3.0\r\nHost: x\r\n\r\n"),
            bad("\r \r\nGET /echo HTTP/1.1\r\nHost: x\r\n\r\n"),
            bad("\r\r\nGET /echo HTTP/1.1\r\nHost: x\r\n\r\n"),
            bad("\rGET /echo HTTP/1.1\r\nHost: x\r\n\r\n"),
            bad("\0GET /echo HTTP/1.1\r\nHost: x\r\n\r\n"));

    static final List<Refused> HOSTS = List.of(
            host(""),
            host("Host: x\r\nHost: x\r\n"),
            host("Host: x\r\nHost: y\r\n"),
            host("Host:\r\n"),
            host("Host: \r\n"),
            host("Host: x y\r\n"),
            host("Host: x,y\r\n"),
            host("Host: user@x\r\n"),
            host("Host: x/y\r\n"),
            host("Host: x?y\r\n"),
            host("Host: x#y\r\n"),
            host("Host: http://x\r\n"),
            host("Host: x:port\r\n"),
            host("Host: x:80:80\r\n"),
            host("Host: x:123456\r\n"),
            host("Host: :80\r\n"),
            host("Host: [::1\r\n"),
            host("Host: ::1\r\n"),
            host("Host: x\\y\r\n"),
            host("Host: x%zz\r\n"),
            host("Host: \u00e9\r\n"),
            bad("GET /echo HTTP/1.0\r\nHost: x\r\nHost: y\r\n\r\n"),
            bad("GET /echo HTTP/1.0\r\nHost: x y\r\n\r\n"));

    static final List<Refused> TARGETS = List.of(
            target("echo"),
            target("*"),
            target("?x"),
            target("ftp://x/echo"),
            target("http:///echo"),
            target("http://user@x/echo"),
            target("http://x:port/echo"),
            target("http:/echo"),
            target("/echo#fragment"),
            target("/echo\0"),
            target("/echo\u0001"),
            target("/echo\u007f"),
            target("/\u00e9cho"),
            target("/a/../echo"),
            target("/a/./echo"),
            target("/.."),
            target("/."),
            target("/../"),
            target("/%2e%2e/echo"),
            target("/.%2E/echo"),
            target("/a/%2e/echo"),
            target("http://x/../echo"),
            target("/echo%"),
            target("/echo%4"),
            target("/echo%zz"),
            target("/echo%-1"),
            new Refused(501, "CONNECT x:443 HTTP/1.1\r\nHost: x:443\r\n\r\n"),
            bad("OPTIONS ** HTTP/1.1\r\nHost: x\r\n\r\n"));

    static final List<Refused> LIMITS = List.of(
            new Refused(414, "GET /" + "x".repeat(17_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"),
            new Refused(431, "GET / HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(17_000) + "\r\n\r\n"),
            new Refused(431, "GET / HTTP/1.1\r\nHost: x\r\n" + ("X: " + "y".repeat(200) + "\r\n").repeat(90) + "\r\n"),
            new Refused(431, "GET / HTTP/1.1\r\nHost: x\r\n" + "X: y\r\n".repeat(100) + "\r\n"),
            new Refused(413, POST + "Content-Length: 2000000\r\n\r\nhello"),
            new Refused(413, POST + "Content-Length: 9223372036854775807\r\n\r\nhello"),
            new Refused(413, CHUNKED + "7fffffff\r\n" + "x".repeat(1_100_000)),
            new Refused(417, POST + "Expect: the unexpected\r\nContent-Length: 5\r\n\r\nhello"),
            new Refused(417, POST + "Expect: 100-continue, more\r\nContent-Length: 5\r\n\r\nhello"));

    @ParameterizedTest
    @MethodSource({"lengths", "codings", "chunks", "fields"})
    @FieldSource({"CODINGS", "LINES", "HOSTS", "TARGETS", "LIMITS"})
    void is_refused(Refused refused) {
        isRefused(refused, (raw, bytes) -> raw.send(bytes));
    }

    @ParameterizedTest
    @FieldSource("LINES")
    void is_refused_as_well_if_it_comes_byte_by_byte(Refused refused) {
        isRefused(refused, Raw::drip);
    }

    interface Sending {
        void send(Raw raw, String bytes) throws IOException;
    }

    private static void isRefused(Refused refused, Sending sending) {
        run(() -> {
            var seen = new ArrayList<String>();
            var routes = Routes.create()
                    .get("/smuggled", request -> {
                        seen.add("smuggled");
                        return Response.text("smuggled");
                    })
                    .get("/{path...}", request -> Response.text("got it"))
                    .get("/echo", request -> Response.text("got it"))
                    .post("/echo", request -> Response.text(request.body().text()));
            var limits =
                    Limits.standard().idleTime(A_MOMENT).headerTime(A_MOMENT).bodyTime(A_MOMENT);
            try (var server =
                            HttpServer.builder().handler(routes).limits(limits).start();
                    var raw = Raw.connect(server)) {
                sending.send(raw, refused.bytes + SMUGGLED);
                var answer = raw.all();
                assertThat(answer).matches("(?s)HTTP/1\\.1 [45]\\d\\d .*").contains("\r\nconnection: close\r\n");
                assertThat(answer.split("HTTP/1\\.1 \\d\\d\\d ", -1)).hasSize(2);
                if (refused.status != 0) {
                    assertThat(answer).startsWith("HTTP/1.1 " + refused.status + " ");
                }
                assertThat(seen).isEmpty();
                assertThat(server.statistics().running()).isZero();
            }
        });
    }

    record Taken(String bytes, String answer) {
        @Override
        public String toString() {
            return Shown.of(bytes);
        }
    }

    static final List<Taken> TAKEN = List.of(
            new Taken("\r\n\r\nGET /echo HTTP/1.1\r\nHost: x\r\n\r\n", "got it"),
            new Taken("GET /echo HTTP/1.1\r\nhost:x\r\n\r\n", "got it"),
            new Taken("GET /echo HTTP/1.1\r\nHost: \t x:8080 \t\r\n\r\n", "got it"),
            new Taken("GET /echo HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n", "got it"),
            new Taken("GET /echo HTTP/1.1\r\nHost: a-b.c_d.example.\r\n\r\n", "got it"),
            new Taken("GET /echo HTTP/1.1\r\nHost: 127.0.0.1:\r\n\r\n", "got it"),
            new Taken("GET /echo HTTP/1.1\r\nHost: x\r\nX:\r\nY: \u00e9\t\u00e9\r\n\r\n", "got it"),
            new Taken("GET /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello", "got it"),
            new Taken("GET http://x/echo HTTP/1.1\r\nHost: other\r\n\r\n", "got it"),
            new Taken("GET HTTP://x HTTP/1.1\r\nHost: x\r\n\r\n", "got it"),
            new Taken("GET http://x?q HTTP/1.1\r\nHost: x\r\n\r\n", "got it"),
            new Taken("GET /a..b/... HTTP/1.1\r\nHost: x\r\n\r\n", "got it"),
            new Taken("GET /echo?../..&q=http://y HTTP/1.1\r\nHost: x\r\n\r\n", "got it"),
            new Taken(POST + "Content-Length: \t5 \r\n\r\nhello", "hello"),
            new Taken(POST + "Content-Length: 00005\r\n\r\nhello", "hello"),
            new Taken(POST + "Content-Length: 0\r\n\r\n", ""),
            new Taken(POST + "Transfer-Encoding: CHUNKED\r\n\r\n5\r\nhello\r\n0\r\n\r\n", "hello"),
            new Taken(POST + "Transfer-Encoding:\tchunked \r\n\r\n5\r\nhello\r\n0\r\n\r\n", "hello"),
            new Taken(CHUNKED + "005\r\nhello\r\n000\r\n\r\n", "hello"),
            new Taken(CHUNKED + "5;e\r\nhello\r\n0;e=f\r\n\r\n", "hello"),
            new Taken(CHUNKED + "5;e=\"a;\\\"b\";g=h\r\nhello\r\n0\r\n\r\n", "hello"),
            new Taken(CHUNKED + "5 ;e\r\nhello\r\n0\r\nX: y\r\n\r\n", "hello"),
            new Taken(CHUNKED + "1\r\nh\r\n2\r\nel\r\n2\r\nlo\r\n0\r\n\r\n", "hello"));

    @ParameterizedTest
    @FieldSource("TAKEN")
    void is_answered_and_so_is_what_follows(Taken taken) {
        run(() -> {
            var routes = Routes.create()
                    .get("/next", request -> Response.text("next"))
                    .get("/{path...}", request -> Response.text("got it"))
                    .get("/echo", request -> Response.text("got it"))
                    .post("/echo", request -> Response.text(request.body().text()));
            try (var server = HttpServer.start(0, routes)) {
                var next = "GET /next HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
                assertThat(Raw.ask(server, taken.bytes + next).replaceAll("(?s)HTTP/1.1 200.*?\r\n\r\n", "<"))
                        .isEqualTo("<" + taken.answer + "<next");
            }
        });
    }
}
