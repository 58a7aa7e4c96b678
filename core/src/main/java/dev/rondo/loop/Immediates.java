package dev.rondo.loop;

import org.jspecify.annotations.Nullable;

/**
 * The immediates of a loop: those of the check phase that runs now, and those of the next one. When a callback throws,
 * Node goes on with the rest of the batch, and if there is no rest, with the next batch at once.
 */
final class Immediates {
    private final TaskQueue next = new TaskQueue();
    private final TaskQueue batch = new TaskQueue();
    private int active;
    private int refed;

    void add(Immediate immediate) {
        next.add(immediate);
        count(1, 1);
    }

    void count(int activeMore, int refedMore) {
        active += activeMore;
        refed += refedMore;
    }

    int active() {
        return active;
    }

    boolean keepAlive() {
        return refed > 0;
    }

    /** Lets go of what is queued; all of it was closed. */
    void discard() {
        beginBatch();
        while (!batch.isEmpty()) {
            batch.poll();
        }
    }

    /** What has been queued until now becomes the batch, behind what is left of the one before. */
    void beginBatch() {
        next.moveTo(batch);
    }

    /** Whether nothing of the batch is left to run. */
    boolean isBatchEmpty() {
        while (batch.peek() instanceof Immediate immediate && !immediate.isActive()) {
            batch.poll();
        }
        return batch.isEmpty();
    }

    /** Takes the next of the batch, if any is left. */
    @Nullable Immediate poll() {
        for (var task = batch.poll(); task != null; task = batch.poll()) {
            if (task instanceof Immediate immediate && immediate.isActive()) {
                return immediate;
            }
        }
        return null;
    }
}
