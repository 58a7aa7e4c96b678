package dev.rondo.examples;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the one-page programs as a reader would, from their source, each in a process of its own. */
class JavaExamplesTest {
    static final Path FOLDER = Path.of("java").toAbsolutePath();
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final List<String> OPTIONS = List.of(
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.awt.headless=true",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"));
    private static final long PATIENCE_SECONDS = 60;

    /** Those that serve, and their clients, have tests of their own. */
    private static final Set<String> SERVING =
            Set.of("ChatServer", "Greeting", "GrpcClient", "GrpcService", "ReverseProxy");

    /** All others that have a program or an output; each needs both. */
    static List<String> names() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString().replaceFirst("\\.(java|out|curl)$", ""))
                    .filter(name -> !Files.exists(FOLDER.resolve(name + ".curl")) && !SERVING.contains(name))
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void every_program_prints_what_stands_beside_it(String name, @TempDir Path folder) throws Exception {
        var expected = FOLDER.resolve(name + ".out");
        assertThat(expected).exists();
        var stdout = folder.resolve("stdout");
        var stderr = folder.resolve("stderr");

        int exitCode = run(name, stdout, stderr);

        assertThat(stdout).as(Files.readString(stderr)).hasSameTextualContentAs(expected);
        assertThat(exitCode).as(Files.readString(stderr)).isZero();
    }

    /** What runs the program of that name. */
    static List<String> command(String name, String... arguments) {
        return Stream.of(
                        List.of(JAVA),
                        OPTIONS,
                        List.of(FOLDER.resolve(name + ".java").toString()),
                        List.of(arguments))
                .flatMap(List::stream)
                .toList();
    }

    private static int run(String program, Path stdout, Path stderr) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command(program))
                .redirectOutput(stdout.toFile())
                .redirectError(stderr.toFile())
                .start();
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, SECONDS))
                    .as(() -> program + " ends within " + PATIENCE_SECONDS + " s")
                    .isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }
}
