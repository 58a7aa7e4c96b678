package dev.rondo.loop;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** The rejections that are to be reported: first those handled late, then those that nobody handled. */
final class Rejections {
    private final ArrayDeque<Rejection> pending = new ArrayDeque<>();
    private final ArrayDeque<Rejection> late = new ArrayDeque<>();
    private final Runner runner;

    Rejections(Runner runner) {
        this.runner = runner;
    }

    boolean isEmpty() {
        return pending.isEmpty() && late.isEmpty();
    }

    void rejected(Rejection rejection) {
        pending.add(rejection);
    }

    void handled(Rejection rejection) {
        switch (rejection.state) {
            case PENDING -> rejection.state = Rejection.State.HANDLED;
            case REPORTED -> {
                rejection.state = Rejection.State.LATE;
                late.add(rejection);
            }
            case HANDLED, LATE -> {}
        }
    }

    /** What has come together since the last call. */
    List<Rejection> take() {
        var all = new ArrayList<Rejection>(late.size() + pending.size());
        all.addAll(late);
        all.addAll(pending);
        late.clear();
        pending.clear();
        return all;
    }

    /** Reports those that are still to be reported, and says whether there were any. */
    boolean report(List<Rejection> rejections) {
        boolean reported = false;
        for (var rejection : rejections) {
            if (rejection.state == Rejection.State.LATE) {
                reported = true;
                runner.call(rejection::handledLate);
            } else if (rejection.state == Rejection.State.PENDING) {
                rejection.state = Rejection.State.REPORTED;
                reported = true;
                runner.call(rejection::unhandled);
            }
        }
        return reported;
    }
}
