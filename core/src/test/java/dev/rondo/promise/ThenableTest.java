package dev.rondo.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ThenableTest extends OnLoop {
    @Test
    void a_thenable_is_asked_in_a_microtask_of_its_own() {
        loop.run(() -> {
            watch("adopted", Promise.<String>adopt((resolve, _) -> {
                journal.add("asked");
                resolve.accept("v");
            }));
            loop.queueMicrotask(journal.says("microtask"));
            journal.add("main");
        });

        assertThat(journal.text()).isEqualTo("main asked microtask adopted=v");
    }

    @Test
    void calls_after_the_first_are_ignored() {
        loop.run(() -> {
            watch("twice", Promise.<String>adopt((resolve, reject) -> {
                resolve.accept("first");
                resolve.accept("second");
                reject.accept(new IllegalStateException("third"));
            }));
            watch("rejects", Promise.<String>adopt((resolve, reject) -> {
                reject.accept(new IllegalStateException("first"));
                resolve.accept("second");
            }));
        });

        assertThat(journal.text()).isEqualTo("twice=first rejects!first");
    }

    @Test
    void an_error_counts_only_before_the_first_call() {
        loop.run(() -> {
            watch("throws", Promise.adopt((_, _) -> {
                throw new IllegalStateException("error");
            }));
            watch("throws after resolve", Promise.<String>adopt((resolve, _) -> {
                resolve.accept("v");
                throw new IllegalStateException("error");
            }));
        });

        assertThat(journal.lines()).containsExactly("throws!error", "throws after resolve=v");
    }

    @Test
    void a_thenable_may_call_later() {
        loop.run(() ->
                watch("later", Promise.<String>adopt((resolve, _) -> loop.setTimeout(() -> resolve.accept("v"), 10))));

        assertThat(journal.text()).isEqualTo("later=v");
    }

    @Test
    void what_a_thenable_resolves_with_is_adopted_in_turn() {
        Thenable<Object> inner = (resolve, _) -> resolve.accept("inner");
        loop.run(() -> {
            watch("thenable", Promise.<Object>adopt((resolve, _) -> resolve.accept(inner)));
            watch("promise", Promise.<Object>adopt((resolve, _) -> resolve.accept(Promise.resolve("p"))));
        });

        assertThat(journal.text()).isEqualTo("thenable=inner promise=p");
    }

    @Test
    void a_thenable_that_never_calls_leaves_the_promise_pending() {
        loop.run(() -> watch("never", Promise.<String>adopt(ThenableTest::never)));

        assertThat(journal.text()).isEmpty();
    }

    private static void never(Consumer<? super String> resolve, Consumer<? super Throwable> reject) {}
}
