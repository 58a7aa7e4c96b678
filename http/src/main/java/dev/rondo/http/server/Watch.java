package dev.rondo.http.server;

import dev.rondo.loop.LoopSupport;
import dev.rondo.loop.Timer;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a connection waits for, and until when. One timer of the loop serves it, which is set anew only when it fires, so that a
 * connection that never waits long costs nothing. For the loop's thread and its fibers.
 */
final class Watch {
    /** What is waited for. */
    enum For {
        NOTHING,
        HEADER,
        REQUEST,
        BODY,
        GOING,
        SEND,
        LINGERING
    }

    private final LoopSupport loop;
    private final Consumer<For> expired;
    private For reason = For.NOTHING;
    private long due;
    private @Nullable Timer timer;
    private long fires = Long.MAX_VALUE;

    Watch(LoopSupport loop, Consumer<For> expired) {
        this.loop = loop;
        this.expired = expired;
    }

    For reason() {
        return reason;
    }

    /** From now on waits for this, so long. */
    void start(For next, Duration limit) {
        reason = next;
        long millis = Math.max(1, limit.toMillis());
        due = loop.turnMillis() + millis;
        if (due < fires) {
            close();
            arm(millis);
        }
    }

    /** Waits for nothing. */
    void stop() {
        reason = For.NOTHING;
    }

    private void arm(long millis) {
        fires = loop.turnMillis() + millis;
        timer = loop.setTimeout(this::fired, Duration.ofMillis(millis)).unref();
    }

    private void fired() {
        timer = null;
        fires = Long.MAX_VALUE;
        if (reason == For.NOTHING) {
            return;
        }
        long left = due - loop.turnMillis();
        if (left > 0) {
            arm(left);
        } else {
            var over = reason;
            reason = For.NOTHING;
            expired.accept(over);
        }
    }

    /** Needs no timer any more. */
    void close() {
        if (timer != null) {
            timer.close();
            timer = null;
            fires = Long.MAX_VALUE;
        }
    }
}
