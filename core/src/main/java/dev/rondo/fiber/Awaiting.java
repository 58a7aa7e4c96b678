package dev.rondo.fiber;

import dev.rondo.promise.Promise;
import dev.rondo.promise.Reaction;

/** The microtask in which a fiber goes on that awaits a promise. */
final class Awaiting extends Reaction implements Wait {
    private final LoopFiber<?> fiber;
    private final Promise<?> promise;
    private boolean over;

    Awaiting(LoopFiber<?> fiber, Promise<?> promise) {
        super(fiber.loop().context());
        this.fiber = fiber;
        this.promise = promise;
    }

    @Override
    protected void run() {
        if (!over) {
            over = true;
            fiber.wakeNow(this);
        }
    }

    @Override
    public boolean abandon() {
        if (over) {
            return false;
        }
        over = true;
        promise.forget(this);
        return true;
    }

    @Override
    protected int origin() {
        return fiber.origin();
    }
}
