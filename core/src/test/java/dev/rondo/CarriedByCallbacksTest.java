package dev.rondo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.EnumSource.Mode.EXCLUDE;

import dev.rondo.context.Context;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.RejectionHandler;
import dev.rondo.promise.Promise;
import dev.rondo.worker.WorkerPool;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(30)
class CarriedByCallbacksTest {
    private final Journal journal = new Journal();
    private final EventLoop loop = EventLoop.create();

    @BeforeEach
    void register() {
        Variable.register();
    }

    @AfterEach
    void unregister() {
        Variable.unregister();
    }

    static Stream<Arguments> enqueues() {
        return Stream.of(Variable.values())
                .flatMap(variable -> Stream.of(
                                enqueue("setTimeout", say -> Rondo.setTimeout(say, Duration.ofMillis(1))),
                                enqueue("setImmediate", Rondo::setImmediate),
                                enqueue("nextTick", Rondo::nextTick),
                                enqueue("queueMicrotask", Rondo::queueMicrotask),
                                enqueue("execute", say -> EventLoop.current().execute(say)),
                                enqueue("queueClose", say -> EventLoop.current().queueClose(say)),
                                enqueue("then", say -> settled().thenAccept(_ -> say.run())),
                                enqueue(
                                        "then, of a promise settled later",
                                        say -> settledLater(variable).thenAccept(_ -> say.run())),
                                enqueue(
                                        "catchError",
                                        say -> settled()
                                                .then(_ -> {
                                                    throw new IllegalStateException();
                                                })
                                                .catchError(_ -> {
                                                    say.run();
                                                    return "";
                                                })),
                                enqueue(
                                        "finally_",
                                        say -> settledLater(variable).finally_(say)),
                                enqueue(
                                        "toCompletionStage",
                                        say -> settledLater(variable)
                                                .toCompletionStage()
                                                .thenRun(say)),
                                enqueue(
                                        "from a CompletionStage",
                                        say -> Promise.from(stageOfAnotherThread(variable))
                                                .thenAccept(_ -> say.run())))
                        .map(each -> Arguments.of(each.name, variable, each.how)));
    }

    private record Enqueue(String name, Consumer<Runnable> how) {}

    private static Enqueue enqueue(String name, Consumer<Runnable> how) {
        return new Enqueue(name, how);
    }

    private static Promise<Object> settled() {
        return Promise.resolve("");
    }

    private static Promise<Object> settledLater(Variable variable) {
        var resolvers = Promise.<Object>withResolvers();
        call(() -> variable.with("other", () -> Rondo.setTimeout(() -> resolvers.resolve(""), Duration.ofMillis(1))));
        return resolvers.promise();
    }

    private static CompletableFuture<Object> stageOfAnotherThread(Variable variable) {
        var stage = new CompletableFuture<Object>();
        Thread.ofPlatform().start(() -> call(() -> variable.with("other", () -> stage.complete(""))));
        return stage;
    }

    @ParameterizedTest(name = "{1} in {0}")
    @MethodSource("enqueues")
    void what_is_queued_finds_what_was_there_when_it_was_queued(
            String name, Variable variable, Consumer<Runnable> enqueue) {
        Runnable say = () -> journal.add(name + " " + variable.value());
        loop.run(() -> call(() -> {
            variable.with("ann", () -> run(() -> enqueue.accept(say)));
            enqueue.accept(say);
            return variable.with("bob", () -> run(() -> enqueue.accept(() -> enqueue.accept(say))));
        }));

        assertThat(journal.lines()).containsExactlyInAnyOrder(name + " ann", name + " null", name + " bob");
        assertThat(variable.value()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void what_another_thread_posts_finds_what_was_there(Variable variable) throws InterruptedException {
        Thread.ofPlatform()
                .start(() -> call(() -> variable.with("poster", () -> run(() -> loop.execute(() -> say(variable))))))
                .join();
        loop.run();

        assertThat(journal.text()).isEqualTo("poster");
    }

    @ParameterizedTest
    @EnumSource
    void the_program_finds_what_its_caller_had(Variable variable) throws Exception {
        variable.with("caller", () -> run(() -> loop.run(() -> say(variable))));

        assertThat(journal.text()).isEqualTo("caller");
    }

    @ParameterizedTest
    @EnumSource
    void an_interval_finds_what_was_there_when_it_was_made(Variable variable) {
        loop.run(() -> call(() -> variable.with(
                "ann",
                () -> loop.setInterval(
                        () -> {
                            say(variable);
                            if (journal.lines().size() == 3) {
                                loop.stop();
                            }
                        },
                        1))));

        assertThat(journal.text()).isEqualTo("ann ann ann");
    }

    @ParameterizedTest
    @EnumSource
    void a_hook_finds_what_was_there_when_it_was_added(Variable variable) {
        loop.run(() -> call(() -> {
            loop.setImmediate(() -> {});
            return variable.with("ann", () -> loop.onCheck(() -> say(variable)).unref());
        }));
        say(variable);

        assertThat(journal.text()).isEqualTo("ann null");
    }

    @ParameterizedTest
    @EnumSource(mode = EXCLUDE, names = "CONTEXT")
    void what_a_callback_sets_and_forgets_is_gone_after_it_but_what_it_queued_has_it(Variable variable) {
        loop.run(() -> {
            loop.nextTick(() -> {
                variable.set("forgotten");
                loop.setImmediate(() -> say(variable));
            });
            loop.nextTick(() -> say(variable));
            loop.queueMicrotask(() -> say(variable));
        });
        say(variable);

        assertThat(journal.text()).isEqualTo("null null forgotten null");
    }

    @ParameterizedTest
    @EnumSource
    void an_error_leaves_nothing_behind_and_its_handler_finds_what_was_there(Variable variable) {
        loop.onUncaught(_ -> say(variable));
        loop.run(() -> call(() -> variable.with(
                "ann",
                () -> loop.setImmediate(() -> {
                    throw new IllegalStateException();
                }))));
        say(variable);

        assertThat(journal.text()).isEqualTo("ann null");
    }

    @ParameterizedTest
    @EnumSource
    void a_handler_of_rejections_finds_what_was_there_at_the_rejection(Variable variable) {
        var late = Promise.<Object>withResolvers(loop);
        loop.onUnhandledRejection(new RejectionHandler() {
            @Override
            public void unhandled(Object promise, Throwable reason) {
                say(variable);
            }

            @Override
            public void handledLate(Object promise, Throwable reason) {
                say(variable);
            }
        });
        loop.run(() -> {
            call(() -> variable.with("ann", () -> run(() -> late.reject(new IllegalStateException()))));
            loop.setImmediate(() -> late.promise().catchError(_ -> "listens late"));
        });
        say(variable);

        assertThat(journal.text()).isEqualTo("ann ann null");
    }

    @ParameterizedTest
    @EnumSource
    void work_in_a_pool_finds_what_was_there_and_leaves_nothing_on_its_thread(Variable variable) {
        try (var pool = WorkerPool.of("worker", 1, 8)) {
            Callable<String> look = () -> Thread.currentThread().getName() + " " + variable.value();
            loop.run(() -> call(() -> {
                variable.with("ann", () -> pool.submit(look).promise().thenAccept(journal::add));
                return pool.submit(look).promise().thenAccept(journal::add);
            }));
        }

        assertThat(journal.lines()).containsExactly("worker-1 ann", "worker-1 null");
    }

    @ParameterizedTest
    @EnumSource
    void a_captured_context_takes_it_to_a_thread_of_ones_own(Variable variable) throws Exception {
        var captured = variable.with("ann", () -> Context.current().capture());
        Thread.ofPlatform()
                .start(() -> {
                    captured.run(() -> say(variable));
                    say(variable);
                })
                .join();

        assertThat(journal.text()).isEqualTo("ann null");
    }

    private void say(Variable variable) {
        journal.add(String.valueOf(variable.value()));
    }

    private static boolean run(Runnable body) {
        body.run();
        return true;
    }

    private static void call(Callable<?> body) {
        try {
            body.call();
        } catch (Exception error) {
            throw new AssertionError(error);
        }
    }
}
