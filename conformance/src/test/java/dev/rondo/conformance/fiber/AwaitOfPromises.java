package dev.rondo.conformance.fiber;

import static dev.rondo.Rondo.async;
import static dev.rondo.Rondo.await;

import dev.rondo.Rondo;
import dev.rondo.promise.Promise;

final class AwaitOfPromises extends JavaProgram {
    private Promise<String> loop(String name) {
        return async(() -> {
            for (int i = 1; i <= 3; i++) {
                log(name + await(Promise.resolve(i)));
            }
            return name + " is over";
        });
    }

    private Promise<String> work(String name, Promise<Integer> promise) {
        return async(() -> {
            try {
                log(name + " got " + await(promise));
            } catch (Reason error) {
                log(name + " caught " + error.getMessage());
                await(loop(name + " handler "));
                return name + " recovered";
            } finally {
                await(Promise.resolve(""));
                log(name + " finally");
            }
            return name + " done";
        });
    }

    @Override
    void main() {
        loop("a");
        loop("b").thenAccept(this::log);
        work("c", Promise.resolve(1)).thenAccept(this::log);
        work("d", Promise.reject(new Reason("2"))).thenAccept(this::log);
        Rondo.<Object>async(() -> {
                    var started = loop("e");
                    log(await(loop("f")));
                    return started;
                })
                .thenAccept(line -> log("returned " + line));
        links(12);
    }
}
