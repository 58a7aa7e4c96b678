package dev.rondo.conformance.fiber;

import dev.rondo.Rondo;
import java.time.Duration;

/** The queues into which a random program puts functions. */
enum Queue {
    TICK("process.nextTick(", ")") {
        @Override
        void put(Runnable function, int delay) {
            Rondo.nextTick(function);
        }
    },
    MICROTASK("Promise.resolve().then(", ")") {
        @Override
        void put(Runnable function, int delay) {
            Rondo.queueMicrotask(function);
        }
    },
    IMMEDIATE("setImmediate(", ")") {
        @Override
        void put(Runnable function, int delay) {
            Rondo.setImmediate(function);
        }
    },
    TIMEOUT("setTimeout(", ", %d)") {
        @Override
        void put(Runnable function, int delay) {
            Rondo.setTimeout(function, Duration.ofMillis(delay));
        }
    };

    private final String begin;
    private final String end;

    Queue(String begin, String end) {
        this.begin = begin;
        this.end = end;
    }

    /** Puts a function into the queue; the delay, in milliseconds, is for timers. */
    abstract void put(Runnable function, int delay);

    /** The same in JavaScript. */
    String source(String function, int delay) {
        return begin + function + end.formatted(delay);
    }
}
