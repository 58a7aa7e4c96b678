package dev.rondo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.fiber.Region;
import dev.rondo.promise.Promise;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Programs in processes of their own, which are sent signals. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(60)
class StopSignalsTest {
    private Process process;

    /** Cleans up, and says so. */
    static final class CleansUp {
        static void main() {
            Rondo.run(() -> {
                Rondo.setInterval(() -> {}, Duration.ofMillis(1));
                IO.println("ready");
                try {
                    Rondo.await(Promise.withResolvers().promise());
                } finally {
                    Rondo.shield(() -> {
                        Rondo.sleep(Duration.ofMillis(10));
                        IO.println("cleaned up");
                    });
                }
            });
            IO.println("never");
        }
    }

    /** Takes for ever to clean up. */
    static final class HangsWhileCleaningUp {
        static void main() {
            Rondo.run(() -> {
                IO.println("ready");
                try {
                    Rondo.await(Promise.withResolvers().promise());
                } finally {
                    IO.println("cleaning up");
                    Rondo.shield(() -> Rondo.sleep(Duration.ofHours(1)));
                }
            });
        }
    }

    private BufferedReader start(Class<?> program) throws IOException {
        process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName()))
                .redirectErrorStream(true)
                .start();
        var output = process.inputReader();
        assertThat(output.readLine()).isEqualTo("ready");
        return output;
    }

    private void send(String signal) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + signal, "" + process.pid())
                        .start()
                        .waitFor())
                .isZero();
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    @Test
    void ctrl_c_cancels_the_program_which_cleans_up_and_exits() throws Exception {
        var output = start(CleansUp.class);
        send("INT");

        assertThat(output.lines()).containsExactly("cleaned up");
        assertThat(process.waitFor()).isEqualTo(130);
    }

    @Test
    void so_does_sigterm() throws Exception {
        var output = start(CleansUp.class);
        send("TERM");

        assertThat(output.lines()).containsExactly("cleaned up");
        assertThat(process.waitFor()).isEqualTo(143);
    }

    @Test
    void a_second_ctrl_c_ends_it_at_once() throws Exception {
        var output = start(HangsWhileCleaningUp.class);
        send("INT");
        assertThat(output.readLine()).isEqualTo("cleaning up");
        assertThat(process.isAlive()).isTrue();
        send("INT");

        assertThat(process.waitFor(Region.GRACE.toSeconds() - 5, TimeUnit.SECONDS))
                .isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
    }
}
