package dev.rondo.bench.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConstantRateTest {
    private static final byte[] OK =
            "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BAD =
            "HTTP/1.1 503 No\r\ncontent-length: 2\r\n\r\nno".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger requests = new AtomicInteger();

    ConstantRateTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        listener.close();
    }

    @Test
    void all_requests_that_are_due_are_sent_and_answered() throws IOException {
        serve(number -> OK);
        var load = ConstantRate.measure(listener.getLocalPort(), 2, 500, 0.2);
        assertThat(load.requests()).isEqualTo(100);
        assertThat(load.errors()).isZero();
        assertThat(requests).hasValue(102); // each connection begins with one
        assertThat(load.perSecond()).isBetween(1.0, 510.0);
    }

    @Test
    void requests_that_are_due_while_the_server_stands_still_pay_for_it() throws IOException {
        serve(number -> {
            if (number == 10) {
                Thread.sleep(300);
            }
            return OK;
        });
        // only 1 request of 200 is under way meanwhile: of the times from sending to answer, 99 of 100 are short
        var load = ConstantRate.measure(listener.getLocalPort(), 1, 1000, 0.2);
        assertThat(load.requests()).isEqualTo(200);
        assertThat(load.micros99()).isGreaterThan(200_000);
    }

    @Test
    void answers_that_are_not_ok_and_answers_that_never_come_are_errors() throws IOException {
        serve(number -> number <= 10 ? OK : number <= 15 ? BAD : new byte[0]);
        var load = ConstantRate.measure(listener.getLocalPort(), 1, 1000, 0.05);
        assertThat(load.requests()).isEqualTo(14);
        assertThat(load.errors()).isEqualTo(5 + 36);
        assertThat(load.micros99()).isGreaterThan(900_000);
    }

    private interface Answers {
        byte[] to(int number) throws InterruptedException;
    }

    private void serve(Answers answers) {
        Thread.startVirtualThread(() -> {
            try {
                while (true) {
                    var socket = listener.accept();
                    Thread.startVirtualThread(() -> serve(socket, answers));
                }
            } catch (IOException e) {
                // the test is over
            }
        });
    }

    private void serve(Socket socket, Answers answers) {
        int request = Answer.get("/").length;
        try (socket) {
            while (socket.getInputStream().readNBytes(request).length == request) {
                socket.getOutputStream().write(answers.to(requests.incrementAndGet()));
            }
        } catch (IOException e) {
            // the connection was ended while an answer was missing
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
