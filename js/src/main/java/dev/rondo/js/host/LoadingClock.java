package dev.rondo.js.host;

import dev.rondo.loop.Clock;

/**
 * The machine's clock, but for the time in which JavaScript's built-in modules are loaded. Node has them ready when it starts;
 * here a program loads them when it first uses them, and must not find its timers overtaken by that.
 *
 * <p>Timers are as much later as has been loaded until they are due. What a program reads as the time is the machine's.
 */
public final class LoadingClock implements Clock {
    private long lost;
    private long began;
    private int depth;

    /** A clock for one loop. */
    public LoadingClock() {}

    @Override
    public long nanoTime() {
        return (depth == 0 ? System.nanoTime() : began) - lost;
    }

    /** The clock stands still from now on; calls nest. */
    void stop() {
        if (depth++ == 0) {
            began = System.nanoTime();
        }
    }

    /** The clock goes on, once this has been called as often as {@link #stop}. */
    void goOn() {
        if (--depth == 0) {
            lost += System.nanoTime() - began;
        }
    }
}
