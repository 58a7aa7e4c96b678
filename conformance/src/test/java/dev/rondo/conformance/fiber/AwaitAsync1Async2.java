package dev.rondo.conformance.fiber;

import static dev.rondo.Rondo.async;
import static dev.rondo.Rondo.await;
import static dev.rondo.Rondo.setTimeout;

import dev.rondo.promise.Promise;
import java.time.Duration;

final class AwaitAsync1Async2 extends JavaProgram {
    private Promise<?> async1() {
        return async(() -> {
            log("async1 start");
            await(async2());
            log("async1 end");
            return null;
        });
    }

    private Promise<?> async2() {
        return async(() -> {
            log("async2");
            return null;
        });
    }

    @Override
    void main() {
        log("script start");
        setTimeout(() -> log("setTimeout"), Duration.ZERO);
        async1();
        Promise.create((resolve, _) -> {
                    log("promise1");
                    resolve.accept("");
                })
                .thenAccept(_ -> log("promise2"));
        log("script end");
    }
}
