package dev.rondo.http.server;

import static dev.rondo.http.server.Serving.A_MOMENT;
import static dev.rondo.http.server.Serving.END;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.http.HttpException;
import dev.rondo.http.Request;
import dev.rondo.http.Response;
import dev.rondo.http.client.HttpClient;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that forwards what clients upload, whose faults are not those of the server behind. */
@Timeout(30)
class ForwardingTest {
    private static final String POST = "POST /" + END.substring(0, END.length() - 2);

    private static Response forward(Request request, HttpServer behind, HttpClient client) {
        try {
            return client.send(Request.of("POST", "http://localhost:" + behind.port() + "/")
                    .body(request.body()));
        } catch (IOException gone) {
            throw new HttpException(502, "the server behind does not answer", gone);
        }
    }

    /** What a client is answered that sends that, and then perhaps ends its side. */
    private static String through(String upload, boolean ends) throws Exception {
        var answer = new StringBuilder();
        Serving.serve(request -> Response.text(request.body().text()), behind -> upload(upload, ends, behind, answer));
        return answer.toString();
    }

    private static void upload(String upload, boolean ends, HttpServer behind, StringBuilder answer) throws Exception {
        var limits = Limits.standard().bodyBytes(1000).collectedBytes(10).bodyTime(A_MOMENT);
        try (var client = HttpClient.create();
                var proxy = HttpServer.builder()
                        .port(0)
                        .limits(limits)
                        .handler(request -> forward(request, behind, client))
                        .start();
                var raw = Raw.connect(proxy)) {
            raw.send(POST + upload);
            if (ends) {
                raw.end();
            }
            answer.append(raw.all());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "200, 5 hello 0",
        "413, 7d0 MUCH 0",
        "400, 5 hello nonsense",
    })
    void what_is_wrong_with_an_upload_in_chunks_is_said_of_it(int status, String chunks) throws Exception {
        var lines = chunks.replace("MUCH", "x".repeat(2000)).replace(" ", "\r\n") + "\r\n\r\n";
        assertThat(through("Transfer-Encoding: chunked\r\n\r\n" + lines, false)).startsWith("HTTP/1.1 " + status + " ");
    }

    /** It is there as a whole when it is forwarded, and goes along with the head. */
    @Test
    void an_upload_of_which_too_much_is_there_as_a_whole_is_refused() throws Exception {
        assertThat(through("Content-Length: 20\r\n\r\n" + "x".repeat(20), false))
                .startsWith("HTTP/1.1 413 ");
        assertThat(through("Content-Length: 10\r\n\r\n" + "x".repeat(10), false))
                .startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @CsvSource({"400, true", "408, false"})
    void an_upload_that_is_broken_off_or_too_slow_is_said_to_be_so(int status, boolean ends) throws Exception {
        assertThat(through("Content-Length: 10\r\n\r\nhello", ends)).startsWith("HTTP/1.1 " + status + " ");
    }
}
