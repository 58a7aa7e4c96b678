package dev.rondo.conformance.fiber;

import static dev.rondo.Rondo.async;
import static dev.rondo.Rondo.await;
import static dev.rondo.Rondo.nextTick;
import static dev.rondo.Rondo.queueMicrotask;
import static dev.rondo.Rondo.setImmediate;
import static dev.rondo.Rondo.setTimeout;

import dev.rondo.context.Context;
import dev.rondo.loop.EventLoop;
import dev.rondo.promise.Promise;
import java.time.Duration;

final class AsyncLocalStorage extends JavaProgram {
    private final Context.Key<String> store = Context.Key.of("store", "undefined");

    private void show(String where) {
        log(where + ": " + Context.current().value(store));
    }

    private void run(String value, Runnable body) {
        Context.current().with(store, value).run(body);
    }

    @Override
    void main() {
        run("A", () -> {
            setTimeout(() -> show("timeout"), Duration.ofMillis(20));
            setImmediate(() -> show("immediate"));
            nextTick(() -> show("tick"));
            queueMicrotask(() -> show("microtask"));
            Promise.resolve("").thenAccept(_ -> show("promise"));
            // what is posted runs in the poll phase, as the callback of a file does
            EventLoop.current().execute(() -> setTimeout(() -> show("timeout in stat"), Duration.ofMillis(60)));
            async(() -> {
                awaitValue("");
                show("await");
                run("B", () -> show("inner"));
                await(later(40, ""));
                show("await timer");
                return null;
            });
            show("inside");
        });
        show("outside");
        setTimeout(() -> show("outside timeout"), Duration.ofMillis(120));
    }

    @Override
    boolean awaitsOnlyPromises() {
        return false;
    }
}
