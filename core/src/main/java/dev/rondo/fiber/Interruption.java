package dev.rondo.fiber;

import dev.rondo.loop.Timer;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.nio.channels.ClosedByInterruptException;
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

    /**
     * Whether an error says that it comes of an interrupt; if not, it may be one of cleaning up, and is told as any other. Errors
     * of databases mostly do not say why, so they count as such.
     */
    static boolean explains(Throwable error) {
        for (Throwable each = error; each != null; each = each.getCause()) {
            if (each instanceof InterruptedException
                    || each instanceof InterruptedIOException
                    || each instanceof ClosedByInterruptException
                    || (each instanceof SocketException && "Closed by interrupt".equals(each.getMessage()))
                    || isOfDatabase(each.getClass())) {
                return true;
            }
        }
        return false;
    }

    /** By its name, since the module of the JDK's that has it may be missing. */
    private static boolean isOfDatabase(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            if (each.getName().equals("java.sql.SQLException")) {
                return true;
            }
        }
        return false;
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
