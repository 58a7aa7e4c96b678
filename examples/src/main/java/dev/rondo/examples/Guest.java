package dev.rondo.examples;

import dev.rondo.js.JsRuntime;
import dev.rondo.loop.EventLoop;
import dev.rondo.worker.WorkerPool;

/** JavaScript that waits for Java, and Java that waits for JavaScript. */
public final class Guest {
    private Guest() {}

    /** Prints what the two tell each other. */
    public static void main() {
        // snippet: guest
        try (var loop = EventLoop.create();
                var pool = WorkerPool.blocking();
                var js = JsRuntime.on(loop)) {
            js.bind("findUser", arguments -> {
                int id = arguments.getFirst().asInt();
                return pool.submit(() -> "user " + id).promise();
            });
            loop.run(() -> {
                var greeting = js.eval("(async () => `hello, ${await findUser(7)}`)()");
                js.promise(greeting).thenAccept(text -> IO.println("JavaScript says: " + text));
            });
        }
        // end
    }
}
