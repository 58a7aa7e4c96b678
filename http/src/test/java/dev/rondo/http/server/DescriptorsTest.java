package dev.rondo.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.Rondo;
import dev.rondo.net.FewDescriptors;
import dev.rondo.net.Network;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers in processes that may open few files. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class DescriptorsTest {
    private static final String ERROR = "HTTP/1.1 500 Internal Server Error: {";

    /** Prints its port, and answers with the path's word as a line. */
    static final class Words {
        static void main(String[] arguments) {
            Network.run(arguments[0], () -> {
                try (var server = HttpServer.start(0, Serving.WORDS)) {
                    IO.println(server.port());
                    Rondo.sleep(Duration.ofSeconds(50));
                }
            });
        }
    }

    /** Prints how a request of a file is answered while all descriptors are taken, and after. */
    static final class Files {
        static void main(String[] arguments) {
            Network.run(arguments[0], () -> {
                var routes = Routes.create().files("/", Path.of(arguments[1]));
                try (var server = HttpServer.start(0, routes);
                        var raw = Raw.connect(server)) {
                    var taken = FewDescriptors.takeAll();
                    show(raw, "file");
                    show(raw, "file");
                    for (var each : taken) {
                        each.close();
                    }
                    show(raw, "file");
                }
            });
        }

        private static void show(Raw raw, String name) throws IOException {
            raw.send(Serving.get("/" + name));
            var head = raw.until("\r\n\r\n");
            var length = head.replaceAll("(?s).*content-length: (\\d+).*", "$1");
            IO.println(head.lines().findFirst().orElse("") + ": " + raw.exactly(Integer.parseInt(length)));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_file_that_cannot_be_opened_for_want_of_descriptors_is_an_error_of_the_server_and_the_connection_goes_on(
            String transport, @TempDir Path folder) throws IOException {
        java.nio.file.Files.writeString(folder.resolve("file"), "content");
        var process = FewDescriptors.program(Files.class, folder)
                .process(transport, folder.toString())
                .redirectErrorStream(true)
                .start();
        try (var output = process.inputReader()) {
            var lines = output.readAllLines();
            assertThat(lines.stream().filter(each -> each.startsWith("HTTP/1.1 ")))
                    .satisfiesExactly(
                            none -> assertThat(none).startsWith(ERROR),
                            none -> assertThat(none).startsWith(ERROR),
                            some -> assertThat(some).isEqualTo("HTTP/1.1 200 OK: content"));
            assertThat(lines).anyMatch(each -> each.contains("Too many open files"));
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_server_without_descriptors_serves_those_it_has_and_accepts_again_later(
            String transport, @TempDir Path folder) throws IOException {
        FewDescriptors.exhaust(Words.class, folder, Serving::word, transport);
    }
}
