package dev.rondo.http.wire;

import dev.rondo.loop.LoopSupport;
import dev.rondo.loop.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is waited for, and until when. One timer of the loop serves it, which is set anew only when it fires, so that what never waits
 * long costs nothing. For the loop's thread and its fibers.
 *
 * @param <W> what is waited for
 */
public final class Watch<W> {
    /** What is longer, in milliseconds, is for ever. */
    private static final long LONGEST = Duration.ofDays(36_500).toMillis();

    private final LoopSupport loop;
    private final Consumer<? super W> expired;
    private @Nullable W awaited;
    private long due;
    private @Nullable Timer timer;
    private long fires;

    /** Waits for nothing yet, and calls back with what has not come in time. */
    public Watch(LoopSupport loop, Consumer<? super W> expired) {
        this.loop = loop;
        this.expired = expired;
    }

    /** What is waited for; null if nothing is. */
    public @Nullable W awaited() {
        return awaited;
    }

    /** From now on waits for this instead, so long. */
    public void start(W next, Duration limit) {
        awaited = next;
        long millis = Math.clamp(TimeUnit.MILLISECONDS.convert(limit), 1, LONGEST);
        due = loop.turnMillis() + millis;
        if (timer == null || due < fires) {
            clear();
            arm(millis);
        }
    }

    /** Waits for nothing. */
    public void stop() {
        awaited = null;
    }

    /** Waits for nothing, and hardly will again. */
    public void close() {
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
        var late = awaited;
        if (late == null) {
            return;
        }
        long left = due - loop.turnMillis();
        if (left > 0) {
            arm(left);
        } else {
            awaited = null;
            expired.accept(late);
        }
    }
}
