package dev.rondo.loop;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The thread that a loop belongs to: the one that made it, until another one runs it; and a fiber on top of that. */
final class LoopThread {
    private static final ThreadLocal<EventLoop> CURRENT = new ThreadLocal<>();

    private final AtomicBoolean running = new AtomicBoolean();
    private volatile Thread owner = Thread.currentThread();

    /** The only one that may run the loop; null if any may. */
    private volatile @Nullable Thread only;

    /** The owner while it runs the loop. */
    private volatile @Nullable Thread carrier;

    private @Nullable EventLoop outer;

    /** The fiber that runs on top of the owner. Other threads may see an old one, but none that is themselves. */
    private @Nullable Thread rider;

    static @Nullable EventLoop currentLoop() {
        var thread = Thread.currentThread();
        return thread.isVirtual() && thread.getUncaughtExceptionHandler() instanceof LoopRider fiber
                ? fiber.loop()
                : CURRENT.get();
    }

    void mount(@Nullable Thread next) {
        rider = next;
    }

    /** From now on no other thread may run the loop. */
    void stay() {
        only = Thread.currentThread();
    }

    boolean stays() {
        return only != null;
    }

    void checkMayEnter() {
        var stays = only;
        if (stays != null && !stays.equals(Thread.currentThread())) {
            throw new IllegalStateException(
                    "the loop stays on " + stays + ", and cannot be run or closed by " + Thread.currentThread());
        }
    }

    /** From now on the calling thread runs the loop. */
    void enter(EventLoop loop) {
        checkMayEnter();
        if (!running.compareAndSet(false, true)) {
            throw new IllegalStateException("the loop is running already, on " + owner);
        }
        owner = Thread.currentThread();
        carrier = owner;
        outer = CURRENT.get();
        CURRENT.set(loop);
    }

    void leave() {
        if (outer == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(outer);
        }
        carrier = null;
        running.set(false);
    }

    boolean isRunning() {
        return running.get();
    }

    /** Any thread. */
    boolean isMine() {
        var thread = Thread.currentThread();
        return thread.equals(owner) || thread.equals(rider);
    }

    /** Any thread. */
    boolean isCarrier(Thread thread) {
        return thread.equals(carrier);
    }

    void check() {
        if (!isMine()) {
            throw new WrongThreadException("this belongs to the loop of " + owner + " and was used from "
                    + Thread.currentThread() + "; hand the work over with EventLoop.execute");
        }
    }
}
