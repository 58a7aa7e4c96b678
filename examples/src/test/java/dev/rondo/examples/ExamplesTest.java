package dev.rondo.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.context.ContextRegistry;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    @Test
    void the_order_of_a_loop_is_that_of_the_numbers() {
        assertThat(printed(Order::main))
                .containsExactly("1  main", "2  tick", "3  promises [1, 2]", "4  immediate", "5  timeout");
    }

    @Test
    void fibers_wait_while_the_loop_goes_on() {
        assertThat(printed(Fibers::main))
                .containsExactly("first", "user 7 has 3 orders", "doing the dishes", "later", "nothing came");
    }

    @Test
    void transactions_wait_for_each_other_on_one_loop() {
        assertThat(printed(Jdbc::main)).containsExactly("paid [10, 20, 30], Bob has 60", "gave up, Bob has 60");
    }

    @Test
    void guest_and_host_wait_for_each_other() {
        assertThat(printed(Guest::main)).containsExactly("JavaScript says: hello, user 7");
    }

    @Test
    void a_context_goes_where_the_work_goes() {
        assertThat(printed(Contexts::main))
                .containsExactly("main of nobody", "timer of Ada", "fiber of Ada, pool of Ada");
    }

    @Test
    void the_context_of_open_telemetry_goes_along() {
        var accessor = new OpenTelemetryAccessor();
        ContextRegistry.getInstance().registerThreadLocalAccessor(accessor);
        try {
            assertThat(printed(Contexts::trace)).containsExactly("main of trace null", "timer of trace 7");
        } finally {
            ContextRegistry.getInstance().removeThreadLocalAccessor(accessor.key());
        }
    }

    private static String[] printed(Runnable example) {
        return Printed.by(example).lines().toArray(String[]::new);
    }
}
