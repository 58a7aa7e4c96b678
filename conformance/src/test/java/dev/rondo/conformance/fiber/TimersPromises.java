package dev.rondo.conformance.fiber;

import static dev.rondo.Rondo.async;
import static dev.rondo.Rondo.await;
import static dev.rondo.Rondo.setImmediate;
import static dev.rondo.Rondo.setInterval;

import dev.rondo.channel.Channel;
import dev.rondo.promise.Promise;
import java.time.Duration;

final class TimersPromises extends JavaProgram {
    @Override
    void main() {
        async(() -> {
            log(await(later(10, "delayed")));
            log(await(Promise.<String>create((resolve, _) -> setImmediate(() -> resolve.accept("turned")))));
            var beats = Channel.<String>buffered(1);
            try (var _ = setInterval(() -> beats.trySend("beat"), Duration.ofMillis(10))) {
                for (int n = 1; n <= 3; n++) {
                    log(beats.receive() + " " + n);
                }
            }
            log("over");
            return null;
        });
        setImmediate(() -> log("immediate"));
        log("script");
    }
}
