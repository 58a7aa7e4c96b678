package dev.rondo.conformance.fiber;

import static dev.rondo.Rondo.async;
import static dev.rondo.Rondo.await;

import dev.rondo.Rondo;
import dev.rondo.promise.Promise;

final class AwaitReturnForms extends JavaProgram {
    @Override
    void main() {
        var value = Promise.resolve("v");
        async(() -> "v").thenAccept(_ -> log("returned a value"));
        Rondo.<Object>async(() -> value).thenAccept(_ -> log("returned a promise"));
        async(() -> await(value)).thenAccept(_ -> log("returned an awaited promise"));
        async(() -> {
                    throw new Reason("e");
                })
                .catchError(_ -> {
                    log("threw");
                    return "";
                });
        async(() -> {
                    await(value);
                    throw new Reason("e");
                })
                .catchError(_ -> {
                    log("awaited and threw");
                    return "";
                });
        links(7);
    }
}
