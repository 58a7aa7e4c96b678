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

    /**
     * Takes out a timer that was closed. Node keeps the empty lists of timers that were unref'd, since such are likely to
     * come again; where the next timer of that duration then stands depends on it.
     */
    void clear(Timer timer) {
        var list = timer.list;
        if (takeOut(timer) && list != null && timer.hasRef()) {
            dropIfEmpty(list);
        }
    }

    /** A timer was closed by its own callback: the list that it leaves behind goes, too. */
    void clearRunning(Timer timer) {
        var list = lists.get(timer.duration);
        if (list != null && timer.hasRef()) {
            dropIfEmpty(list);
        }
    }

    /** When the next timer is due at the earliest; {@link Long#MAX_VALUE} when there is none. */
    long nextDue() {
        var list = heap.peek();
        return list == null ? Long.MAX_VALUE : list.expiry;
    }

    /** The list whose timers are to fire next, if it is to be looked at by {@code now}. */
    @Nullable TimerList peekDue(long now) {
        var list = heap.peek();
        return list == null || list.expiry > now ? null : list;
    }

    /** The list's next timer, if it is due by {@code now}; if not, the list finds its new place. */
    @Nullable Timer peekDue(TimerList list, long now) {
        var timer = list.first;
        if (timer == null) {
            dropIfEmpty(list);
            return null;
        }
        if (now - timer.start >= list.duration) {
            return timer;
        }
        list.expiry = Math.max(timer.start + list.duration, now + 1);
        list.id = nextListId++;
        heap.sink(list);
        return null;
    }

    /**
     * Takes a timer out of its list, and says whether it was in one. In Node's models an empty list stays where it is
     * until its turn comes, for timers to come.
     */
    boolean takeOut(Timer timer) {
        var list = timer.list;
        if (list == null) {
            return false;
        }
        list.remove(timer);
        if (!shared) {
            dropIfEmpty(list);
        }
        return true;
    }

    /** Moves the timers that are due to the tasks that are ready. */
    void moveDue(long now) {
        for (var list = peekDue(now); list != null; list = peekDue(now)) {
            var timer = peekDue(list, now);
            if (timer != null) {
                takeOut(timer);
                ready.add(new DueTimer(timer));
            }
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

    private void dropIfEmpty(TimerList list) {
        if (list.first == null && list.position >= 0) {
            heap.remove(list);
            if (shared) {
                lists.remove(list.duration, list);
            }
        }
    }
}
