package dev.rondo.conformance.fiber;

import static dev.rondo.Rondo.async;
import static dev.rondo.Rondo.await;

import dev.rondo.promise.Promise;
import dev.rondo.promise.Thenable;

final class Thenables extends JavaProgram {
    private Thenable<String> thenable(String name) {
        return (resolve, _) -> {
            log("then of " + name);
            resolve.accept(name);
            resolve.accept("again");
            throw new Reason("too late");
        };
    }

    @Override
    void main() {
        Promise.adopt(thenable("resolve")).thenAccept(value -> log("value " + value));
        Promise.create((resolve, _) -> resolve.accept(thenable("constructor")))
                .thenAccept(value -> log("value " + value));
        Promise.resolve("").<Object>then(_ -> thenable("return")).thenAccept(value -> log("value " + value));
        async(() -> {
            log("awaited " + await(Promise.adopt(thenable("await"))));
            return null;
        });
        Promise.resolve("")
                .thenAccept(_ -> log("1"))
                .thenAccept(_ -> log("2"))
                .thenAccept(_ -> log("3"))
                .thenAccept(_ -> log("4"))
                .thenAccept(_ -> log("5"));
        log("script");
    }

    /** A thenable is no promise either. */
    @Override
    boolean awaitsOnlyPromises() {
        return false;
    }
}
