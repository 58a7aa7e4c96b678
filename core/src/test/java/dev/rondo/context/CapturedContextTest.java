package dev.rondo.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.Variable;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ContextSnapshotFactory;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class CapturedContextTest {
    private static final Context.Key<String> USER = Context.Key.of("user");
    private static final Context.Key<Integer> DEPTH = Context.Key.of("depth", 0);

    private final ContextSnapshotFactory snapshots =
            ContextSnapshotFactory.builder().build();

    @AfterEach
    void unregister() {
        Variable.unregister();
    }

    @Test
    void where_nothing_is_registered_a_captured_context_is_the_context_itself() {
        assertThat(ContextRegistry.getInstance().getThreadLocalAccessors()).isEmpty();
        var context = Context.EMPTY.with(USER, "ann");

        assertThat(context.capture()).isSameAs(context);
    }

    @Test
    void a_captured_context_has_its_values_and_what_is_added_keeps_what_was_captured() {
        Variable.register();
        MDC.put("request", "7");
        var captured = Context.EMPTY.with(USER, "ann").capture().with(DEPTH, 1);
        MDC.put("request", "8");

        captured.run(() -> {
            assertThat(MDC.get("request")).isEqualTo("7");
            assertThat(Context.current().value(USER)).isEqualTo("ann");
            assertThat(Context.current().value(DEPTH)).isEqualTo(1);
        });
        assertThat(MDC.get("request")).isEqualTo("8");
    }

    @Test
    void what_a_context_captured_is_not_in_force_where_only_its_values_are_asked_for() {
        Variable.register();
        MDC.put("request", "7");
        Context.EMPTY.with(USER, "ann").capture().run(() -> {
            MDC.put("request", "8");
            Context.current()
                    .with(DEPTH, 1)
                    .run(() -> assertThat(MDC.get("request")).isEqualTo("8"));
        });
    }

    @Test
    void what_is_captured_again_is_what_is_there_now_and_no_chain_grows() {
        Variable.register();
        var context = Context.EMPTY.with(USER, "ann");
        MDC.put("request", "7");
        var first = context.capture();
        MDC.put("request", "8");
        var second = first.capture();

        assertThat(second.bare()).isSameAs(context);
        second.run(() -> assertThat(MDC.get("request")).isEqualTo("8"));
    }

    @Test
    void micrometer_reads_the_values_of_a_context_the_nearest_of_a_key() {
        var context = Context.EMPTY.with(USER, "ann").with(DEPTH, 1).with(USER, "bob");
        var read = snapshots.captureFrom(context).updateContext(Context.EMPTY);

        assertThat(read.value(USER)).isEqualTo("bob");
        assertThat(read.value(DEPTH)).isEqualTo(1);
        assertThat(snapshots
                        .captureFrom(context)
                        .updateContext(Context.EMPTY, DEPTH::equals)
                        .value(USER))
                .isNull();
    }

    @Test
    void thread_locals_go_into_a_context_by_micrometer_and_come_out_of_it_again() {
        Variable.register();
        MDC.put("request", "7");
        var context = snapshots.captureAll().updateContext(Context.EMPTY.with(USER, "ann"));
        MDC.clear();

        try (var _ = snapshots.captureFrom(context.capture()).setThreadLocals()) {
            assertThat(MDC.getCopyOfContextMap()).isEqualTo(Map.of("request", "7"));
        }
        try (var _ = snapshots.setThreadLocalsFrom(context)) {
            assertThat(MDC.getCopyOfContextMap()).isEqualTo(Map.of("request", "7"));
        }
        assertThat(MDC.get("request")).isNull();
        assertThat(context.value(USER)).isEqualTo("ann");
    }
}
