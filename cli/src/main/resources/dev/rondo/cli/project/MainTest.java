package app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rondo.fiber.Fiber;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.VirtualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MainTest {
    /** In virtual time: nothing is waited for, and the order is the same every time. */
    private static List<String> answers(Duration time) {
        var answers = new ArrayList<String>();
        try (var loop = EventLoop.builder().clock(VirtualClock.create()).build()) {
            loop.run(() -> Fiber.go(() -> answers.addAll(Main.answers(time))));
        }
        return answers;
    }

    @Test
    void theQuickestServiceComesFirstAndTheSlowestNotAtAll() {
        assertEquals(
                List.of("news after 100 ms", "weather after 200 ms", "no more within 300 ms"),
                answers(Duration.ofMillis(300)));
    }

    @Test
    void whoHasNoTimeHearsNothing() {
        assertEquals(List.of("no more within 50 ms"), answers(Duration.ofMillis(50)));
    }

    @Test
    void whoHasTimeHearsAll() {
        assertEquals(
                List.of("news after 100 ms", "weather after 200 ms", "oracle after 3600000 ms"),
                answers(Duration.ofHours(2)));
    }
}
