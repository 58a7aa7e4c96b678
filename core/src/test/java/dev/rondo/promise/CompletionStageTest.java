package dev.rondo.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.loop.EventLoop;
import dev.rondo.trace.Event;
import dev.rondo.trace.Kind;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class CompletionStageTest extends OnLoop {
    @Test
    void a_stage_completed_by_another_thread_becomes_a_promise_on_the_loop() throws InterruptedException {
        var stage = new CompletableFuture<String>();
        var waiting = new CountDownLatch(1);
        var completer = Thread.ofPlatform().start(() -> {
            try {
                waiting.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            stage.complete("v");
        });
        loop.run(() -> {
            watch("stage", Promise.from(stage))
                    .thenAccept(_ -> assertThat(loop.inLoop()).isTrue());
            loop.setImmediate(waiting::countDown);
        });
        completer.join();

        assertThat(journal.text()).isEqualTo("stage=v");
        assertThat(loop.isAlive()).isFalse();
    }

    @Test
    void a_stage_that_is_complete_already_takes_a_task() {
        loop.run(() -> {
            watch("stage", Promise.from(CompletableFuture.completedFuture("v")));
            loop.queueMicrotask(journal.says("microtask"));
        });

        assertThat(journal.text()).isEqualTo("microtask stage=v");
    }

    @Test
    void the_reason_is_what_failed_without_its_wrapping() {
        loop.run(() -> {
            watch("direct", Promise.from(CompletableFuture.failedFuture(new IllegalStateException("direct"))));
            watch(
                    "dependent",
                    Promise.from(CompletableFuture.failedFuture(new IllegalStateException("cause"))
                            .thenApply(value -> value)));
            watch("bare", Promise.from(CompletableFuture.failedFuture(new CompletionException("bare", null))));
        });

        assertThat(journal.text()).isEqualTo("direct!direct dependent!cause bare!bare");
    }

    @Test
    void what_asked_for_the_stage_is_the_cause_of_its_arrival() {
        loop.run(() -> loop.setTimeout(() -> Promise.from(CompletableFuture.completedFuture("v")), 1));

        var events = loop.recorder().events();
        var arrival = events.stream()
                .filter(event -> event.kind() == Kind.POSTED && event.what() == Event.What.RUN)
                .findFirst()
                .orElseThrow();
        assertThat(events).anyMatch(event -> event.id() == arrival.cause() && event.kind() == Kind.TIMEOUT);
    }

    @Test
    void a_promise_becomes_a_stage_that_ends_as_it_does() {
        loop.run(() -> {
            Promise.resolve("v").toCompletionStage().thenAccept(journal::add);
            OnLoop.<String>failed("e")
                    .toCompletionStage()
                    .whenComplete((_, error) -> journal.add("" + error.getMessage()));
        });

        assertThat(journal.text()).isEqualTo("v e");
    }

    @Test
    void another_thread_can_wait_for_a_promise() throws Exception {
        var stage = new CompletableFuture<CompletableFuture<String>>();
        var thread = Thread.ofPlatform()
                .start(() -> loop.run(() -> stage.complete(
                        Promise.<String>create((resolve, _) -> loop.setTimeout(() -> resolve.accept("v"), 10))
                                .toCompletionStage()
                                .toCompletableFuture())));

        assertThat(stage.get().get()).isEqualTo("v");
        thread.join();
    }

    @Test
    void a_stage_that_cannot_be_listened_to_does_not_keep_the_loop_alive() {
        var loop = EventLoop.create();
        var broken = new CompletableFuture<String>() {
            @Override
            public CompletableFuture<String> whenComplete(BiConsumer<? super String, ? super Throwable> action) {
                throw new UnsupportedOperationException();
            }
        };

        assertThatThrownBy(() -> Promise.from(loop, broken)).isInstanceOf(UnsupportedOperationException.class);
        assertThat(loop.isAlive()).isFalse();
    }
}
