package dev.rondo.loop;

/**
 * What a loop waits in when it has nothing to do. A seam: {@code net} waits for sockets, the default only for a wake-up.
 */
public interface Poller extends AutoCloseable {
    /** The time-out that means: until woken. */
    long FOREVER = -1;

    /**
     * Waits for I/O or a wake-up and hands what became ready to {@link LoopSupport#dispatch}. Called by the loop's thread.
     * It may return early.
     *
     * @param nanos at most how long to wait; 0 only looks, {@link #FOREVER} waits until woken
     */
    void poll(long nanos);

    /** Ends a {@link #poll} that waits now, or the next one. May be called from any thread. */
    void wakeup();

    /**
     * Runs the turns of the loop, and nothing else, with what their thread needs for this poller. Called by the loop's thread
     * whenever {@link EventLoop#run} begins.
     */
    default void carry(Runnable turns) {
        turns.run();
    }

    /** Frees what the poller holds. */
    @Override
    void close();

    /** A poller that waits for nothing but wake-ups. */
    static Poller parking() {
        return new ParkingPoller();
    }
}
