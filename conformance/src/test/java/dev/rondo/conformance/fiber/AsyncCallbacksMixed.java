package dev.rondo.conformance.fiber;

import static dev.rondo.Rondo.async;
import static dev.rondo.Rondo.nextTick;
import static dev.rondo.Rondo.setImmediate;
import static dev.rondo.Rondo.setTimeout;

import dev.rondo.loop.EventLoop;
import java.time.Duration;

final class AsyncCallbacksMixed extends JavaProgram {
    @Override
    void main() {
        // what is posted runs in the poll phase, as the callback of a file does
        EventLoop.current()
                .execute(() -> async(() -> {
                    log("read");
                    setTimeout(this::timer, Duration.ZERO);
                    setImmediate(this::immediate);
                    nextTick(this::tick);
                    awaitValue("");
                    log("read after await");
                    nextTick(() -> log("second tick"));
                    return null;
                }));
    }

    private void timer() {
        async(() -> {
            log("timer");
            awaitValue("");
            log("timer after await");
            return null;
        });
    }

    private void immediate() {
        async(() -> {
            log("immediate");
            nextTick(() -> log("tick of immediate"));
            awaitValue("");
            log("immediate after await");
            return null;
        });
    }

    private void tick() {
        async(() -> {
            log("tick");
            awaitValue("");
            log("tick after await");
            return null;
        });
    }

    @Override
    boolean awaitsOnlyPromises() {
        return false;
    }
}
