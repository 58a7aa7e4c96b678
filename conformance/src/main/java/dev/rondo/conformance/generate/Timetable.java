package dev.rondo.conformance.generate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When the timers of a program are due.
 *
 * <p>A real clock goes on while callbacks run, so timers whose times are close have no fixed order. Any two times here are
 * apart by a gap that a real engine keeps, except for timers of one duration that the same task has set: those are in one
 * list and fire in the order of the list.
 */
final class Timetable {
    private static final int GAP = 4;
    private static final int END = 45;

    private final boolean mayShare;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Integer, Moment> moments = new HashMap<>();
    private int tasks = 1;

    /**
     * An empty timetable.
     *
     * @param mayShare whether timers of one duration that one task has set fire directly after each other
     */
    Timetable(boolean mayShare) {
        this.mayShare = mayShare;
    }

    /** Books a time for a timer, or refuses it. */
    Optional<Place> book(Place from, int delay) {
        int due = from.time() + delay;
        if (!from.known() || !isFree(from, due, delay, mayShare)) {
            return Optional.empty();
        }
        entries.add(new Entry(due, delay, from.task()));
        return Optional.of(place(from, due));
    }

    /** Books all beats of an interval, or refuses it. The place is that of the last beat. */
    Optional<Place> bookBeats(Place from, int delay, int beats) {
        for (int beat = 1; beat <= beats; beat++) {
            if (!from.known() || !isFree(from, from.time() + beat * delay, delay, false)) {
                return Optional.empty();
            }
        }
        for (int beat = 1; beat <= beats; beat++) {
            entries.add(new Entry(from.time() + beat * delay, delay, -1));
        }
        return Optional.of(place(from, from.time() + beats * delay));
    }

    /** A number for another macrotask. */
    int newTask() {
        return tasks++;
    }

    private boolean isFree(Place from, int due, int delay, boolean shared) {
        return due <= END
                && entries.stream()
                        .allMatch(entry -> entry.due <= from.time()
                                || Math.abs(entry.due - due) >= GAP
                                || (shared && entry.isSame(due, delay, from.task())));
    }

    private Place place(Place from, int due) {
        return from.at(due, moments.computeIfAbsent(due, time -> new Moment()), newTask());
    }

    private record Entry(int due, int delay, int task) {
        boolean isSame(int otherDue, int otherDelay, int otherTask) {
            return due == otherDue && delay == otherDelay && task == otherTask;
        }
    }
}
