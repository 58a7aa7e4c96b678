package dev.rondo.examples.comingfrom;

import static dev.rondo.Rondo.async;
import static dev.rondo.Rondo.await;
import static dev.rondo.Rondo.mapConcurrent;
import static dev.rondo.Rondo.run;
import static dev.rondo.Rondo.scope;
import static dev.rondo.Rondo.sleep;

import dev.rondo.channel.Channel;
import dev.rondo.promise.Promise;
import java.time.Duration;
import java.util.List;

/** For those who know C#. */
public final class FromCSharp {
    private FromCSharp() {}

    static final class WhenAll {
        // snippet: WhenAll
        int price(String of) {
            sleep(Duration.ofMillis(10));
            return of.length();
        }

        void main() {
            run(() -> {
                var tea = async(() -> price("tea"));
                var cake = async(() -> price("cake"));
                for (int price : await(Promise.all(List.of(tea, cake)))) {
                    IO.println(price);
                }
            });
        }
        // end
    }

    static final class Token {
        // snippet: Token
        void work() {
            try {
                sleep(Duration.ofMinutes(1));
            } finally {
                IO.println("tidying up");
            }
        }

        void main() {
            run(() -> {
                scope(s -> {
                    s.fork(() -> work());
                    sleep(Duration.ofMillis(10));
                    s.cancel("it is late");
                });
                IO.println("cancelled");
            });
        }
        // end
    }

    static final class Bounded {
        // snippet: Bounded
        void main() {
            run(() -> {
                var orders = Channel.<String>buffered(2);
                var waiter = async(() -> {
                    for (var order : List.of("soup", "fish", "cake")) {
                        orders.send(order);
                    }
                    orders.close();
                });
                for (var order : orders) {
                    IO.println(order);
                }
                await(waiter);
            });
        }
        // end
    }

    static final class ForEach {
        // snippet: ForEach
        int price(String of) {
            sleep(Duration.ofMillis(10));
            return of.length();
        }

        void main() {
            run(() -> {
                var words = List.of("tea", "cake", "toast");
                var prices = mapConcurrent(words, 2, word -> price(word));
                for (int price : prices) {
                    IO.println(price);
                }
            });
        }
        // end
    }
}
