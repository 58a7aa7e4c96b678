package dev.rondo.loop;

import dev.rondo.trace.Kind;
import dev.rondo.trace.Origin;
import org.jspecify.annotations.Nullable;

/**
 * A timeout or an interval. All methods are for the loop's thread only.
 *
 * <table>
 * <caption>States</caption>
 * <tr><th>state</th><th>how it comes to be</th><th>what is possible</th></tr>
 * <tr><td>active</td><td>created; {@link #refresh()}; an interval after each run</td><td>fires when due</td></tr>
 * <tr><td>running</td><td>due; its callback runs</td><td>{@link #refresh()} makes it active again</td></tr>
 * <tr><td>fired</td><td>a timeout's callback ran</td><td>{@link #refresh()} makes it active again</td></tr>
 * <tr><td>closed</td><td>{@link #close()}</td><td>nothing</td></tr>
 * </table>
 */
public final class Timer extends Task implements AutoCloseable {
    private final EventLoop loop;
    private final Timers timers;
    private final Runnable callback;
    private final boolean interval;
    final long duration;

    @Nullable TimerList list;

    @Nullable Timer previousInList;

    @Nullable Timer nextInList;

    long start;
    private boolean refed = true;
    private State state = State.FIRED;

    private enum State {
        ACTIVE,
        RUNNING,
        FIRED,
        CLOSED
    }

    Timer(EventLoop loop, Timers timers, Runnable callback, long duration, boolean interval) {
        this.loop = loop;
        this.timers = timers;
        this.callback = callback;
        this.duration = duration;
        this.interval = interval;
    }

    /** The delay, or for an interval the period, in milliseconds. */
    public long duration() {
        return duration;
    }

    /** Whether the timer fires again and again. */
    public boolean isInterval() {
        return interval;
    }

    /** Whether the timer waits to fire. */
    public boolean isActive() {
        return state == State.ACTIVE;
    }

    /** Whether the timer, while active, keeps the loop alive. */
    public boolean hasRef() {
        return refed;
    }

    /** Lets the timer keep the loop alive, which is what it does from the start. */
    public Timer ref() {
        return setRef(true);
    }

    /** Lets the loop end although the timer is active. */
    public Timer unref() {
        return setRef(false);
    }

    /** Starts the whole duration anew, from now; a timeout that has fired will fire again. */
    public Timer refresh() {
        loop.checkOpen();
        if (state != State.CLOSED) {
            start(loop.freshMillis());
        }
        return this;
    }

    /** Stops the timer for good; closing it again does nothing. */
    @Override
    public void close() {
        loop.checkThread();
        if (state == State.ACTIVE) {
            timers.count(-1, refed ? -1 : 0);
            timers.clear(this);
            loop.runner().cancelled(this);
        } else if (state == State.RUNNING) {
            timers.clearRunning(this);
        }
        state = State.CLOSED;
    }

    /** Puts the timer into its queue; {@code now} is the loop's time in milliseconds. */
    void start(long now) {
        if (state == State.ACTIVE) {
            timers.takeOut(this);
            loop.runner().cancelled(this);
        } else {
            state = State.ACTIVE;
            timers.count(1, refed ? 1 : 0);
        }
        start = now;
        loop.runner().queued(this);
        timers.add(this);
    }

    @Override
    protected void run() {
        state = State.RUNNING;
        timers.count(-1, refed ? -1 : 0);
        long began = interval ? loop.freshMillis() : 0;
        try {
            callback.run();
        } finally {
            // as in Node, an interval starts anew from here even if its callback refreshed it
            if (interval && state != State.CLOSED) {
                start(timers.restart(this, began, loop.freshMillis()));
            } else if (state == State.RUNNING) {
                state = State.FIRED;
            }
        }
    }

    @Override
    protected Kind kind() {
        return interval ? Kind.INTERVAL : Kind.TIMEOUT;
    }

    @Override
    protected int origin() {
        return Origin.ofCallback(callback);
    }

    private Timer setRef(boolean ref) {
        loop.checkThread();
        if (refed != ref) {
            refed = ref;
            if (state == State.ACTIVE) {
                timers.count(0, ref ? 1 : -1);
            }
        }
        return this;
    }
}
