package dev.rondo.loop;

import java.io.Serial;

/** Timers, as {@link RandomTimersTest} uses them: once those of the loop, once a reference. Timers are numbered. */
interface TimerWorld {
    int start(long millis, boolean repeat, Runnable callback);

    void close(int number);

    void refresh(int number);

    void setRef(int number, boolean ref);

    void nextTick(Runnable callback);

    void advance(long millis);

    long now();

    void run();

    /** What callbacks throw. */
    final class Thrown extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1;

        Thrown() {
            super(null, null, false, false);
        }
    }
}
