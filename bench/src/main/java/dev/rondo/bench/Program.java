package dev.rondo.bench;

import dev.rondo.loop.EventLoop;
import dev.rondo.loop.Timer;
import dev.rondo.promise.Promise;
import java.util.Locale;

/** What is measured. Each program has its counterpart of the same name, for JavaScript engines, in {@code bench/js}. */
public enum Program {
    /** Each tick queues the next. */
    NEXT_TICK_CHAIN {
        @Override
        void start(EventLoop loop, int operations) {
            loop.nextTick(new Countdown(operations) {
                @Override
                void next() {
                    loop.nextTick(this);
                }
            });
        }
    },
    /** Each microtask queues the next. */
    MICROTASK_CHAIN {
        @Override
        void start(EventLoop loop, int operations) {
            loop.queueMicrotask(new Countdown(operations) {
                @Override
                void next() {
                    loop.queueMicrotask(this);
                }
            });
        }
    },
    /** A chain of thens is built, then runs. */
    THEN_CHAIN {
        @Override
        void start(EventLoop loop, int operations) {
            var promise = Promise.resolve((Object) 1);
            for (int i = 0; i < operations; i++) {
                promise = promise.then(value -> value);
            }
        }
    },
    /** Each immediate queues the next: a turn of the loop for each. */
    IMMEDIATE_CHAIN {
        @Override
        void start(EventLoop loop, int operations) {
            loop.setImmediate(new Countdown(operations) {
                @Override
                void next() {
                    loop.setImmediate(this);
                }
            });
        }
    },
    /** All immediates are queued, then run in one turn. */
    IMMEDIATE_BATCH {
        @Override
        void start(EventLoop loop, int operations) {
            var counter = new Countdown(operations);
            for (int i = 0; i < operations; i++) {
                loop.setImmediate(counter);
            }
        }
    },
    /** All timeouts are added, then cleared. */
    TIMEOUTS_CLEARED {
        @Override
        void start(EventLoop loop, int operations) {
            var timers = new Timer[operations];
            for (int i = 0; i < operations; i++) {
                timers[i] = loop.setTimeout(() -> {}, 1000);
            }
            for (var timer : timers) {
                timer.close();
            }
        }
    },
    /** All timeouts are added, then fire. */
    TIMEOUTS_FIRED {
        @Override
        void start(EventLoop loop, int operations) {
            var counter = new Countdown(operations);
            for (int i = 0; i < operations; i++) {
                loop.setTimeout(counter, 1);
            }
        }
    };

    /** Begins the work, at the top level of the loop's program. */
    abstract void start(EventLoop loop, int operations);

    /** Does the work. */
    public void run(EventLoop loop, int operations) {
        loop.run(() -> start(loop, operations));
    }

    /** The name of the file with its counterpart, without ending. */
    String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static class Countdown implements Runnable {
        private int left;

        Countdown(int operations) {
            left = operations;
        }

        @Override
        public final void run() {
            if (--left > 0) {
                next();
            }
        }

        void next() {}
    }
}
