package dev.rondo;

import dev.rondo.fiber.Fiber;
import dev.rondo.loop.EventLoop;
import java.util.concurrent.Callable;

/** Runs the body of a test in a fiber; what it throws, and what is suppressed in that, it says in a journal. */
public final class MainFiber {
    private MainFiber() {}

    /** Runs the loop to its end. */
    public static void run(EventLoop loop, Journal journal, Callable<?> body) {
        loop.run(() -> Fiber.go(() -> {
            try {
                body.call();
            } catch (Throwable error) {
                journal.add("main: " + error);
                for (var each : error.getSuppressed()) {
                    journal.add("suppressed: " + each);
                }
            }
        }));
    }
}
