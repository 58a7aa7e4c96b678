package dev.rondo.examples;

import static dev.rondo.Rondo.run;
import static dev.rondo.Rondo.setInterval;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A blocking call that cannot return before an interval of 10 ms on the same loop has ticked some times, since what it waits
 * for is held back until then. Should the loop stand still, it is let go after all, so that the test fails and does not hang.
 */
final class HeldBack {
    private static final int TICKS = 5;
    private static final Duration PERIOD = Duration.ofMillis(10);
    private static final int MOST_SECONDS = 5;

    private HeldBack() {}

    /** Something that may throw. */
    interface Action {
        void run() throws Exception;
    }

    /**
     * Calls in a fiber what waits for the release, and answers with its result.
     *
     * @param release ends the wait; it runs on a thread that has nothing to do with the loop
     */
    static <T> T call(Action release, Callable<T> call) {
        var result = new AtomicReference<T>();
        run(() -> {
            var ticked = new CountDownLatch(TICKS);
            var released = CompletableFuture.supplyAsync(
                    () -> letGo(ticked, release), work -> Thread.ofPlatform().start(work));
            try (var _ = setInterval(ticked::countDown, PERIOD)) {
                result.set(call.call());
            }
            assertThat(released.get())
                    .as("the interval ticked while the call waited")
                    .isTrue();
        });
        return result.get();
    }

    static void call(Action release, Action call) {
        call(release, () -> {
            call.run();
            return true;
        });
    }

    private static boolean letGo(CountDownLatch ticked, Action release) {
        try {
            boolean inTime = ticked.await(MOST_SECONDS, TimeUnit.SECONDS);
            release.run();
            return inTime;
        } catch (Exception unexpected) {
            throw new AssertionError(unexpected);
        }
    }
}
