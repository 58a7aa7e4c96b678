package dev.rondo.examples;

import static dev.rondo.Rondo.after;
import static dev.rondo.Rondo.go;
import static dev.rondo.Rondo.nextTick;
import static dev.rondo.Rondo.run;
import static dev.rondo.Rondo.scope;
import static dev.rondo.Rondo.select;
import static dev.rondo.Rondo.setTimeout;
import static dev.rondo.Rondo.within;

import dev.rondo.channel.Channel;
import java.time.Duration;

/** Straight-line code that waits, between the callbacks of the same loop. */
public final class Fibers {
    private Fibers() {}

    /** Prints what the README says it does. */
    public static void main() {
        // snippet: fibers
        run(() -> {
            setTimeout(() -> IO.println("later"), Duration.ofMillis(500));
            nextTick(() -> IO.println("first"));

            var page = scope(
                    s -> { // structured: the first error cancels the siblings
                        var user = s.fork(() -> findUser(7)); // a blocking call; the loop goes on
                        var orders = s.fork(() -> "3 orders");
                        return user.await() + " has " + orders.await();
                    });
            IO.println(page);

            var jobs = Channel.<String>buffered(16);
            go(() -> {
                for (var job : jobs) {
                    IO.println("doing " + job);
                }
            });
            within(Duration.ofSeconds(2), () -> jobs.send("the dishes"));

            var answers = Channel.<String>unbuffered();
            IO.println(select(
                    answers.onReceive(answer -> "answer " + answer),
                    after(Duration.ofSeconds(1), () -> "nothing came")));
        });
        // end
    }

    private static String findUser(int id) throws InterruptedException {
        Thread.sleep(20);
        return "user " + id;
    }
}
