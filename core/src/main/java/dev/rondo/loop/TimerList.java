package dev.rondo.loop;

import org.jspecify.annotations.Nullable;

/** Timers of one duration in the order of their start, so that the first is the first due. */
final class TimerList {
    final long duration;
    long expiry;
    long id;
    int position = -1;

    @Nullable Timer first;

    private @Nullable Timer last;

    TimerList(long duration, long expiry, long id) {
        this.duration = duration;
        this.expiry = expiry;
        this.id = id;
    }

    boolean isBefore(TimerList other) {
        return expiry < other.expiry || (expiry == other.expiry && id < other.id);
    }

    void append(Timer timer) {
        timer.list = this;
        timer.previousInList = last;
        if (last == null) {
            first = timer;
        } else {
            last.nextInList = timer;
        }
        last = timer;
    }

    void remove(Timer timer) {
        var previous = timer.previousInList;
        var next = timer.nextInList;
        if (previous == null) {
            first = next;
        } else {
            previous.nextInList = next;
        }
        if (next == null) {
            last = previous;
        } else {
            next.previousInList = previous;
        }
        timer.previousInList = null;
        timer.nextInList = null;
        timer.list = null;
    }
}
