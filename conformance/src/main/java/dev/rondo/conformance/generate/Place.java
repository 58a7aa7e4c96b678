package dev.rondo.conformance.generate;

/**
 * Where a statement stands: when it runs, as far as that is known, and what it may do.
 *
 * @param time the virtual time in milliseconds
 * @param moment what else happens at that time
 * @param task the macrotask it belongs to; timers of one duration set by the same task are due together, in order
 * @param known whether the time is known; where it is not, nothing may be started that takes time or turns
 * @param async whether it may await
 * @param depth how many bodies there are around it
 */
record Place(int time, Moment moment, int task, boolean known, boolean async, int depth) {
    /** The same in a function within. */
    Place inside() {
        return new Place(time, moment, task, known, false, depth + 1);
    }

    /** The same in an async function within. */
    Place insideAsync() {
        return new Place(time, moment, task, known, true, depth + 1);
    }

    /** Later, in a task of its own. */
    Place at(int later, Moment then, int otherTask) {
        return new Place(later, then, otherTask, known, async, depth);
    }

    /** The same at a time that nobody can tell. */
    Place sometime() {
        return new Place(time, moment, task, false, async, depth);
    }
}
