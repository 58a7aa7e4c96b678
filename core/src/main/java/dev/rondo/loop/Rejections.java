package dev.rondo.loop;

import java.util.ArrayDeque;
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

    /** Somebody listens to it now. Answers whether that comes late, and is to be told. */
    boolean handled(Rejection rejection) {
        switch (rejection.state) {
            case PENDING -> rejection.state = Rejection.State.HANDLED;
            case REPORTED -> {
                rejection.state = Rejection.State.LATE;
                return true;
            }
            case HANDLED, LATE -> {}
        }
        return false;
    }

    void handledLate(Rejection rejection) {
        late.add(rejection);
    }

    /** The rejections since the last call. */
    List<Rejection> take() {
        var all = List.copyOf(pending);
        pending.clear();
        return all;
    }

    /** Reports these, as far as they are still to be reported. */
    void report(List<Rejection> rejections) {
        rejections.forEach(this::report);
    }

    /**
     * Reports what has come together until now. A handler that throws ends the checkpoint, as a tick does; the rest waits
     * for the next one, and false is the answer.
     */
    boolean report() {
        while (!late.isEmpty()) {
            if (!report(late.remove())) {
                return false;
            }
        }
        for (int left = pending.size(); left > 0; left--) {
            if (!report(pending.remove())) {
                return false;
            }
        }
        return true;
    }

    private boolean report(Rejection rejection) {
        if (rejection.state == Rejection.State.LATE) {
            return runner.tell(rejection, rejection::handledLate);
        }
        if (rejection.state == Rejection.State.PENDING) {
            rejection.state = Rejection.State.REPORTED;
            return runner.tell(rejection, rejection::unhandled);
        }
        return true;
    }
}
