package dev.rondo.fiber;

import dev.rondo.loop.Timer;
import java.time.Duration;

/** The wait of a fiber that sleeps. */
final class Sleep implements Wait {
    private final Timer timer;

    Sleep(LoopFiber<?> fiber, Duration duration) {
        timer = fiber.loop().support().setTimeout(() -> fiber.wake(this), duration);
    }

    @Override
    public boolean abandon() {
        boolean sleeping = timer.isActive();
        timer.close();
        return sleeping;
    }
}
