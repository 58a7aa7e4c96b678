package dev.rondo;

import dev.rondo.fiber.Body;
import dev.rondo.fiber.Cancellation;
import dev.rondo.fiber.Fiber;
import dev.rondo.fiber.Region;
import dev.rondo.internal.SourceLaunch;
import dev.rondo.loop.EventLoop;
import dev.rondo.promise.Promise;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A main fiber, its loop, and the end of both. */
final class Program {
    private final EventLoop loop;
    private @Nullable Promise<?> end;
    private boolean interrupted;

    private Program(EventLoop loop) {
        this.loop = loop;
    }

    static void run(EventLoop loop, Body main) {
        if (EventLoop.currentOrNull() != null && Thread.currentThread().isVirtual()) {
            throw new IllegalStateException(
                    "run begins a program, and this fiber is in one; use scope, go or await here");
        }
        var program = new Program(loop);
        try {
            loop.run(() -> program.start(main));
            // the JDK clears it when a fiber goes on
            program.interrupted = Thread.interrupted();
            program.finish();
            if (program.interrupted) {
                Thread.currentThread().interrupt();
            }
        } catch (Throwable error) {
            try {
                program.cancelFibers();
            } catch (Throwable second) {
                error.addSuppressed(second);
            }
            SourceLaunch.mend(error);
            throw error;
        }
    }

    private void start(Body main) {
        end = Fiber.async(main);
    }

    /** If nothing is left that can happen, whoever waits does so in vain; otherwise the loop was stopped. */
    private void finish() {
        var fibers = Region.ofLoop(loop);
        boolean inVain = end != null && end.isPending() && !fibers.isCancelled() && !loop.isAlive();
        var places = inVain ? fibers.places() : List.<String>of();
        cancelFibers();
        if (inVain) {
            throw new IllegalStateException(
                    "the program waits for what cannot happen any more:\n  " + String.join("\n  ", places));
        }
    }

    private void cancelFibers() {
        var stopped = interrupted ? "its thread was interrupted" : "the loop was stopped";
        var why = loop.isAlive() ? stopped : "nothing is left that could go on";
        try {
            Region.endAll(loop, new Cancellation("the end of the program", why, ""));
        } finally {
            Region.reopen(loop);
        }
    }
}
