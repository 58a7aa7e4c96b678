package dev.rondo.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.Journal;
import dev.rondo.context.Context;
import dev.rondo.trace.Kind;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContextCaptureTest {
    private static final Context.Key<String> WHO = Context.Key.of("who", "nobody");

    private final Journal journal = new Journal();

    static Stream<Arguments> enqueues() {
        return Stream.of(
                named("setTimeout", LoopModel.NODE, say -> EventLoop.current().setTimeout(say, 1)),
                named("setImmediate", LoopModel.NODE, say -> EventLoop.current().setImmediate(say)),
                named("nextTick", LoopModel.NODE, say -> EventLoop.current().nextTick(say)),
                named(
                        "queueMicrotask",
                        LoopModel.NODE,
                        say -> EventLoop.current().queueMicrotask(say)),
                named("execute", LoopModel.NODE, say -> EventLoop.current().execute(say)),
                named(
                        "schedule",
                        LoopModel.NODE,
                        say -> EventLoop.current().support().schedule(Task.of(Kind.FIBER, say))),
                named("queueClose", LoopModel.NODE, say -> EventLoop.current().queueClose(say)),
                named(
                        "dispatch",
                        LoopModel.NODE,
                        say -> EventLoop.current().support().dispatch(Task.of(Kind.IO, say))),
                named(
                        "setTimeout 0",
                        LoopModel.BROWSER,
                        say -> EventLoop.current().setTimeout(say, 0)),
                named(
                        "requestFrame",
                        LoopModel.BROWSER,
                        say -> EventLoop.current().support().requestFrame(Task.of(Kind.FRAME, say))),
                named(
                        "requestIdle",
                        LoopModel.BROWSER,
                        say -> EventLoop.current().support().requestIdle(Task.of(Kind.IDLE, say))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("enqueues")
    void what_is_queued_runs_in_the_context_in_which_it_was_queued(
            String name, LoopModel model, Consumer<Runnable> enqueue) {
        var loop = EventLoop.builder().clock(VirtualClock.create()).model(model).build();
        Runnable say = () -> journal.add(who());
        loop.run(() -> {
            Context.current().with(WHO, "ann").run(() -> enqueue.accept(say));
            enqueue.accept(say);
            Context.current().with(WHO, "bob").run(() -> enqueue.accept(() -> enqueue.accept(say)));
        });

        assertThat(journal.lines()).as(name).containsExactlyInAnyOrder("ann", "nobody", "bob");
    }

    @Test
    void an_interval_keeps_the_context_of_its_creation() {
        var loop = EventLoop.builder().clock(VirtualClock.create()).build();
        loop.run(() -> {
            var interval = new Timer[1];
            Context.current().with(WHO, "ann").run(() -> interval[0] = loop.setInterval(() -> journal.add(who()), 10));
            loop.setTimeout(() -> Context.current().with(WHO, "bob").run(interval[0]::refresh), 5);
            loop.setTimeout(interval[0]::close, 40);
        });

        assertThat(journal.text()).isEqualTo("ann ann ann");
    }

    @Test
    void a_task_posted_by_another_thread_takes_that_threads_context_along() throws InterruptedException {
        var loop = EventLoop.create();
        Thread.ofPlatform()
                .start(() -> Context.EMPTY.with(WHO, "poster").run(() -> loop.execute(() -> journal.add(who()))))
                .join();

        loop.run();

        assertThat(journal.text()).isEqualTo("poster");
    }

    @Test
    void a_program_runs_in_the_context_of_its_caller_which_is_there_again_afterwards() {
        var loop = EventLoop.create();
        Context.EMPTY.with(WHO, "caller").run(() -> {
            loop.run(() -> {
                journal.add(who());
                journal.add(String.valueOf(loop.context().value(WHO)));
            });
            journal.add(who());
        });

        assertThat(journal.text()).isEqualTo("caller caller caller");
        assertThat(who()).isEqualTo("nobody");
    }

    @Test
    void a_loop_that_runs_inside_a_callback_leaves_its_context_alone() {
        var outer = EventLoop.create();
        var inner = EventLoop.create();
        outer.run(() -> Context.current()
                .with(WHO, "outer")
                .run(() -> outer.execute(() -> {
                    inner.run(() -> inner.setTimeout(() -> journal.add("inner " + who()), 1));
                    journal.add("then " + who());
                })));

        assertThat(journal.lines()).containsExactly("inner outer", "then outer");
    }

    @Test
    void handlers_of_errors_run_in_the_context_of_what_failed() {
        var loop = EventLoop.create();
        loop.onUncaught(_ -> journal.add(who()));
        loop.run(() -> Context.current()
                .with(WHO, "ann")
                .run(() -> loop.execute(() -> {
                    throw new IllegalStateException();
                })));

        assertThat(journal.text()).isEqualTo("ann");
    }

    private static String who() {
        return String.valueOf(Context.current().value(WHO));
    }

    private static Arguments named(String name, LoopModel model, Consumer<Runnable> enqueue) {
        return Arguments.of(name, model, enqueue);
    }
}
