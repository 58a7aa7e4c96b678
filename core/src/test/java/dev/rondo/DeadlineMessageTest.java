package dev.rondo;

import static dev.rondo.fiber.Fiber.await;
import static dev.rondo.fiber.Fiber.go;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.loop.EventLoop;
import dev.rondo.loop.VirtualClock;
import dev.rondo.promise.Promise;
import dev.rondo.scope.Deadline;
import dev.rondo.scope.DeadlineExceededException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Messages name places in the program: this class is in no package of which fibers are made. */
class DeadlineMessageTest {
    private final EventLoop loop =
            EventLoop.builder().clock(VirtualClock.create()).build();
    private final Journal journal = new Journal();

    @Test
    void a_deadline_says_who_was_waiting_and_where() {
        loop.run(() -> go("reader", this::read));

        assertThat(journal.text())
                .matches(
                        "a deadline of 2s at DeadlineMessageTest.java:\\d+ \\(.*\\) has passed; "
                                + "fiber 'reader' in Fiber.await at dev.rondo.DeadlineMessageTest.waitForEver\\(DeadlineMessageTest.java:\\d+\\)");
        assertThat(loop.uptime()).isEqualTo(Duration.ofSeconds(2));
    }

    private void read() {
        try {
            Deadline.within(Duration.ofSeconds(2), DeadlineMessageTest::waitForEver);
        } catch (DeadlineExceededException late) {
            journal.add("" + late.getMessage());
        }
    }

    private static Object waitForEver() {
        return await(Promise.withResolvers().promise());
    }

    @Test
    void of_deadlines_that_are_the_same_in_all_but_their_depth_the_outermost_is_told_of() {
        loop.run(() -> go(() -> journal.add("level " + level(3))));

        assertThat(journal.text()).isEqualTo("level 3");
    }

    /** On which level the deadline was that has passed. */
    private static int level(int level) {
        try {
            return Deadline.within(Duration.ofMillis(10), () -> level == 0 ? (int) waitForEver() : level(level - 1));
        } catch (DeadlineExceededException late) {
            return level;
        }
    }
}
