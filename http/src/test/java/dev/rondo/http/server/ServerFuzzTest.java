package dev.rondo.http.server;

import dev.rondo.net.Network;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mutated traffic of each protocol, on each transport, for {@code rondo.seconds} each. */
@Timeout(600)
class ServerFuzzTest {
    private static final int SECONDS = 3;

    private static Stream<String> transports() {
        return Network.transports();
    }

    @ParameterizedTest
    @MethodSource("transports")
    void whatever_clients_of_http_1_send_the_server_answers_and_goes_on(String transport) {
        FuzzedServer.play(transport, SECONDS, new FuzzedServer.Traffic() {
            @Override
            public String greeting(Random random) {
                return "";
            }

            @Override
            public String next(Random random) {
                return new Mutations(random).next();
            }

            @Override
            public int count(String answers) {
                return Answers.count(answers);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("transports")
    void whatever_clients_of_http_2_send_the_server_answers_and_goes_on(String transport) {
        FuzzedServer.play(transport, SECONDS, new Http2Traffic());
    }

    @ParameterizedTest
    @MethodSource("transports")
    void whatever_comes_on_a_websocket_the_server_answers_and_goes_on(String transport) {
        FuzzedServer.play(transport, SECONDS, new WebSocketTraffic());
    }
}
