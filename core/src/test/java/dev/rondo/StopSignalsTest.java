package dev.rondo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.fiber.Fiber;
import dev.rondo.fiber.Region;
import dev.rondo.loop.EventLoop;
import dev.rondo.promise.Promise;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Programs in processes of their own, which are sent signals. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(60)
class StopSignalsTest {
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

    /** Closed, it does not outlive its test. */
    private record Running(Process process, BufferedReader output) implements AutoCloseable {
        static Running start(Class<?> program) throws IOException {
            var process = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "--add-opens=java.base/java.lang=ALL-UNNAMED",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            program.getName()))
                    .redirectErrorStream(true)
                    .start();
            var running = new Running(process, process.inputReader());
            assertThat(running.output.readLine()).isEqualTo("ready");
            return running;
        }

        void send(String signal) throws IOException, InterruptedException {
            assertThat(new ProcessBuilder("kill", "-" + signal, "" + process.pid())
                            .start()
                            .waitFor())
                    .isZero();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    @Test
    void ctrl_c_cancels_the_program_which_cleans_up_and_exits() throws Exception {
        try (var program = Running.start(CleansUp.class)) {
            program.send("INT");

            assertThat(program.output.lines()).containsExactly("cleaned up");
            assertThat(program.process.waitFor()).isEqualTo(130);
        }
    }

    @Test
    void so_does_sigterm() throws Exception {
        try (var program = Running.start(CleansUp.class)) {
            program.send("TERM");

            assertThat(program.output.lines()).containsExactly("cleaned up");
            assertThat(program.process.waitFor()).isEqualTo(143);
        }
    }

    @Test
    void a_second_ctrl_c_ends_it_at_once() throws Exception {
        try (var program = Running.start(HangsWhileCleaningUp.class)) {
            program.send("INT");
            assertThat(program.output.readLine()).isEqualTo("cleaning up");
            assertThat(program.process.isAlive()).isTrue();
            program.send("INT");

            assertThat(program.process.waitFor(Region.GRACE.toSeconds() - 5, TimeUnit.SECONDS))
                    .isTrue();
            assertThat(program.process.exitValue()).isEqualTo(130);
        }
    }

    /** On two loops, of which one waits for the other, it takes longer than programs do, and says so. */
    static final class NeedsLonger {
        static void main() {
            Rondo.run(() -> {
                try (var loops = Loops.of(1)) {
                    loops.spread(NeedsLonger::live);
                }
            });
        }

        private static void live() {
            Region.ofLoop(EventLoop.current()).needs(Region.GRACE.plusSeconds(10));
            var _ = Fiber.go("thing", () -> cleanUp("thing", Region.GRACE.plusSeconds(3)));
            IO.println("ready");
            cleanUp("body", Duration.ofMillis(10));
        }

        private static void cleanUp(String what, Duration needed) {
            try {
                Rondo.await(Promise.withResolvers().promise());
            } finally {
                Rondo.shield(() -> Rondo.sleep(needed));
                IO.println(what + " cleaned up");
            }
        }
    }

    @Test
    void what_needs_longer_than_programs_do_has_its_time() throws Exception {
        try (var program = Running.start(NeedsLonger.class)) {
            program.send("TERM");

            assertThat(program.output.lines()).containsExactly("body cleaned up", "thing cleaned up");
            assertThat(program.process.waitFor()).isEqualTo(143);
        }
    }

    /** Two programs on two threads. */
    static final class Two {
        static void main() throws InterruptedException {
            var other = new Thread(() -> run("other", () -> {}));
            run("main", other::start);
        }

        private static void run(String name, Runnable begun) {
            Rondo.run(() -> {
                Rondo.setInterval(() -> {}, Duration.ofMillis(1));
                begun.run();
                if (name.equals("other")) {
                    IO.println("ready");
                }
                try {
                    Rondo.await(Promise.withResolvers().promise());
                } finally {
                    IO.println(name + " cleaned up");
                }
            });
        }
    }

    @Test
    void all_programs_of_the_process_are_cancelled() throws Exception {
        try (var program = Running.start(Two.class)) {
            program.send("INT");

            assertThat(program.output.lines()).containsExactlyInAnyOrder("main cleaned up", "other cleaned up");
            assertThat(program.process.waitFor()).isEqualTo(130);
        }
    }
}
