package dev.rondo.js.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.js.JsRuntime;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.Signal;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signals that the process sends itself. */
class SignalTest {
    @TempDir
    Path folder;

    private int run(OutputStream stdout, String code) throws IOException {
        var program = Files.writeString(folder.resolve("program.js"), code);
        try (var loop = EventLoop.create();
                var js = JsRuntime.builder(loop).stdout(stdout).build()) {
            return js.run(program);
        }
    }

    @Test
    void a_signal_is_an_event_of_process() throws IOException {
        var file = folder.resolve("output");
        int code;
        try (var output = new FileOutputStream(file.toFile())) {
            code = run(output, """
                    let heard = 0;
                    process.on('SIGWINCH', (name, number) => {
                      console.log(name, number);
                      process.nextTick(() => console.log('tick'));
                      if (++heard === 2) clearTimeout(patience);
                      else process.kill(process.pid, 'SIGWINCH');
                    });
                    process.kill(process.pid, 'SIGWINCH');
                    const patience = setTimeout(() => process.exit(1), 10_000);
                    """);
        }
        assertThat(file).hasContent("SIGWINCH 28\ntick\nSIGWINCH 28\ntick\n");
        assertThat(code).isZero();
    }

    @Test
    void a_signal_that_nobody_listens_to_any_more_goes_to_who_had_it_before() throws Exception {
        var heard = new CountDownLatch(1);
        try (var _ = Signal.on("SIGWINCH", heard::countDown);
                var output = new FileOutputStream(folder.resolve("output").toFile())) {
            run(output, """
                    const heard = () => {};
                    process.on('SIGWINCH', heard);
                    process.off('SIGWINCH', heard);
                    process.kill(process.pid, 'SIGWINCH');
                    """);
            assertThat(heard.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_program_without_a_process_of_its_own_hears_no_signals() throws IOException {
        var output = new ByteArrayOutputStream();
        run(output, """
                process.on('SIGWINCH', () => console.log('heard'));
                process.kill(process.pid, 'SIGWINCH');
                setTimeout(() => console.log('end'), 50);
                """);
        assertThat(output.toString(StandardCharsets.UTF_8)).isEqualTo("end\n");
    }

    @Test
    void what_cannot_be_caught_cannot_be_listened_to() throws IOException {
        var output = new ByteArrayOutputStream();
        run(output, """
                try {
                  process.on('SIGKILL', () => {});
                } catch (error) {
                  console.log(error.message, error.code, error.errno, process.listenerCount('SIGKILL'));
                }
                """);
        assertThat(output.toString(StandardCharsets.UTF_8)).isEqualTo("uv_signal_start EINVAL EINVAL -22 0\n");
    }
}
