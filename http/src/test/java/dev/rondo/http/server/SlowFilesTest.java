package dev.rondo.http.server;

import static dev.rondo.Rondo.await;
import static dev.rondo.Rondo.sleep;
import static dev.rondo.http.server.Serving.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.net.Network;
import dev.rondo.promise.Promise;
import dev.rondo.promise.Resolvers;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients that take a file slowly, or not at all. */
@Timeout(60)
class SlowFilesTest {
    /** More than the kernel keeps for both sides. */
    private static final int SIZE = 64_000_000;

    @TempDir
    Path folder;

    @BeforeEach
    void file() throws IOException {
        try (var file = new RandomAccessFile(folder.resolve("large").toFile(), "rw")) {
            file.setLength(SIZE);
        }
    }

    private HttpServer serve(Duration sendTime, Resolvers<Access> told) throws IOException {
        return HttpServer.builder()
                .handler(Routes.create().files("/", folder))
                .limits(Limits.standard().sendTime(sendTime))
                .accessLog(told::resolve)
                .port(0)
                .start();
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_client_that_takes_nothing_is_cut_off(String transport) {
        Network.run(transport, () -> {
            var told = Promise.<Access>withResolvers();
            try (var server = serve(Duration.ofMillis(200), told);
                    var raw = Raw.connect(server)) {
                raw.send(request("GET /large"));
                var access = await(told.promise());
                assertThat(access.isWhole()).isFalse();
                assertThat(access.duration()).isBetween(Duration.ofMillis(150), Duration.ofSeconds(20));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_client_that_takes_some_all_the_time_gets_all(String transport) {
        Network.run(transport, () -> {
            var told = Promise.<Access>withResolvers();
            try (var server = serve(Duration.ofSeconds(1), told);
                    var raw = Raw.connect(server)) {
                raw.send(request("GET /large"));
                var _ = raw.until("\r\n\r\n");
                int rest = SIZE;
                for (int i = 0; i < 16; i++) {
                    rest -= raw.read(3_000_000);
                    sleep(Duration.ofMillis(100));
                }
                assertThat(raw.all()).hasSize(rest);
                assertThat(await(told.promise()).bytes()).isEqualTo(SIZE);
            }
        });
    }
}
