package dev.rondo.http.wire;

import dev.rondo.fiber.Fiber;
import dev.rondo.fiber.Suspension;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Those who wait for something to change, and look again whenever it may have. For the loop's thread and its fibers. */
public final class Room {
    private final BooleanSupplier condition;
    private final ArrayDeque<Wait> waiting = new ArrayDeque<>(0);

    /** A place for those who wait for a condition. */
    public Room(BooleanSupplier condition) {
        this.condition = condition;
    }

    /**
     * Waits until the condition holds.
     *
     * @throws dev.rondo.fiber.Cancelled if the fiber is cancelled before
     */
    public void await() {
        Fiber.checkCancelled();
        while (!condition.getAsBoolean()) {
            var wait = new Wait();
            waiting.add(wait);
            wait.suspend();
        }
    }

    /** The condition may hold now. */
    public void changed() {
        if (!waiting.isEmpty() && condition.getAsBoolean()) {
            var all = List.copyOf(waiting);
            waiting.clear();
            all.forEach(Suspension::resume);
        }
    }

    private final class Wait extends Suspension {
        @Override
        public boolean abandon() {
            return waiting.remove(this);
        }
    }
}
