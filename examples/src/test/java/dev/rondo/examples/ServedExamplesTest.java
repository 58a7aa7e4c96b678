package dev.rondo.examples;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the one-page programs that serve, talks to them as what stands beside them in {@code .curl} says, in a shell, and ends them as
 * Ctrl-C does. The README shows the same.
 */
class ServedExamplesTest {
    private static final Path FOLDER = Path.of("java").toAbsolutePath();
    private static final long PATIENCE_SECONDS = 60;
    private static final int INTERRUPTED = 130;
    private static final String PORT = "localhost:8080";
    private static final Pattern ADDRESS = Pattern.compile(".*(localhost:\\d+).*");

    /** Commands with what they print. */
    private record Command(String line, String output) {}

    static List<String> names() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".curl"))
                    .map(name -> name.replace(".curl", ""))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void every_server_answers_as_it_stands_beside_it(String name) throws Exception {
        var session = Files.readString(FOLDER.resolve(name + ".curl"));
        var process = new ProcessBuilder(JavaExamplesTest.command(name, "0"))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var output = process.inputReader()) {
            var printed = new ArrayList<String>();
            printed.add(output.readLine());
            var address = ADDRESS.matcher(printed.getFirst());
            assertThat(address.matches()).as(printed.getFirst()).isTrue();
            for (var command : commands(session)) {
                assertThat(masked(shell(command.line().replace(PORT, address.group(1)))))
                        .as(command.line())
                        .isEqualTo(masked(command.output()));
            }
            assertThat(shell("kill -INT " + process.pid())).isEmpty();
            printed.addAll(rest(output));
            assertThat(process.waitFor(PATIENCE_SECONDS, SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(INTERRUPTED);
            assertThat(masked(String.join("\n", printed).replace(address.group(1), PORT)))
                    .isEqualTo(masked(Files.readString(FOLDER.resolve(name + ".out"))));
        } finally {
            process.destroyForcibly();
        }
        assertThat(Files.readString(Snippet.ROOT.resolve("README.md"))).contains(session);
    }

    private static List<String> rest(BufferedReader output) {
        return output.lines().toList();
    }

    private static List<Command> commands(String session) {
        var commands = new ArrayList<Command>();
        for (var each : session.split("(?m)^\\$ ", -1)) {
            if (!each.isEmpty()) {
                var parts = each.split("(?<!\\\\)\n", 2);
                commands.add(new Command(parts[0], parts.length < 2 ? "" : parts[1]));
            }
        }
        assertThat(commands).isNotEmpty();
        return commands;
    }

    private static String shell(String line) throws IOException, InterruptedException {
        var process = new ProcessBuilder("sh", "-c", line)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            process.getOutputStream().close();
            var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(PATIENCE_SECONDS, SECONDS)).isTrue();
            assertThat(process.exitValue()).as(line).isZero();
            return printed;
        } finally {
            process.destroyForcibly();
        }
    }

    /** Without what differs each time: clocks, what is as long as they are, and by which of its addresses a client has come. */
    private static String masked(String text) {
        return text.replace("\r", "")
                .replaceAll("(?m)^date: .*", "date: *")
                .replaceAll("\"millis\":\\d+", "\"millis\":*")
                .replaceAll("(GET /health HTTP/1.1\" 200) \\d+", "$1 *")
                .replaceAll("(?m)^\\S+ - - \\[.*?]", "* - - [*]")
                .strip();
    }
}
