package dev.rondo.http.client;

import dev.rondo.loop.LoopSupport;
import dev.rondo.loop.Timer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A limit of time that begins anew again and again, and rarely is reached. Its timer is set anew only when it fires. For the loop's
 * thread and its fibers.
 */
final class Watch {
    private final LoopSupport loop;
    private @Nullable Runnable expired;
    private long due;
    private @Nullable Timer timer;
    private long fires;

    Watch(LoopSupport loop) {
        this.loop = loop;
    }

    /** From now on, and so long. */
    void start(Duration limit, Runnable whenExpired) {
        expired = whenExpired;
        long millis = Math.max(1, limit.toMillis());
        due = loop.turnMillis() + millis;
        if (timer == null || due < fires) {
            clear();
            arm(millis);
        }
    }

    /** There is no limit now. */
    void stop() {
        expired = null;
    }

    /** There will be none any more. */
    void close() {
        stop();
        clear();
    }

    private void arm(long millis) {
        fires = loop.turnMillis() + millis;
        timer = loop.setTimeout(this::fired, Duration.ofMillis(millis)).unref();
    }

    private void clear() {
        if (timer != null) {
            timer.close();
            timer = null;
        }
    }

    private void fired() {
        timer = null;
        var over = expired;
        if (over == null) {
            return;
        }
        long left = due - loop.turnMillis();
        if (left > 0) {
            arm(left);
        } else {
            expired = null;
            over.run();
        }
    }
}
