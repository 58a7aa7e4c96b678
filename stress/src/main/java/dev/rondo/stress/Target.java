package dev.rondo.stress;

import dev.rondo.fiber.Cancelled;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** A thread that another one interrupts while it waits, and neither before nor after. */
final class Target {
    private @Nullable Thread waiting;
    private boolean over;

    /** Answers with what the body answers, or 0 if it was cancelled. */
    int run(Callable<Integer> body) {
        begin();
        try {
            return body.call();
        } catch (Cancelled | CancellationException cancelled) {
            return 0;
        } catch (Exception error) {
            throw new IllegalStateException(error);
        } finally {
            end();
        }
    }

    private synchronized void begin() {
        waiting = Thread.currentThread();
    }

    private synchronized void end() {
        over = true;
        var _ = Thread.interrupted();
    }

    /** Waits until the other one has begun. */
    void interrupt() {
        while (!tryInterrupt()) {
            Thread.onSpinWait();
        }
    }

    private synchronized boolean tryInterrupt() {
        if (waiting == null) {
            return false;
        }
        if (!over) {
            waiting.interrupt();
        }
        return true;
    }
}
