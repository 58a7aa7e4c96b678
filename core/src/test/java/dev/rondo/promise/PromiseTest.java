package dev.rondo.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rondo.context.Context;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PromiseTest extends OnLoop {
    @Test
    void a_promise_is_pending_then_fulfilled_or_rejected_for_good() {
        loop.run(() -> {
            Resolvers<String> resolvers = Promise.withResolvers();
            var promise = watch("promise", resolvers.promise());
            assertThat(promise.isFulfilled()).isFalse();
            assertThat(promise.isRejected()).isFalse();

            resolvers.resolve("first");
            resolvers.resolve("second");
            resolvers.reject(new IllegalStateException("third"));
            assertThat(promise.isFulfilled()).isTrue();
            assertThat(promise.isRejected()).isFalse();
        });

        assertThat(journal.text()).isEqualTo("promise=first");
    }

    @Test
    void reactions_run_in_the_order_of_their_registration() {
        loop.run(() -> {
            Resolvers<String> resolvers = Promise.withResolvers();
            for (int i = 1; i <= 3; i++) {
                watch("early" + i, resolvers.promise());
            }
            resolvers.resolve("v");
            watch("late", resolvers.promise());
            journal.add("main");
        });

        assertThat(journal.text()).isEqualTo("main early1=v early2=v early3=v late=v");
    }

    @Test
    void a_handler_of_an_error_may_answer_with_a_promise() {
        loop.run(() -> watch(
                "end",
                Promise.<String>reject(new IOException("disk"))
                        .catchCompose(error -> Promise.resolve("instead of " + error.getMessage()))));

        assertThat(journal.text()).isEqualTo("end=instead of disk");
    }

    @Test
    void an_error_of_a_handler_rejects_and_a_later_handler_takes_it() {
        loop.run(() -> watch(
                "end",
                Promise.resolve(1)
                        .then(value -> {
                            if (value == 1) {
                                throw new IOException("checked");
                            }
                            return value;
                        })
                        .then(value -> value + 1)
                        .catchError(error -> {
                            journal.add(error.getClass().getSimpleName());
                            return 40;
                        })
                        .then(value -> value + 2)));

        assertThat(journal.text()).isEqualTo("IOException end=42");
    }

    @Test
    void a_promise_resolved_with_itself_is_rejected() {
        loop.run(() -> {
            Resolvers<Object> resolvers = Promise.withResolvers();
            resolvers.resolve((Object) resolvers.promise());
            watch("self", resolvers.promise());

            var derived = new Object() {
                Promise<Object> promise = Promise.resolve(1);
            };
            derived.promise = derived.promise.then(_ -> derived.promise);
            watch("derived", derived.promise);
        });

        assertThat(journal.lines())
                .containsExactly(
                        "self!a promise cannot be resolved with itself",
                        "derived!a promise cannot be resolved with itself");
    }

    @Test
    void a_promise_that_follows_another_ignores_what_comes_after() {
        loop.run(() -> {
            Resolvers<String> inner = Promise.withResolvers();
            Resolvers<String> outer = Promise.withResolvers();
            outer.resolve(inner.promise());
            outer.resolve("too late");
            outer.reject(new IllegalStateException("too late"));
            watch("outer", outer.promise());
            loop.setTimeout(() -> inner.resolve("inner"), 5);
        });

        assertThat(journal.text()).isEqualTo("outer=inner");
    }

    @Test
    void an_error_of_the_executor_rejects_unless_the_promise_was_settled() {
        loop.run(() -> {
            watch("throws", Promise.create((_, _) -> {
                throw new IllegalStateException("executor");
            }));
            watch("settled", Promise.create((resolve, _) -> {
                resolve.accept("v");
                throw new IllegalStateException("executor");
            }));
        });

        assertThat(journal.text()).isEqualTo("throws!executor settled=v");
    }

    @Test
    void then_accept_has_no_result() {
        loop.run(() -> watch("end", Promise.resolve("v").thenAccept(journal::add)));

        assertThat(journal.text()).isEqualTo("v end=null");
    }

    @Test
    void null_is_a_value() {
        loop.run(() -> watch("null", Promise.<@Nullable String>resolve((@Nullable String) null)));

        assertThat(journal.text()).isEqualTo("null=null");
    }

    @Test
    @SuppressWarnings("NullAway")
    void null_is_no_reason() {
        loop.run(() -> {
            Resolvers<String> resolvers = Promise.withResolvers();
            assertThatNullPointerException()
                    .isThrownBy(() -> resolvers.reject(null))
                    .withMessage("reason");
            resolvers.resolve("after all");
            watch("promise", resolvers.promise());
        });

        assertThat(journal.lines()).containsExactly("promise=after all");
    }

    @Test
    void a_million_thens_need_no_stack() {
        int[] last = {0};
        loop.run(() -> {
            var promise = Promise.resolve(0);
            for (int i = 0; i < 1_000_000; i++) {
                promise = promise.then(value -> value + 1);
            }
            promise.thenAccept(value -> last[0] = value);
        });

        assertThat(last[0]).isEqualTo(1_000_000);
    }

    @Test
    void a_reaction_runs_in_the_context_in_which_it_was_registered() {
        var who = Context.Key.of("who", "nobody");
        loop.run(() -> {
            Resolvers<String> resolvers = Promise.withResolvers();
            Context.current()
                    .with(who, "ann")
                    .run(() -> resolvers
                            .promise()
                            .thenAccept(_ -> journal.add("" + Context.current().value(who))));
            Context.current().with(who, "bob").run(() -> resolvers.resolve("v"));
            resolvers
                    .promise()
                    .thenAccept(_ -> journal.add("" + Context.current().value(who)));
        });

        assertThat(journal.text()).isEqualTo("ann nobody");
    }

    @Test
    void promises_are_for_their_loops_thread_only() throws InterruptedException {
        var resolvers = Promise.<String>withResolvers(loop);
        var errors = new Throwable[4];
        Thread.ofPlatform()
                .name("stranger")
                .start(() -> {
                    errors[0] = catchThrowable(() -> resolvers.resolve("v"));
                    errors[1] = catchThrowable(() -> resolvers.reject(new IllegalStateException()));
                    errors[2] = catchThrowable(() -> resolvers.promise().then(value -> value));
                    errors[3] = catchThrowable(() -> Promise.resolve("v"));
                })
                .join();

        assertThat(errors[0])
                .isInstanceOf(WrongThreadException.class)
                .hasMessageContaining("this promise belongs to the thread of its loop")
                .hasMessageContaining("stranger")
                .hasMessageEndingWith("hand the work over with EventLoop.execute");
        assertThat(errors[1]).isInstanceOf(WrongThreadException.class);
        assertThat(errors[2]).isInstanceOf(WrongThreadException.class);
        assertThat(errors[3]).isInstanceOf(IllegalStateException.class).hasMessageContaining("no event loop runs on");
        assertThat(resolvers.promise().isFulfilled()).isFalse();

        resolvers.resolve("still");
        loop.run(() -> watch("promise", resolvers.promise()));
        assertThat(journal.text()).isEqualTo("promise=still");
    }

    @Test
    void static_methods_need_a_loop_that_runs() {
        assertThatIllegalStateException().isThrownBy(() -> Promise.resolve(1));
        assertThatIllegalStateException().isThrownBy(() -> Promise.reject(new IllegalStateException()));
    }
}
