package dev.rondo.examples.comingfrom;

import static dev.rondo.Rondo.after;
import static dev.rondo.Rondo.go;
import static dev.rondo.Rondo.otherwise;
import static dev.rondo.Rondo.run;
import static dev.rondo.Rondo.scope;
import static dev.rondo.Rondo.select;
import static dev.rondo.Rondo.sleep;
import static dev.rondo.Rondo.with;
import static dev.rondo.Rondo.within;

import dev.rondo.channel.Channel;
import dev.rondo.channel.Ticker;
import dev.rondo.context.Context;
import dev.rondo.scope.DeadlineExceededException;
import java.time.Duration;
import java.util.List;

/** For those who know Go. */
public final class FromGo {
    private FromGo() {}

    static final class WaitGroup {
        // snippet: WaitGroup
        void main() {
            run(() -> {
                var squares = new int[3];
                scope(s -> {
                    for (int i = 0; i < squares.length; i++) {
                        int n = i;
                        s.fork(() -> {
                            squares[n] = n * n;
                        });
                    }
                });
                for (int square : squares) {
                    IO.println(square);
                }
            });
        }
        // end
    }

    static final class Channels {
        // snippet: Channels
        void main() {
            run(() -> {
                var jobs = Channel.<Integer>unbuffered();
                var done = Channel.<Boolean>unbuffered();
                go(() -> {
                    for (int job : jobs) {
                        IO.println("job " + job);
                    }
                    done.send(true);
                });
                for (int i = 1; i <= 3; i++) {
                    jobs.send(i);
                }
                jobs.close();
                done.receive();
            });
        }
        // end
    }

    static final class Comma {
        // snippet: Comma
        void main() {
            run(() -> {
                var results = Channel.<String>buffered(1);
                results.send("the last one");
                results.close();
                for (int i = 0; i < 2; i++) {
                    var result = results.receiveOrNull();
                    if (result == null) {
                        IO.println("closed");
                    } else {
                        IO.println(result);
                    }
                }
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

    static final class Default {
        // snippet: Default
        void main() {
            run(() -> {
                var free = Channel.<String>buffered(1);
                for (var guest : List.of("Ada", "Bob")) {
                    var seated = free.onSend(guest, () -> guest + " sits down");
                    var full = otherwise(() -> "no chair for " + guest);
                    IO.println(select(seated, full));
                }
            });
        }
        // end
    }

    static final class ErrGroup {
        // snippet: ErrGroup
        void main() {
            run(() -> {
                try {
                    scope(s -> {
                        s.fork(() -> {
                            try {
                                sleep(Duration.ofMinutes(1));
                            } finally {
                                IO.println("the slow one stops");
                            }
                        });
                        s.fork(() -> {
                            throw new IllegalStateException("no such user");
                        });
                    });
                } catch (IllegalStateException error) {
                    IO.println(error.getMessage());
                }
            });
        }
        // end
    }

    static final class Deadline {
        // snippet: Deadline
        String find(String name) {
            sleep(Duration.ofMinutes(1));
            return name + " is here";
        }

        void main() {
            run(() -> {
                try {
                    IO.println(within(Duration.ofMillis(20), () -> find("Ada")));
                } catch (DeadlineExceededException tooLate) {
                    IO.println("too late");
                }
            });
        }
        // end
    }

    static final class Values {
        // snippet: Values
        static final Context.Key<String> USER = Context.Key.of("user");

        void handle() {
            IO.println("for " + Context.current().value(USER));
        }

        void main() {
            run(() -> {
                with(USER, "Ada").run(() -> handle());
            });
        }
        // end
    }

    static final class Tick {
        // snippet: Tick
        void main() {
            run(() -> {
                try (var ticks = Ticker.every(Duration.ofMillis(5))) {
                    for (int i = 1; i <= 3; i++) {
                        ticks.receive();
                        IO.println("tick " + i);
                    }
                }
            });
        }
        // end
    }
}
