package dev.rondo.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class OriginTest {
    @Test
    void the_same_description_has_the_same_number() {
        int origin = Origin.of("order.js:3:1 (main)");

        assertThat(Origin.of("order.js:3:1 (main)")).isEqualTo(origin);
        assertThat(Origin.of("order.js:4:1 (main)")).isNotEqualTo(origin);
        assertThat(Origin.describe(origin)).isEqualTo("order.js:3:1 (main)");
    }

    @Test
    void nothing_is_known_of_number_zero() {
        assertThat(Origin.describe(Origin.UNKNOWN)).isEqualTo("unknown");
    }

    @Test
    void a_lambda_is_described_by_the_line_that_first_queued_it() {
        Runnable first = () -> {};
        Runnable second = () -> {};

        assertThat(Origin.describe(Origin.ofCallback(first)))
                .matches("OriginTest\\.java:\\d+ \\(dev\\.rondo\\.trace\\.OriginTest\\.a_lambda_is_.*\\)");
        assertThat(Origin.ofCallback(second)).isNotEqualTo(Origin.ofCallback(first));
        assertThat(Origin.describe(Origin.of(OriginTest.class))).isEqualTo(OriginTest.class.getName());
    }

    @Test
    void a_lambda_that_was_queued_elsewhere_is_described_by_the_class_around_it() throws InterruptedException {
        Runnable lambda = () -> {};
        var thread = new Thread(new Queueing(lambda));
        thread.start();
        thread.join();

        assertThat(Origin.describe(Origin.ofCallback(lambda))).isEqualTo(OriginTest.class.getName() + " (lambda)");
    }

    private record Queueing(Runnable callback) implements Runnable {
        @Override
        public void run() {
            Origin.ofCallback(callback);
        }
    }

    @Test
    void a_callback_may_know_better() {
        int origin = Origin.of("guest.js:1:1");

        assertThat(Origin.ofCallback((Originated) () -> origin)).isEqualTo(origin);
    }

    @Test
    void threads_agree_on_the_numbers() throws InterruptedException {
        var numbers = new ConcurrentHashMap<String, Integer>();
        var disagreements = ConcurrentHashMap.<String>newKeySet();
        var threads = new ArrayList<Thread>();
        for (int t = 0; t < 4; t++) {
            threads.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 1000; i++) {
                    var description = "place " + i;
                    int origin = Origin.of(description);
                    var other = numbers.putIfAbsent(description, origin);
                    if ((other != null && other != origin)
                            || !Origin.describe(origin).equals(description)) {
                        disagreements.add(description);
                    }
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }

        assertThat(disagreements).isEmpty();
        assertThat(numbers).hasSize(1000);
    }
}
