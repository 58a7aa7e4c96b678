package dev.rondo.promise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FinallyTest extends OnLoop {
    @Test
    void it_runs_either_way_and_passes_on_how_the_promise_ended() {
        loop.run(() -> {
            watch("value", Promise.resolve("v").finally_(journal.says("after value")));
            watch("error", OnLoop.<String>failed("e").finally_(journal.says("after error")));
        });

        assertThat(journal.lines()).containsExactly("after value", "after error", "value=v", "error!e");
    }

    @Test
    void its_error_replaces_the_end() {
        loop.run(() -> {
            watch("value", Promise.resolve("v").finally_(journal.throwsAfter("f")));
            watch("error", OnLoop.<String>failed("e").finally_(journal.throwsAfter("g")));
        });

        assertThat(journal.text()).isEqualTo("f g value!f error!g");
    }

    @Test
    void its_promise_is_waited_for_and_its_value_ignored() {
        loop.run(() -> {
            watch("value", Promise.resolve("v").finally_(() -> later("ignored", 10)));
            loop.setTimeout(journal.says("5"), 5);
            loop.setTimeout(journal.says("15"), 15);
        });

        assertThat(journal.text()).isEqualTo("5 value=v 15");
    }

    @Test
    void its_promises_rejection_replaces_the_end() {
        loop.run(() -> watch("value", Promise.resolve("v").finally_(() -> failed("f"))));

        assertThat(journal.text()).isEqualTo("value!f");
    }

    private Promise<String> later(String value, long millis) {
        return Promise.create((resolve, _) -> loop.setTimeout(() -> resolve.accept(value), millis));
    }
}
