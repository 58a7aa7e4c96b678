package dev.rondo.loop;

import dev.rondo.trace.Kind;

/** A timer's place among the tasks that are ready, in the browser's models. Closing or refreshing the timer voids it. */
final class DueTimer extends Task {
    private final Timer timer;

    DueTimer(Timer timer) {
        this.timer = timer;
        id = timer.id;
        knownOrigin = timer.knownOrigin;
        cause = timer.cause;
        context = timer.context;
    }

    boolean isValid() {
        return timer.isActive() && timer.id == id;
    }

    @Override
    protected void run() throws Throwable {
        timer.run();
    }

    @Override
    protected Kind kind() {
        return timer.kind();
    }

    @Override
    protected int origin() {
        return timer.origin();
    }
}
