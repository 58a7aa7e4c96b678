package dev.rondo.conformance.fiber;

import static dev.rondo.Rondo.async;
import static dev.rondo.Rondo.await;

import dev.rondo.promise.Promise;

final class AwaitTicks extends JavaProgram {
    @Override
    void main() {
        async(() -> {
            awaitValue("");
            log("after value");
            return null;
        });
        async(() -> {
            await(Promise.resolve(""));
            log("after promise");
            return null;
        });
        async(() -> {
            await(async(() -> ""));
            log("after async function");
            return null;
        });
        async(() -> {
            await(Promise.adopt((resolve, _) -> resolve.accept("")));
            log("after thenable");
            return null;
        });
        links(6);
    }

    @Override
    boolean awaitsOnlyPromises() {
        return false;
    }
}
