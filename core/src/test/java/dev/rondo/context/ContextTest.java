package dev.rondo.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ContextTest {
    private static final Context.Key<String> USER = Context.Key.of("user");
    private static final Context.Key<Integer> DEPTH = Context.Key.of("depth", 0);

    @Test
    void an_unbound_key_has_its_default_or_null() {
        assertThat(Context.EMPTY.value(USER)).isNull();
        assertThat(Context.EMPTY.value(DEPTH)).isZero();
    }

    @Test
    void the_nearest_binding_wins_and_a_context_never_changes() {
        var outer = Context.EMPTY.with(USER, "ann").with(DEPTH, 1);
        var inner = outer.with(USER, "bob");

        assertThat(inner.value(USER)).isEqualTo("bob");
        assertThat(inner.value(DEPTH)).isEqualTo(1);
        assertThat(outer.value(USER)).isEqualTo("ann");
    }

    @Test
    void keys_of_the_same_name_are_different() {
        var other = Context.Key.of("user", "default");

        assertThat(Context.EMPTY.with(USER, "ann").value(other)).isEqualTo("default");
    }

    @Test
    void it_is_current_while_the_body_runs() throws Exception {
        var context = Context.EMPTY.with(USER, "ann");
        context.run(() -> {
            assertThat(Context.current()).isSameAs(context);
            context.with(DEPTH, 1)
                    .run(() -> assertThat(Context.current().value(DEPTH)).isEqualTo(1));
            assertThat(Context.current()).isSameAs(context);
        });
        assertThat(context.call(() -> Context.current().value(USER))).isEqualTo("ann");

        assertThat(Context.current()).isSameAs(Context.EMPTY);
    }

    @Test
    void the_one_before_comes_back_also_after_an_error() {
        var context = Context.EMPTY.with(USER, "ann");
        assertThatThrownBy(() -> context.call(() -> {
                    throw new IOException("body");
                }))
                .isInstanceOf(IOException.class);
        assertThat(catchThrowable(() -> context.run(() -> {
                    throw new IllegalStateException();
                })))
                .isNotNull();

        assertThat(Context.current()).isSameAs(Context.EMPTY);
    }

    @Test
    void each_thread_has_its_own() throws InterruptedException {
        var seen = new Context[1];
        var context = Context.EMPTY.with(USER, "ann");
        context.run(() -> {
            try {
                Thread.ofPlatform().start(() -> seen[0] = Context.current()).join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });

        assertThat(seen[0]).isSameAs(Context.EMPTY);
    }

    @Test
    void it_prints_its_bindings_nearest_first() {
        assertThat(Context.EMPTY.with(USER, "ann").with(DEPTH, 2)).hasToString("{depth=2, user=ann}");
        assertThat(Context.EMPTY).hasToString("{}");
    }
}
