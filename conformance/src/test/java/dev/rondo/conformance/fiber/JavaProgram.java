package dev.rondo.conformance.fiber;

import dev.rondo.Rondo;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.LoopModel;
import dev.rondo.loop.VirtualClock;
import dev.rondo.promise.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A program of {@code conformance/programs} in Java, line for line, as far as Java has the words. Its class is named as the
 * file is: {@code AwaitTicks} is {@code await-ticks.js}.
 */
abstract class JavaProgram {
    private final List<String> lines = new ArrayList<>();

    /** What the script does. */
    abstract void main();

    /** What is left to do when the loop has ended. */
    void exit() {}

    /**
     * Whether it awaits nothing but promises. Old engines took one tick for a value and three for a promise; Java's await
     * knows promises only, so what awaits values has its order in the models of today alone.
     */
    boolean awaitsOnlyPromises() {
        return true;
    }

    /** Runs it, as a callback of the loop or as a fiber, and answers with what it printed. */
    final List<String> run(LoopModel model, boolean asFiber) {
        try (var loop =
                EventLoop.builder().model(model).clock(VirtualClock.create()).build()) {
            loop.run(() -> {
                if (asFiber) {
                    Rondo.async(() -> {
                        main();
                        return null;
                    });
                } else {
                    main();
                }
            });
        }
        exit();
        return List.copyOf(lines);
    }

    final void log(String line) {
        lines.add(line);
    }

    /** An await of something that is no promise. */
    static <T> T awaitValue(T value) {
        return Rondo.await(Promise.resolve(value));
    }

    /** A promise that is fulfilled after so many milliseconds. */
    static <T> Promise<T> later(long milliseconds, T value) {
        return Promise.create(
                (resolve, _) -> Rondo.setTimeout(() -> resolve.accept(value), Duration.ofMillis(milliseconds)));
    }

    /** A promise that is rejected after so many milliseconds. */
    static Promise<String> fail(long milliseconds, String reason) {
        return Promise.create((_, reject) ->
                Rondo.setTimeout(() -> reject.accept(new Reason(reason)), Duration.ofMillis(milliseconds)));
    }

    /** A chain beside the rest, which counts ticks. */
    final void links(int count) {
        Promise<?> chain = Promise.resolve("");
        for (int n = 1; n <= count; n++) {
            var line = "link " + n;
            chain = chain.thenAccept(_ -> log(line));
        }
    }

    /** The name of the file that has it in JavaScript. */
    final String file() {
        return getClass().getSimpleName().replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT) + ".js";
    }

    @Override
    public final String toString() {
        return file();
    }
}
