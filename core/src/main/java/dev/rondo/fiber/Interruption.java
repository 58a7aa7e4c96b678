package dev.rondo.fiber;

import dev.rondo.loop.Timer;
import org.jspecify.annotations.Nullable;

/**
 * Interrupts what a cancelled fiber waits for in the JDK, as often as it waits there again. A lock that takes no notice of
 * interrupts would make that a busy loop; so all but the first come in growing distances.
 */
final class Interruption implements Runnable {
    private static final int FIRST_MILLIS = 1;
    private static final int LAST_MILLIS = 1024;

    private final LoopFiber<?> fiber;
    private int distance;
    private @Nullable Timer timer;

    Interruption(LoopFiber<?> fiber) {
        this.fiber = fiber;
    }

    /** The fiber waits. */
    void strike() {
        if (timer != null && timer.isActive()) {
            return;
        }
        if (distance == 0) {
            distance = FIRST_MILLIS;
            fiber.thread.interrupt();
        } else {
            timer = fiber.loop().setTimeout(this, distance).unref();
            distance = Math.min(2 * distance, LAST_MILLIS);
        }
    }

    @Override
    public void run() {
        if (fiber.isStillBlocked(this)) {
            fiber.thread.interrupt();
        }
    }
}
