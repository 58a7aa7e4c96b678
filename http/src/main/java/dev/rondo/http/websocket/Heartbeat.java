package dev.rondo.http.websocket;

import dev.rondo.loop.LoopSupport;
import dev.rondo.loop.Timer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Sends pings into silence, and cuts the connection if it stays. For the loop's thread and its fibers. */
final class Heartbeat {
    private final Session session;
    private final LoopSupport loop;
    private final Duration interval;
    private final Duration limit;
    private @Nullable Timer timer;
    private long heard;
    private boolean pinged;

    Heartbeat(Session session, LoopSupport loop) {
        this.session = session;
        this.loop = loop;
        interval = session.settings().pingInterval();
        limit = session.settings().pongTime();
        heard = loop.turnMillis();
    }

    void start() {
        arm(interval.toMillis());
    }

    /** Something has come. */
    void heard() {
        heard = loop.turnMillis();
        pinged = false;
    }

    private void arm(long millis) {
        timer = loop.setTimeout(this::tick, Duration.ofMillis(Math.max(1, millis)))
                .unref();
    }

    private void tick() {
        if (session.isPaused()) {
            // it is this side that does not listen
            heard();
        }
        long silent = loop.turnMillis() - heard;
        if (pinged) {
            session.silent(limit);
        } else if (silent >= interval.toMillis()) {
            pinged = true;
            session.beat();
            arm(limit.toMillis());
        } else {
            arm(interval.toMillis() - silent);
        }
    }

    void stop() {
        if (timer != null) {
            timer.close();
            timer = null;
        }
    }
}
