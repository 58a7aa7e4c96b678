package dev.rondo;

import dev.rondo.loop.EventLoop;
import dev.rondo.loop.Immediate;
import dev.rondo.loop.Timer;
import java.time.Duration;

/**
 * The verbs, for static import. All but {@link #run} are for code that runs on a loop, and throw an
 * {@link IllegalStateException} elsewhere.
 */
public final class Rondo {
    private Rondo() {}

    /**
     * Runs a program on a loop of its own, and returns when nothing is left to do. An error that nobody caught ends the
     * program and is thrown from here, with its asynchronous stack.
     */
    public static void run(Runnable main) {
        try (var loop = EventLoop.create()) {
            loop.run(main);
        }
    }

    /** See {@link EventLoop#setTimeout(Runnable, Duration)}. */
    public static Timer setTimeout(Runnable callback, Duration delay) {
        return EventLoop.current().setTimeout(callback, delay);
    }

    /** See {@link EventLoop#setInterval(Runnable, Duration)}. */
    public static Timer setInterval(Runnable callback, Duration period) {
        return EventLoop.current().setInterval(callback, period);
    }

    /** See {@link EventLoop#setImmediate(Runnable)}. */
    public static Immediate setImmediate(Runnable callback) {
        return EventLoop.current().setImmediate(callback);
    }

    /** See {@link EventLoop#nextTick(Runnable)}. */
    public static void nextTick(Runnable callback) {
        EventLoop.current().nextTick(callback);
    }

    /** See {@link EventLoop#queueMicrotask(Runnable)}. */
    public static void queueMicrotask(Runnable callback) {
        EventLoop.current().queueMicrotask(callback);
    }
}
