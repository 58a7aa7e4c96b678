package dev.rondo.examples.comingfrom;

import static dev.rondo.Rondo.go;
import static dev.rondo.Rondo.run;
import static dev.rondo.Rondo.scope;
import static dev.rondo.Rondo.sleep;

import dev.rondo.channel.Channel;
import java.time.Duration;
import java.util.stream.Stream;

/** For those who know Swift's concurrency. */
public final class FromSwift {
    private FromSwift() {}

    static final class AsyncLet {
        // snippet: AsyncLet
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

    static final class TaskGroup {
        // snippet: TaskGroup
        int price(String of) {
            sleep(Duration.ofMillis(10));
            return of.length();
        }

        void main() {
            run(() -> {
                int sum = scope(s -> {
                    var prices = Stream.of("tea", "cake", "toast")
                            .map(word -> s.fork(() -> price(word)))
                            .toList();
                    return prices.stream().mapToInt(each -> each.await()).sum();
                });
                IO.println("that makes " + sum);
            });
        }
        // end
    }

    static final class Cancel {
        // snippet: Cancel
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

    static final class AsyncStream {
        // snippet: AsyncStream
        void main() {
            run(() -> {
                var numbers = Channel.<Integer>unbuffered();
                go(() -> {
                    for (int n = 1; n <= 3; n++) {
                        numbers.send(n);
                    }
                    numbers.close();
                });
                for (int n : numbers) {
                    IO.println(n);
                }
            });
        }
        // end
    }
}
