package app;

import static dev.rondo.Rondo.run;
import static dev.rondo.Rondo.scope;
import static dev.rondo.Rondo.sleep;
import static dev.rondo.Rondo.within;

import dev.rondo.channel.Channel;
import dev.rondo.scope.DeadlineExceededException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Asks three services at once, and does not wait for the slowest. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        run(() -> answers(Duration.ofMillis(300)).forEach(IO::println));
    }

    /** What the services answer in this time, in the order in which they do. The scope ends the rest. */
    static List<String> answers(Duration time) {
        var answers = new ArrayList<String>();
        var channel = Channel.<String>unbuffered();
        try {
            within(time, () -> scope(s -> {
                s.fork(() -> ask("weather", Duration.ofMillis(200), channel));
                s.fork(() -> ask("news", Duration.ofMillis(100), channel));
                s.fork(() -> ask("oracle", Duration.ofHours(1), channel));
                for (int i = 0; i < 3; i++) {
                    answers.add(channel.receive());
                }
                return answers;
            }));
        } catch (DeadlineExceededException late) {
            answers.add("no more within " + time.toMillis() + " ms");
        }
        return answers;
    }

    private static boolean ask(String service, Duration thinking, Channel<String> answers) {
        sleep(thinking); // a call that takes its time: this fiber waits, the loop goes on
        answers.send(service + " after " + thinking.toMillis() + " ms");
        return true;
    }
}
