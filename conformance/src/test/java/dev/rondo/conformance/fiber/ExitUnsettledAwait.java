package dev.rondo.conformance.fiber;

import static dev.rondo.Rondo.async;
import static dev.rondo.Rondo.await;

import dev.rondo.promise.Promise;

final class ExitUnsettledAwait extends JavaProgram {
    @Override
    void main() {
        async(() -> {
            log("waiting");
            await(Promise.create((_, _) -> {}));
            log("never");
            return null;
        });
    }

    @Override
    void exit() {
        log("exit 0");
    }
}
