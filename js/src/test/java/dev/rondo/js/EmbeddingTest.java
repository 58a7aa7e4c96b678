package dev.rondo.js;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.js.host.LoadingClock;
import dev.rondo.js.host.ProgramError;
import dev.rondo.loop.AsyncStack;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.VirtualClock;
import dev.rondo.promise.Promise;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.graalvm.polyglot.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class EmbeddingTest {
    private final List<String> log = new ArrayList<>();

    private void run(Consumer<JsRuntime> main) {
        try (var loop = EventLoop.builder().clock(VirtualClock.create()).build();
                var js = JsRuntime.on(loop)) {
            js.bind("log", arguments -> log.add(arguments.getFirst().asString()));
            loop.run(() -> main.accept(js));
        }
    }

    @Test
    void a_script_shares_the_loop_with_java() {
        run(js -> {
            EventLoop.current().setTimeout(() -> log.add("java timer"), 10);
            js.eval("setTimeout(() => log('js timer'), 5); Promise.resolve().then(() => log('job'))");
            EventLoop.current().queueMicrotask(() -> log.add("java microtask"));
        });
        assertThat(log).containsExactly("job", "java microtask", "js timer", "java timer");
    }

    @Test
    void javascript_awaits_a_promise_of_java() {
        run(js -> {
            js.bind("later", arguments -> {
                var resolvers = Promise.<String>withResolvers();
                EventLoop.current().setTimeout(() -> resolvers.resolve("from java"), 5);
                return resolvers.promise();
            });
            js.eval("(async () => log(await later()))()");
        });
        assertThat(log).containsExactly("from java");
    }

    @Test
    void what_needs_tls_fails_as_a_connection_does() {
        run(js -> js.eval("""
                const socket = new WebSocket('wss://127.0.0.1:1/');
                socket.onerror = (event) => log(`${event.message} ${event.error.code}`);
                socket.onclose = (event) => log(`close ${event.code} ${socket.readyState}`);
                fetch('https://127.0.0.1/').catch(({ message, cause }) => log(`${message}: ${cause.message} ${cause.code}`));
                """));
        assertThat(log)
                .containsExactly(
                        "fetch failed: https is not there in Rondo yet ERR_FEATURE_UNAVAILABLE_ON_PLATFORM",
                        "wss is not there in Rondo yet ERR_FEATURE_UNAVAILABLE_ON_PLATFORM",
                        "close 1006 3");
    }

    @Test
    void javascript_awaits_a_completion_stage() {
        run(js -> {
            js.bind("stage", CompletableFuture.supplyAsync(() -> "completed elsewhere"));
            js.eval("stage.then(log)");
        });
        assertThat(log).containsExactly("completed elsewhere");
    }

    @Test
    void java_waits_for_a_promise_of_javascript() {
        run(js -> js.promise(js.eval("new Promise(resolve => setTimeout(resolve, 5, 42))"))
                .thenAccept(value -> log.add("got " + value)));
        assertThat(log).containsExactly("got 42");
    }

    @Test
    void what_javascript_passes_prints_itself_as_in_javascript() {
        run(js -> {
            js.bind("show", arguments -> log.add(String.valueOf(arguments)));
            js.eval("show('text', 1, [2], { three: 3 })");
        });
        assertThat(log).containsExactly("[text, 1, [2], {three: 3}]");
    }

    @Test
    void a_rejection_reaches_java_with_the_stack_of_javascript() {
        run(js -> js.promise(js.eval("Promise.reject(new RangeError('too far'))"))
                .then(value -> log.add("no"), reason -> log.add(String.valueOf(reason.getMessage()))));
        assertThat(log.getFirst()).startsWith("RangeError: too far\n    at ");
    }

    @Test
    void a_failure_in_java_can_be_caught_in_javascript() {
        run(js -> {
            js.bind("fail", arguments -> Promise.reject(new IllegalStateException("no luck")));
            js.eval("fail().catch(error => log(`${error instanceof Error} ${error}`))");
        });
        assertThat(log).containsExactly("true IllegalStateException: no luck");
    }

    @Test
    void an_uncaught_error_of_javascript_ends_the_loop() {
        assertThatThrownBy(() -> run(js -> js.eval("setTimeout(() => { throw new Error('boom') }, 1)")))
                .isInstanceOf(ProgramError.class)
                .hasMessageContaining("Error: boom");
    }

    @Test
    void an_error_keeps_its_identity_through_java() {
        run(js -> {
            js.bind(
                    "later",
                    arguments -> Promise.try_(() -> arguments.getFirst().execute()));
            js.eval("""
                    const error = new TypeError('mine');
                    later(() => { throw error; }).catch((caught) => log(String(caught === error)))""");
        });
        assertThat(log).containsExactly("true");
    }

    @Test
    void an_error_of_java_is_the_same_whether_it_is_thrown_or_rejects() {
        run(js -> {
            js.bind("thrown", _ -> {
                throw new IOException("disk");
            });
            js.bind("rejected", _ -> Promise.reject(new IOException("disk")));
            js.eval("""
                    const show = (error) => log(`${error.name}: ${error.message} ${error instanceof Error}`);
                    try { thrown(); } catch (error) { show(error); }
                    rejected().catch(show);""");
        });
        assertThat(log).containsExactly("IOException: disk true", "IOException: disk true");
    }

    @Test
    void an_uncaught_error_of_javascript_has_its_asynchronous_stack_and_its_cause_in_java() {
        assertThatThrownBy(() -> run(js -> {
                    js.bind("read", _ -> Promise.reject(new IOException("disk")));
                    js.eval("setTimeout(async () => { await read(); }, 1)");
                }))
                .isInstanceOf(ProgramError.class)
                .hasMessageContaining("IOException: disk")
                .hasRootCauseInstanceOf(IOException.class);
        assertThatThrownBy(() -> run(js -> js.eval("setTimeout(() => { throw new Error('late'); }, 1)")))
                .satisfies(error -> assertThat(error.getSuppressed()).hasOnlyElementsOfType(AsyncStack.class));
    }

    @Test
    @Timeout(30)
    void the_sockets_of_a_runtime_end_with_it() {
        try (var loop = EventLoop.create()) {
            var js = JsRuntime.on(loop);
            loop.run(() -> {
                js.bind("listening", _ -> {
                    loop.setImmediate(js::close);
                    return log.add("listening");
                });
                js.eval("process.getBuiltinModule('net').createServer().listen(0, '127.0.0.1', listening)");
            });
        }
        assertThat(log).containsExactly("listening");
    }

    @Test
    void a_loop_goes_on_without_a_runtime_that_was_closed() {
        try (var loop = EventLoop.builder().clock(VirtualClock.create()).build()) {
            var js = JsRuntime.on(loop);
            js.bind("log", arguments -> log.add(arguments.getFirst().asString()));
            loop.run(() -> {
                js.eval("setTimeout(() => log('js'), 20); setInterval(() => log('again'), 3)");
                loop.setTimeout(js::close, 5);
                loop.setTimeout(() -> log.add("java"), 50);
            });
        }
        assertThat(log).containsExactly("again", "java");
    }

    @Test
    void runtimes_that_share_an_engine_follow_their_own_promises() {
        var hook = """
                process.getBuiltinModule('async_hooks').createHook({ init(id, type) { if (type === 'PROMISE') count++; } }).enable();
                let count = 0;
                Promise.resolve();
                setTimeout(() => log(`${count}`), 5);
                """;
        try (var engine = Engine.create("js");
                var loop = EventLoop.create();
                var first = JsRuntime.builder(loop).engine(engine).build();
                var second = JsRuntime.builder(loop).engine(engine).build()) {
            first.bind("log", arguments -> log.add(arguments.getFirst().asString()));
            loop.run(() -> {
                first.eval(hook);
                second.eval(hook.replace("log(", "void ("));
                first.eval("Promise.resolve()");
            });
        }
        assertThat(log).containsExactly("2");
    }

    @Test
    void each_of_two_runtimes_handles_its_own_errors() {
        try (var loop = EventLoop.create();
                var first = JsRuntime.on(loop);
                var second = JsRuntime.on(loop)) {
            for (var js : List.of(first, second)) {
                js.bind("log", arguments -> log.add(arguments.getFirst().asString()));
            }
            loop.run(() -> {
                first.eval("process.on('uncaughtException', (error) => log(`first ${error.message}`));"
                        + "setTimeout(() => { throw new Error('of the first'); }, 1)");
                second.eval("process.on('uncaughtException', (error) => log(`second ${error.message}`));"
                        + "setTimeout(() => { throw new Error('of the second'); }, 1)");
            });
        }
        assertThat(log).containsExactly("first of the first", "second of the second");
    }

    @Test
    void a_closed_runtime_leaves_the_handlers_of_others_where_they_are() {
        try (var loop = EventLoop.create()) {
            loop.onUncaught(error -> log.add("outer " + error.getMessage()));
            var first = JsRuntime.on(loop);
            var second = JsRuntime.on(loop);
            first.close();
            loop.run(() -> {
                throw new IllegalStateException("between");
            });
            second.close();
            loop.run(() -> {
                throw new IllegalStateException("after");
            });
            var third = JsRuntime.on(loop);
            loop.onUncaught(error -> log.add("mine " + error.getMessage()));
            third.close();
            loop.run(() -> {
                throw new IllegalStateException("last");
            });
        }
        assertThat(log).containsExactly("outer between", "outer after", "mine last");
    }

    @Test
    void lists_maps_and_arrays_of_java_can_be_used_as_such() {
        run(js -> {
            js.bind("both", Promise.all(List.of(Promise.resolve(1), Promise.resolve(2))));
            js.bind("map", Map.of("key", "value"));
            js.bind("bytes", new byte[] {1, 2});
            js.eval("both.then((list) => log(`${list.length} ${list[1]} ${Array.isArray(list)}`));"
                    + "log(`${map.get ? map.get('key') : map.key} ${bytes[1]}`)");
        });
        assertThat(log).containsExactly("value 2", "2 2 true");
    }

    @Test
    void a_thenable_may_resolve_with_nothing() {
        run(js ->
                js.promise(js.eval("({ then(resolve) { resolve(); } })")).thenAccept(value -> log.add("got " + value)));
        assertThat(log).containsExactly("got undefined");
    }

    @Test
    void a_stream_that_is_broken_fails_as_in_node() {
        try (var loop = EventLoop.create();
                var js = JsRuntime.builder(loop).stdout(new BrokenPipe()).build()) {
            js.bind("log", arguments -> log.add(arguments.getFirst().asString()));
            loop.run(() -> js.eval("process.stdout.on('error', (error) => log(`${error.message} ${error.errno}`));"
                    + "console.log('lost'); console.log('not even tried')"));
        }
        assertThat(log).containsExactly("write EPIPE -32");
    }

    private static final class BrokenPipe extends OutputStream {
        @Override
        public void write(int character) throws IOException {
            throw new IOException("Broken pipe");
        }
    }

    @Test
    void loading_built_in_modules_takes_no_time_of_the_loop() {
        try (var loop = EventLoop.builder().clock(new LoadingClock()).build();
                var js = JsRuntime.on(loop)) {
            js.bind("log", arguments -> log.add(arguments.getFirst().asString()));
            loop.run(() -> js.eval("""
                    const began = performance.now();
                    setTimeout(() => log('later'), 3);
                    process.getBuiltinModule('assert'); process.getBuiltinModule('stream'); process.getBuiltinModule('url');
                    setTimeout(() => log('sooner'), 1);
                    if (performance.now() - began < 5) log('too fast to tell');"""));
        }
        assertThat(log).containsSubsequence("sooner", "later");
    }

    @Test
    void what_is_no_promise_is_refused() {
        assertThatThrownBy(() -> run(js -> js.promise(js.eval("42"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a promise: 42");
    }
}
