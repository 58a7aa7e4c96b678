package dev.rondo.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CombinatorTest extends OnLoop {
    @Test
    void all_collects_the_values_in_the_order_of_the_promises() {
        loop.run(() -> watch("all", Promise.all(List.of(later("a", 30), later("b", 10), Promise.resolve("c")))));

        assertThat(journal.lines()).containsExactly("all=[a, b, c]");
    }

    @Test
    void all_is_rejected_with_the_first_reason_and_ignores_the_others() {
        loop.run(() -> watch("all", Promise.all(List.of(later("a", 30), laterFailed("b", 20), laterFailed("c", 10)))));

        assertThat(journal.lines()).containsExactly("all!c");
    }

    @Test
    void all_settled_says_how_each_ended() {
        loop.run(() -> Promise.allSettled(List.of(laterFailed("a", 30), later("b", 10)))
                .thenAccept(ends -> {
                    assertThat(ends.get(0))
                            .isInstanceOfSatisfying(
                                    Settled.Rejected.class,
                                    end -> assertThat(end.reason()).hasMessage("a"));
                    assertThat(ends.get(1)).isEqualTo(new Settled.Fulfilled<>("b"));
                    journal.add("settled");
                }));

        assertThat(journal.text()).isEqualTo("settled");
    }

    @Test
    void any_takes_the_first_value_and_ignores_rejections() {
        loop.run(() -> watch("any", Promise.any(List.of(laterFailed("a", 5), later("b", 20), later("c", 10)))));

        assertThat(journal.text()).isEqualTo("any=c");
    }

    @Test
    void any_without_a_value_tells_all_reasons_in_the_order_of_the_promises() {
        loop.run(() -> Promise.any(List.of(laterFailed("a", 20), laterFailed("b", 10)))
                .catchError(error -> {
                    assertThat(error).isInstanceOf(AggregateException.class).hasMessage("all 2 promises were rejected");
                    for (var reason : error.getSuppressed()) {
                        journal.add(String.valueOf(reason.getMessage()));
                    }
                    return "caught";
                }));

        assertThat(journal.text()).isEqualTo("a b");
    }

    @Test
    void any_of_none_is_rejected_with_no_reasons() {
        loop.run(() -> Promise.any(List.of()).catchError(error -> {
            journal.add(error.getMessage() + " " + error.getSuppressed().length);
            return "caught";
        }));

        assertThat(journal.text()).isEqualTo("all 0 promises were rejected 0");
    }

    @Test
    void race_ends_as_the_first_that_ends() {
        loop.run(() -> {
            watch("fulfilled", Promise.race(List.of(later("a", 20), later("b", 10), laterFailed("c", 30))));
            watch("rejected", Promise.race(List.of(later("a", 20), laterFailed("c", 15))));
        });

        assertThat(journal.text()).isEqualTo("fulfilled=b rejected!c");
    }

    @Test
    void race_of_none_stays_pending_and_keeps_nothing_alive() {
        loop.run(() -> watch("race", Promise.race(List.of())));

        assertThat(journal.text()).isEmpty();
        assertThat(loop.isAlive()).isFalse();
    }

    @Test
    void results_are_lists_that_nobody_can_change() {
        loop.run(() -> Promise.all(List.of(Promise.resolve("a")))
                .thenAccept(values -> assertThatThrownBy(() -> values.set(0, "b"))
                        .isInstanceOf(UnsupportedOperationException.class)));
    }

    @Test
    void the_rejections_of_what_is_combined_are_handled() {
        loop.onUnhandledRejection((_, reason) -> journal.add("unhandled " + reason.getMessage()));
        loop.run(() -> {
            Promise.allSettled(List.of(failed("a"), failed("b")));
            Promise.race(List.of(Promise.resolve("v"), failed("c")));
            Promise.any(List.of(failed("d"), Promise.resolve("v")));
            Promise.all(List.of(failed("e"), failed("f"))).catchError(_ -> List.of());
        });

        assertThat(journal.text()).isEmpty();
    }

    private Promise<String> later(String value, long millis) {
        return Promise.create((resolve, _) -> loop.setTimeout(() -> resolve.accept(value), millis));
    }

    private Promise<String> laterFailed(String message, long millis) {
        return Promise.create(
                (_, reject) -> loop.setTimeout(() -> reject.accept(new IllegalStateException(message)), millis));
    }
}
