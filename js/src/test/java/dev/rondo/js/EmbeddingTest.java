package dev.rondo.js;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.js.host.ProgramError;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.VirtualClock;
import dev.rondo.promise.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

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
    void what_is_no_promise_is_refused() {
        assertThatThrownBy(() -> run(js -> js.promise(js.eval("42"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a promise: 42");
    }
}
