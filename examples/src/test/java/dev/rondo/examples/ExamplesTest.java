package dev.rondo.examples;

import static org.assertj.core.api.Assertions.assertThat;

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

    private static String[] printed(Runnable example) {
        return Printed.by(example).lines().toArray(String[]::new);
    }
}
