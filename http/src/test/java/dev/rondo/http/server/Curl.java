package dev.rondo.http.server;

import static dev.rondo.Rondo.blocking;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The program curl, where there is one. */
final class Curl {
    private Curl() {}

    /** What it writes, asked in a fiber. */
    static String ask(String... arguments) {
        assumeTrue(
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> new File(folder, "curl").canExecute()),
                "there is no curl on the PATH");
        var command = new ArrayList<>(List.of("curl", "-sS", "--max-time", "20"));
        command.addAll(List.of(arguments));
        return blocking(() -> {
            var curl = new ProcessBuilder(command).redirectErrorStream(true).start();
            return new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        });
    }
}
