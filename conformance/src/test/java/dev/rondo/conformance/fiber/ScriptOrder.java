package dev.rondo.conformance.fiber;

import static dev.rondo.Rondo.async;
import static dev.rondo.Rondo.nextTick;

import dev.rondo.promise.Promise;

final class ScriptOrder extends JavaProgram {
    @Override
    void main() {
        nextTick(() -> log("tick"));
        Promise.resolve("").thenAccept(_ -> log("promise"));
        async(() -> {
            awaitValue("");
            log("await");
            return null;
        });
        log("script");
    }

    @Override
    boolean awaitsOnlyPromises() {
        return false;
    }
}
