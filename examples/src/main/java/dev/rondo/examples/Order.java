package dev.rondo.examples;

import static dev.rondo.Rondo.nextTick;
import static dev.rondo.Rondo.run;
import static dev.rondo.Rondo.setImmediate;
import static dev.rondo.Rondo.setTimeout;

import dev.rondo.promise.Promise;
import java.time.Duration;
import java.util.List;

/** The order of a loop, in Java. */
public final class Order {
    private Order() {}

    /** Prints its lines in the order of their numbers. */
    public static void main() {
        // snippet: order
        run(() -> {
            setTimeout(() -> IO.println("5  timeout"), Duration.ofMillis(100));
            setImmediate(() -> IO.println("4  immediate"));
            Promise.all(List.of(Promise.resolve(1), Promise.resolve(2)))
                    .thenAccept(values -> IO.println("3  promises " + values));
            nextTick(() -> IO.println("2  tick"));
            IO.println("1  main");
        });
        // end
    }
}
