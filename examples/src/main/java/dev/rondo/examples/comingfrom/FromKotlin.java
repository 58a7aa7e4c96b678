package dev.rondo.examples.comingfrom;

import static dev.rondo.Rondo.go;
import static dev.rondo.Rondo.run;
import static dev.rondo.Rondo.scope;
import static dev.rondo.Rondo.shield;
import static dev.rondo.Rondo.sleep;
import static dev.rondo.Rondo.supervise;
import static dev.rondo.Rondo.within;

import dev.rondo.channel.Channel;
import dev.rondo.channel.Receiver;
import dev.rondo.scope.DeadlineExceededException;
import java.time.Duration;

/** For those who know Kotlin's coroutines. */
public final class FromKotlin {
    private FromKotlin() {}

    static final class Async {
        // snippet: Async
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

    static final class Supervisor {
        // snippet: Supervisor
        void main() {
            run(() -> {
                supervise(s -> {
                    var bad = s.fork(() -> {
                        throw new IllegalStateException("out of tea");
                    });
                    var good = s.fork(() -> "here is your cake");
                    try {
                        bad.await();
                    } catch (IllegalStateException error) {
                        IO.println(error.getMessage());
                    }
                    IO.println(good.await());
                });
            });
        }
        // end
    }

    static final class Cleanup {
        // snippet: Cleanup
        void work() {
            try {
                sleep(Duration.ofMinutes(1));
            } finally {
                shield(() -> {
                    sleep(Duration.ofMillis(1));
                    IO.println("all is saved");
                });
            }
        }

        void main() {
            run(() -> {
                try {
                    within(Duration.ofMillis(20), () -> work());
                } catch (DeadlineExceededException tooLate) {
                    IO.println("too late");
                }
            });
        }
        // end
    }

    static final class Produce {
        // snippet: Produce
        Receiver<Integer> squares() {
            var channel = Channel.<Integer>unbuffered();
            go(() -> {
                for (int x = 1; x <= 3; x++) {
                    channel.send(x * x);
                }
                channel.close();
            });
            return channel;
        }

        void main() {
            run(() -> {
                for (int square : squares()) {
                    IO.println(square);
                }
            });
        }
        // end
    }
}
