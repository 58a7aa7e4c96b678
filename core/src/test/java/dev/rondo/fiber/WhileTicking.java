package dev.rondo.fiber;

import static dev.rondo.fiber.Fiber.go;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.loop.EventLoop;
import java.util.concurrent.CountDownLatch;

/** Calls in a fiber that end only after an interval on the same loop has ticked, so that they hang if they stop the loop. */
final class WhileTicking {
    private static final int TICKS = 5;

    private WhileTicking() {}

    /** A call that blocks until {@code ticked} is over, as another thread or another fiber sees to. */
    interface Call {
        void block(Ticked ticked) throws Exception;
    }

    interface Action {
        void run() throws Exception;
    }

    /** That the interval has ticked. */
    record Ticked(CountDownLatch latch) {
        /** Waits for it on a thread that has nothing to do with the loop, then acts. */
        void then(Action action) {
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    latch.await();
                    action.run();
                } catch (Exception unexpected) {
                    throw new AssertionError(unexpected);
                }
            });
        }
    }

    static void block(Call call) {
        var loop = EventLoop.create();
        var ticked = new Ticked(new CountDownLatch(TICKS));
        boolean[] ended = {false};
        loop.run(() -> {
            var interval = loop.setInterval(ticked.latch::countDown, 2);
            go(() -> {
                try {
                    call.block(ticked);
                } catch (Exception unexpected) {
                    throw new AssertionError(unexpected);
                }
                assertThat(loop.inLoop()).isTrue();
                ended[0] = true;
                interval.close();
            });
        });

        assertThat(ended[0]).isTrue();
    }
}
