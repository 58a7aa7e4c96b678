package dev.rondo.conformance.fiber;

import static dev.rondo.Rondo.async;
import static dev.rondo.Rondo.await;

import dev.rondo.promise.Promise;

final class AwaitTryCatch extends JavaProgram {
    private Promise<String> work(String name, Promise<Integer> promise) {
        return async(() -> {
            try {
                log(name + " got " + await(promise));
            } catch (Reason error) {
                log(name + " caught " + error.getMessage());
                awaitValue("");
                return name + " recovered";
            } finally {
                awaitValue("");
                log(name + " finally");
            }
            return name + " done";
        });
    }

    @Override
    void main() {
        work("a", Promise.resolve(1)).thenAccept(this::log);
        work("b", Promise.reject(new Reason("2"))).thenAccept(this::log);
        work("c", Promise.resolve(3)).thenAccept(this::log);
    }

    @Override
    boolean awaitsOnlyPromises() {
        return false;
    }
}
