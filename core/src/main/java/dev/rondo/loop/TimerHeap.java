package dev.rondo.loop;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A binary heap of timer lists, the one that expires first on top. Lists know their places, so that any can leave. */
final class TimerHeap {
    private TimerList[] lists = new TimerList[16];
    private int size;

    @Nullable TimerList peek() {
        return size == 0 ? null : lists[0];
    }

    void add(TimerList list) {
        if (size == lists.length) {
            lists = Arrays.copyOf(lists, size * 2);
        }
        rise(list, size++);
    }

    void remove(TimerList list) {
        int hole = list.position;
        var last = lists[--size];
        // the slot is free now, and a free slot must hold nothing back from the collector
        Arrays.fill(lists, size, size + 1, null);
        list.position = -1;
        if (last != list) {
            rise(last, hole);
            sink(last);
        }
    }

    /** Finds the place of a list whose expiry has become later. */
    void sink(TimerList list) {
        int at = list.position;
        for (int child = 2 * at + 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && lists[child + 1].isBefore(lists[child])) {
                child++;
            }
            if (!lists[child].isBefore(list)) {
                break;
            }
            place(lists[child], at);
            at = child;
        }
        place(list, at);
    }

    private void rise(TimerList list, int from) {
        int at = from;
        while (at > 0) {
            int parent = (at - 1) / 2;
            if (!list.isBefore(lists[parent])) {
                break;
            }
            place(lists[parent], at);
            at = parent;
        }
        place(list, at);
    }

    private void place(TimerList list, int at) {
        lists[at] = list;
        list.position = at;
    }
}
