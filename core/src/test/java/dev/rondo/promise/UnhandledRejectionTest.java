package dev.rondo.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rondo.loop.AsyncStack;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.LoopModel;
import dev.rondo.loop.RejectionHandler;
import dev.rondo.loop.VirtualClock;
import org.junit.jupiter.api.Test;

class UnhandledRejectionTest extends OnLoop {
    @Test
    void without_any_handler_the_reason_ends_the_loop_with_its_asynchronous_stack() {
        var thrown = catchThrowable(() -> loop.run(() -> loop.setTimeout(() -> failed("nobody listens"), 1)));

        assertThat(thrown).isInstanceOf(IllegalStateException.class).hasMessage("nobody listens");
        assertThat(thrown.getSuppressed()).hasSize(1);
        assertThat(thrown.getSuppressed()[0]).isInstanceOf(AsyncStack.class);
        assertThat(thrown.getSuppressed()[0].getStackTrace()[0].getClassName()).isEqualTo("async timeout");
    }

    @Test
    void without_a_handler_of_rejections_it_goes_to_the_handler_of_errors() {
        loop.onUncaught(error -> journal.add("uncaught " + error.getMessage()));
        loop.run(() -> {
            failed("a");
            failed("b");
            loop.setTimeout(journal.says("on"), 1);
        });

        assertThat(journal.lines()).containsExactly("uncaught a", "uncaught b", "on");
    }

    @Test
    void it_is_reported_at_the_end_of_the_checkpoint_after_ticks_and_microtasks() {
        handle();
        loop.run(() -> {
            failed("a");
            loop.queueMicrotask(() -> {
                journal.add("microtask");
                loop.nextTick(journal.says("tick2"));
            });
            loop.nextTick(journal.says("tick"));
            loop.setImmediate(journal.says("immediate"));
        });

        assertThat(journal.text()).isEqualTo("tick microtask tick2 unhandled:a immediate");
    }

    @Test
    void a_handler_attached_within_the_checkpoint_is_in_time() {
        handle();
        loop.run(() -> {
            var promise = OnLoop.<String>failed("a");
            loop.nextTick(() -> loop.queueMicrotask(() -> promise.catchError(_ -> "caught")));
        });

        assertThat(journal.text()).isEmpty();
    }

    @Test
    void a_handler_attached_later_is_reported_too() {
        handle();
        loop.run(() -> {
            var promise = OnLoop.<String>failed("a");
            loop.setImmediate(() -> {
                promise.catchError(_ -> "caught");
                promise.catchError(_ -> "caught again");
                loop.nextTick(journal.says("tick"));
            });
        });

        assertThat(journal.text()).isEqualTo("unhandled:a tick late:a");
    }

    @Test
    void only_the_end_of_a_chain_is_unhandled() {
        handle();
        loop.run(() -> OnLoop.<Integer>failed("a").then(x -> x + 1).then(x -> x + 1));

        assertThat(journal.text()).isEqualTo("unhandled:a");
    }

    @Test
    void each_branch_without_a_handler_is_unhandled() {
        handle();
        loop.run(() -> {
            var promise = OnLoop.<Integer>failed("a");
            promise.then(x -> x);
            promise.then(x -> x);
            promise.catchError(_ -> 1);
        });

        assertThat(journal.text()).isEqualTo("unhandled:a unhandled:a");
    }

    @Test
    void what_a_handler_queues_and_rejects_belongs_to_the_same_checkpoint() {
        loop.onUnhandledRejection((_, reason) -> {
            journal.add("unhandled:" + reason.getMessage());
            if ("a".equals(reason.getMessage())) {
                loop.queueMicrotask(journal.says("microtask"));
                loop.nextTick(journal.says("tick"));
                failed("b");
            }
        });
        loop.run(() -> {
            failed("a");
            loop.setImmediate(journal.says("immediate"));
        });

        assertThat(journal.text()).isEqualTo("unhandled:a tick microtask unhandled:b immediate");
    }

    @Test
    void a_handler_that_throws_ends_the_checkpoint_and_the_rest_waits_for_the_next() {
        loop.onUncaught(error -> journal.add("uncaught:" + error.getMessage()));
        loop.onUnhandledRejection((_, reason) -> {
            journal.add("unhandled:" + reason.getMessage());
            if ("a".equals(reason.getMessage())) {
                loop.nextTick(journal.says("tick"));
                throw new IllegalStateException("handler");
            }
        });
        loop.run(() -> {
            failed("a");
            failed("b");
            loop.execute(journal.says("next"));
        });

        // as Node 10 and 11; later ones forget b
        assertThat(journal.text()).isEqualTo("unhandled:a uncaught:handler next tick unhandled:b");
    }

    @Test
    void in_a_browser_it_is_reported_in_a_task_of_its_own() {
        var browser = EventLoop.builder()
                .clock(VirtualClock.create())
                .model(LoopModel.BROWSER)
                .build();
        browser.onUnhandledRejection((_, reason) -> journal.add("unhandled:" + reason.getMessage()));
        browser.run(() -> {
            failed("a");
            var caughtBefore = OnLoop.<String>failed("b");
            browser.execute(() -> {
                journal.add("task");
                caughtBefore.catchError(_ -> "caught");
            });
        });

        assertThat(journal.text()).isEqualTo("task unhandled:a");
    }

    @Test
    void an_adopted_promise_hands_its_rejection_over() {
        handle();
        loop.run(() -> Promise.create((resolve, _) -> resolve.accept(failed("a"))));

        assertThat(journal.text()).isEqualTo("unhandled:a");
    }

    private void handle() {
        loop.onUnhandledRejection(new RejectionHandler() {
            @Override
            public void unhandled(Object promise, Throwable reason) {
                assertThat(promise).isInstanceOf(Promise.class);
                journal.add("unhandled:" + reason.getMessage());
            }

            @Override
            public void handledLate(Object promise, Throwable reason) {
                journal.add("late:" + reason.getMessage());
            }
        });
    }
}
