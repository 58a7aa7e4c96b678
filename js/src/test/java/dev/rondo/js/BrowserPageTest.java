package dev.rondo.js;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.loop.EventLoop;
import dev.rondo.loop.LoopModel;
import dev.rondo.loop.VirtualClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.graalvm.polyglot.Engine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pages in virtual time: what their console shows on both streams, in one line each. */
@Timeout(60)
class BrowserPageTest {
    private static final Engine ENGINE = Engine.newBuilder("js")
            .option("engine.WarnInterpreterOnly", "false")
            .build();

    @TempDir
    Path folder;

    private String errors = "";

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    private String run(LoopModel model, String file, String code) throws IOException {
        return run(model, file, code, 0);
    }

    private String run(LoopModel model, String file, String code, int exitCode) throws IOException {
        var program = Files.writeString(folder.resolve(file), code);
        var output = new ByteArrayOutputStream();
        var complaints = new ByteArrayOutputStream();
        try (var loop = EventLoop.builder()
                        .model(model)
                        .clock(VirtualClock.create())
                        .build();
                var js = JsRuntime.builder(loop)
                        .engine(ENGINE)
                        .stdout(output)
                        .stderr(complaints)
                        .build()) {
            assertThat(js.run(program)).isEqualTo(exitCode);
        }
        errors = lines(complaints);
        return lines(output);
    }

    private String run(String code) throws IOException {
        return run(LoopModel.BROWSER, "page.js", code);
    }

    private static String lines(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8)
                .replaceAll("(?m)^    at .*\n", "")
                .strip()
                .replace('\n', ' ');
    }

    @Test
    void a_script_runs_in_the_global_scope() throws IOException {
        assertThat(
                        run(
                                "var a = 1; function f() {} let b = 2; console.log(window.a, window.f === f, window.b, this === self)"))
                .isEqualTo("1 true undefined true");
    }

    @Test
    void deeply_nested_timers_wait_for_four_milliseconds() throws IOException {
        var program = """
                const times = [];
                setTimeout(function again() {
                  times.push(Math.round(performance.now()));
                  if (times.length < 7) setTimeout(again);
                  else console.log(times.slice(1).map((time, i) => time - times[i]).join());
                });
                """;
        assertThat(run(program)).isEqualTo("0,0,0,0,0,4");
        assertThat(run(LoopModel.CHROME72, "page.js", program)).isEqualTo("1,1,1,4,4,4");
    }

    @Test
    void code_as_text_is_evaluated_in_the_global_scope() throws IOException {
        assertThat(run("setTimeout('var late = 5'); setTimeout(() => console.log(window.late), 1)"))
                .isEqualTo("5");
    }

    @Test
    void an_error_is_reported_before_the_microtasks_and_the_page_goes_on() throws IOException {
        assertThat(run("""
                                onerror = (message) => console.log(message);
                                setTimeout(() => console.log('later'), 5);
                                Promise.resolve().then(() => console.log('promise'));
                                throw new TypeError('no');
                                """)).isEqualTo("Uncaught TypeError: no promise later");
        assertThat(errors).isEqualTo("Uncaught TypeError: no");
    }

    @Test
    void a_handled_report_is_not_printed() throws IOException {
        run("addEventListener('unhandledrejection', (event) => event.preventDefault()); Promise.reject(1)");
        assertThat(errors).isEmpty();
        run("onerror = () => true; reportError(new Error('x'))");
        assertThat(errors).isEmpty();
        run("Promise.reject(1)");
        assertThat(errors).isEqualTo("Uncaught (in promise) 1");
    }

    @Test
    void listeners_have_their_microtasks_between_them_only_if_no_script_is_running() throws IOException {
        assertThat(run("""
                                const { port1, port2 } = new MessageChannel();
                                const say = (word) => () => {
                                  console.log(word);
                                  queueMicrotask(() => console.log('after-' + word));
                                };
                                for (const word of ['a', 'b']) port1.addEventListener('message', say(word));
                                port1.dispatchEvent(new MessageEvent('message'));
                                port1.start();
                                port2.postMessage(0);
                                """)).isEqualTo("a b after-a after-b a after-a b after-b");
    }

    @Test
    void urgent_tasks_come_before_timers_and_background_tasks_after_them() throws IOException {
        assertThat(run("""
                                const post = (word, priority) => scheduler.postTask(() => console.log(word), { priority });
                                post('background', 'background');
                                setTimeout(() => {
                                  console.log('timer1');
                                  scheduler.postTask(() => post('urgent2', 'user-blocking'), { priority: 'user-blocking' });
                                });
                                setTimeout(() => console.log('timer2'));
                                post('visible');
                                post('urgent1', 'user-blocking');
                                """)).isEqualTo("urgent1 timer1 urgent2 timer2 visible background");
    }

    @Test
    void a_yield_inherits_the_priority_of_its_task() throws IOException {
        assertThat(run("""
                                scheduler.postTask(async () => {
                                  await scheduler.yield();
                                  console.log('continued');
                                }, { priority: 'background' });
                                scheduler.postTask(() => console.log('background'), { priority: 'background' });
                                scheduler.postTask(() => console.log('visible'));
                                """)).isEqualTo("visible continued background");
    }

    @Test
    void a_frame_has_one_time_and_idle_callbacks_know_when_it_comes() throws IOException {
        assertThat(run("""
                                let first;
                                requestAnimationFrame((time) => first = time);
                                requestAnimationFrame((time) => console.log(time === first));
                                requestIdleCallback((deadline) => console.log(deadline.timeRemaining() < 17));
                                requestIdleCallback((deadline) => console.log(deadline.didTimeout), { timeout: 5 });
                                """)).isEqualTo("true false true");
    }

    @Test
    void modules_are_found_by_their_address_only() throws IOException {
        Files.writeString(folder.resolve("other.mjs"), "export default await 42");
        assertThat(run(LoopModel.BROWSER, "page.mjs", """
                                import other from './other.mjs';
                                console.log(other, typeof require, typeof process);
                                await import('fs').catch((error) => console.log(error.name));
                                throw new Error('module');
                                """)).isEqualTo("42 undefined undefined TypeError");
        assertThat(errors).isEqualTo("Uncaught Error: module");
    }

    @Test
    void a_page_that_cannot_be_parsed_says_where_and_ends_with_exit_code_1() throws IOException {
        for (var file : List.of("page.js", "page.mjs")) {
            assertThat(run(LoopModel.BROWSER, file, "console.log(1);\nlet x = ;", 1))
                    .isEmpty();
            assertThat(errors).contains(file + ":2:9: SyntaxError: ").endsWith(" let x = ;         ^");
        }
    }

    @Test
    void a_page_goes_on_after_a_text_that_it_cannot_parse_while_it_runs() throws IOException {
        for (var file : List.of("page.js", "page.mjs")) {
            assertThat(run(LoopModel.BROWSER, file, "setTimeout(() => console.log(1)); Function('let x = ;')"))
                    .isEqualTo("1");
            assertThat(errors).startsWith("Uncaught SyntaxError: ");
        }
    }

    @Test
    void the_length_of_a_function_is_the_number_of_arguments_that_it_needs() throws IOException {
        assertThat(run(
                        "console.log(...[setTimeout, clearTimeout, requestIdleCallback, postMessage, addEventListener, Event,"
                                + " Blob, AbortSignal.abort].map((each) => each.length))"))
                .isEqualTo("1 0 1 1 2 1 0 0");
    }
}
