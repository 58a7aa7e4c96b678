package dev.rondo.loop;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All active timers of a loop, in Node's order.
 *
 * <p>Timers of the same duration stand in one list: the first started is the first due, so that starting, closing and
 * firing a timer take constant time, and only lists are sorted, in a heap. A list's place in the heap is its expiry as it
 * was when the list was last looked at; it is put right when its turn comes. This is the design of Node's
 * {@code lib/internal/timers.js}, whose order of callbacks follows from it. Browsers sort each timer for itself: there,
 * each has a list of its own.
 *
 * <p>Time is in milliseconds.
 */
final class Timers {
    private final TimerHeap heap = new TimerHeap();
    private final Map<Long, TimerList> lists = new HashMap<>();
    private final TaskQueue ready;
    private final boolean shared;
    private final boolean skipsMissed;
    private @Nullable TimerList recent;
    private long nextListId;
    private int active;
    private int refed;

    Timers(LoopModel model, TaskQueue ready) {
        this.ready = ready;
        shared = !model.isBrowser();
        skipsMissed = model.batch == LoopModel.Batch.LIST;
    }

    int active() {
        return active;
    }

    boolean keepAlive() {
        return refed > 0;
    }

    void count(int activeMore, int refedMore) {
        active += activeMore;
        refed += refedMore;
    }

    void add(Timer timer) {
        if (timer.duration == 0) {
            ready.add(new DueTimer(timer));
        } else {
            list(timer).append(timer);
        }
    }

    void remove(Timer timer) {
        var list = timer.list;
        if (list != null) {
            list.remove(timer);
            if (list.first == null) {
                drop(list);
            }
        }
    }

    /** When the next timer is due at the earliest; {@link Long#MAX_VALUE} when there is none. */
    long nextDue() {
        var list = heap.peek();
        return list == null ? Long.MAX_VALUE : list.expiry;
    }

    /** The timer that is to fire next, if it is due by {@code now}; it stays where it is. */
    @Nullable Timer peekDue(long now) {
        for (var list = heap.peek(); list != null && list.expiry <= now; list = heap.peek()) {
            var timer = list.first;
            if (timer == null) {
                drop(list);
            } else if (now - timer.start >= list.duration) {
                return timer;
            } else {
                list.expiry = Math.max(timer.start + list.duration, now + 1);
                list.id = nextListId++;
                heap.sink(list);
            }
        }
        return null;
    }

    /** Takes out a timer that is about to fire. An empty list stays, for timers started by the callback. */
    void takeDue(Timer timer) {
        var list = timer.list;
        if (list != null) {
            list.remove(timer);
        }
    }

    /** Moves the timers that are due to the tasks that are ready. */
    void moveDue(long now) {
        for (var timer = peekDue(now); timer != null; timer = peekDue(now)) {
            takeDue(timer);
            ready.add(new DueTimer(timer));
        }
    }

    /** From when an interval counts again, whose callback began at {@code began} and has ended now. */
    long restart(Timer timer, long began, long now) {
        if (skipsMissed && now - began >= timer.duration) {
            return now - timer.duration + 1;
        }
        return began;
    }

    private TimerList list(Timer timer) {
        if (!shared) {
            return create(timer);
        }
        var list = recent;
        if (list == null || list.duration != timer.duration || list.position < 0) {
            list = lists.computeIfAbsent(timer.duration, _ -> create(timer));
            recent = list;
        }
        return list;
    }

    private TimerList create(Timer timer) {
        var list = new TimerList(timer.duration, timer.start + timer.duration, nextListId++);
        heap.add(list);
        return list;
    }

    private void drop(TimerList list) {
        heap.remove(list);
        if (shared) {
            lists.remove(list.duration, list);
        }
    }
}
