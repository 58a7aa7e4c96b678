package dev.rondo.loop;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A browser's rendering opportunities, 60 a second while somebody asks for them, and its idle periods.
 *
 * <p>Callbacks asked for while a frame's callbacks run belong to the next frame; likewise for idle periods.
 */
final class Rendering {
    private static final long FRAME_NANOS = TimeUnit.SECONDS.toNanos(1) / 60;

    private final TaskQueue frames = new TaskQueue();
    private final TaskQueue idle = new TaskQueue();
    private final TaskQueue batch = new TaskQueue();
    private long frameDue = Long.MAX_VALUE;

    void requestFrame(Task task, long now) {
        if (frames.isEmpty()) {
            frameDue = now - Math.floorMod(now, FRAME_NANOS) + FRAME_NANOS;
        }
        frames.add(task);
    }

    void requestIdle(Task task) {
        idle.add(task);
    }

    boolean isEmpty() {
        return frames.isEmpty() && idle.isEmpty() && batch.isEmpty();
    }

    /** When the next frame is due, in nanoseconds of the loop's clock; {@link Long#MAX_VALUE} for none. */
    long frameDue() {
        return frames.isEmpty() ? Long.MAX_VALUE : frameDue;
    }

    /** Whether an error ended the loop before all callbacks of a frame or an idle period had run. */
    boolean isInterrupted() {
        return !batch.isEmpty();
    }

    boolean hasIdle() {
        return !idle.isEmpty();
    }

    void beginFrame() {
        frames.moveTo(batch);
    }

    void beginIdlePeriod() {
        idle.moveTo(batch);
    }

    @Nullable Task poll() {
        return batch.poll();
    }
}
