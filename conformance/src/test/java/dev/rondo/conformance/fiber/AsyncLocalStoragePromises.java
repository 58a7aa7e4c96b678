package dev.rondo.conformance.fiber;

import static dev.rondo.Rondo.async;
import static dev.rondo.Rondo.await;

import dev.rondo.context.Context;
import dev.rondo.promise.Promise;

final class AsyncLocalStoragePromises extends JavaProgram {
    private final Context.Key<String> store = Context.Key.of("store", "undefined");

    private String getStore() {
        return Context.current().value(store);
    }

    private void run(String value, Runnable body) {
        Context.current().with(store, value).run(body);
    }

    @Override
    void main() {
        var resolvers = Promise.<String>withResolvers();
        var promise = resolvers.promise();
        run("then", () -> promise.thenAccept(_ -> log("then: " + getStore())));
        run(
                "await",
                () -> async(() -> {
                    await(promise);
                    log("await: " + getStore());
                    return null;
                }));
        run("resolve", () -> resolvers.resolve(""));
        run(
                "thenable",
                () -> Promise.adopt((resolve, _) -> {
                    log("thenable: " + getStore());
                    resolve.accept("");
                }));
        log("outside: " + getStore());
    }
}
