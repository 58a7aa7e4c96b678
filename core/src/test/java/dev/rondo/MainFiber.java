package dev.rondo;

import dev.rondo.fiber.Body;
import dev.rondo.fiber.Fiber;
import dev.rondo.loop.EventLoop;

/** Runs the body of a test in a fiber; what it throws, and what is suppressed in that, it says in a journal. */
public final class MainFiber {
    private MainFiber() {}

    /** Runs the loop to its end. */
    public static void run(EventLoop loop, Journal journal, Body body) {
        loop.run(() -> Fiber.go(() -> {
            try {
                body.run();
            } catch (Throwable error) {
                journal.add("main: " + error);
                for (var each : error.getSuppressed()) {
                    journal.add("suppressed: " + each);
                }
            }
        }));
    }
}
