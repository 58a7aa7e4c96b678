package dev.rondo.conformance.fiber;

import static dev.rondo.Rondo.async;

import dev.rondo.promise.Promise;
import java.util.List;

final class AwaitInLoops extends JavaProgram {
    private Promise<?> loop(String name) {
        return async(() -> {
            for (int i = 1; i <= 3; i++) {
                log(name + i + " before");
                awaitValue(i);
                log(name + i + " after");
            }
            return null;
        });
    }

    @Override
    void main() {
        loop("a");
        loop("b").thenAccept(_ -> log("b is over"));
        List.of(1, 2)
                .forEach(n -> async(() -> {
                    awaitValue("");
                    log("each " + n);
                    return null;
                }));
        log("script");
    }

    @Override
    boolean awaitsOnlyPromises() {
        return false;
    }
}
