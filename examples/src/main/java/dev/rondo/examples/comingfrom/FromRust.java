package dev.rondo.examples.comingfrom;

import static dev.rondo.Rondo.after;
import static dev.rondo.Rondo.async;
import static dev.rondo.Rondo.await;
import static dev.rondo.Rondo.blocking;
import static dev.rondo.Rondo.race;
import static dev.rondo.Rondo.run;
import static dev.rondo.Rondo.scope;
import static dev.rondo.Rondo.select;
import static dev.rondo.Rondo.sleep;

import dev.rondo.channel.Channel;
import java.time.Duration;
import java.util.List;

/** For those who know Rust's tokio. */
public final class FromRust {
    private FromRust() {}

    static final class Join {
        // snippet: Join
        int price(String of) {
            sleep(Duration.ofMillis(10));
            return of.length();
        }

        void main() {
            run(() -> {
                int sum = scope(s -> {
                    var tea = s.fork(() -> price("tea"));
                    var cake = s.fork(() -> price("cake"));
                    return tea.await() + cake.await();
                });
                IO.println("that makes " + sum);
            });
        }
        // end
    }

    static final class Race {
        // snippet: Race
        String page(String from, int seconds) {
            sleep(Duration.ofSeconds(seconds));
            return "the page from " + from;
        }

        void main() {
            run(() -> {
                IO.println(race(() -> page("far away", 60), () -> page("next door", 0)));
            });
        }
        // end
    }

    static final class Selects {
        // snippet: Selects
        void main() {
            run(() -> {
                var news = Channel.<String>buffered(1);
                for (int i = 0; i < 2; i++) {
                    var came = news.onReceive(text -> "news: " + text);
                    var tooLong = after(Duration.ofMillis(100), () -> "nothing came");
                    IO.println(select(came, tooLong));
                    news.trySend("rain");
                }
            });
        }
        // end
    }

    static final class SpawnBlocking {
        // snippet: SpawnBlocking
        String read() throws InterruptedException {
            Thread.sleep(20); // blocks its thread
            return "the file";
        }

        void main() {
            run(() -> {
                var file = async(() -> blocking(() -> read()));
                IO.println("the loop goes on");
                IO.println(await(file));
            });
        }
        // end
    }

    static final class Mpsc {
        // snippet: Mpsc
        void main() {
            run(() -> {
                var numbers = Channel.<Integer>buffered(2);
                scope(s -> {
                    for (var start : List.of(10, 20)) {
                        s.fork(() -> {
                            numbers.send(start);
                            numbers.send(start + 1);
                        });
                    }
                    s.fork(() -> {
                        int sum = 0;
                        for (int i = 0; i < 4; i++) {
                            sum += numbers.receive();
                        }
                        IO.println("sum " + sum);
                    });
                });
            });
        }
        // end
    }
}
