package dev.rondo.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.context.ContextRegistry;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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
        var out = System.out;
        var bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            example.run();
        } finally {
            System.setOut(out);
        }
        return bytes.toString(StandardCharsets.UTF_8).lines().toArray(String[]::new);
    }
}
