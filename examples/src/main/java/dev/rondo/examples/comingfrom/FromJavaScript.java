package dev.rondo.examples.comingfrom;

import static dev.rondo.Rondo.async;
import static dev.rondo.Rondo.await;
import static dev.rondo.Rondo.go;
import static dev.rondo.Rondo.nextTick;
import static dev.rondo.Rondo.queueMicrotask;
import static dev.rondo.Rondo.run;
import static dev.rondo.Rondo.scope;
import static dev.rondo.Rondo.setImmediate;
import static dev.rondo.Rondo.setTimeout;
import static dev.rondo.Rondo.sleep;
import static dev.rondo.Rondo.with;
import static dev.rondo.Rondo.within;

import dev.rondo.channel.Channel;
import dev.rondo.channel.Receiver;
import dev.rondo.context.Context;
import dev.rondo.promise.Promise;
import dev.rondo.promise.Settled;
import dev.rondo.scope.DeadlineExceededException;
import java.time.Duration;
import java.util.List;

/** For those who know JavaScript. */
public final class FromJavaScript {
    private FromJavaScript() {}

    static final class AsyncFunction {
        // snippet: AsyncFunction
        void greet(String name) {
            IO.println("hello " + name);
            sleep(Duration.ofMillis(10));
            IO.println("goodbye " + name);
        }

        void main() {
            run(() -> {
                var ada = async(() -> greet("Ada"));
                var bob = async(() -> greet("Bob"));
                IO.println("both are greeted");
                await(Promise.all(List.of(ada, bob)));
            });
        }
        // end
    }

    static final class Order {
        // snippet: Order
        void main() {
            run(() -> {
                setImmediate(() -> {
                    IO.println("4 immediate");
                    setTimeout(() -> IO.println("5 timeout"), Duration.ofMillis(10));
                });
                queueMicrotask(() -> IO.println("3 microtask"));
                nextTick(() -> IO.println("2 tick"));
                IO.println("1 main");
            });
        }
        // end
    }

    static final class Siblings {
        // snippet: Siblings
        void slow() {
            try {
                sleep(Duration.ofMinutes(1));
            } finally {
                IO.println("the slow one stops");
            }
        }

        void broken() {
            sleep(Duration.ofMillis(10));
            throw new IllegalStateException("no such user");
        }

        void main() {
            run(() -> {
                try {
                    scope(s -> {
                        s.fork(() -> slow());
                        s.fork(() -> broken());
                    });
                } catch (IllegalStateException error) {
                    IO.println(error.getMessage());
                }
            });
        }
        // end
    }

    static final class AllSettled {
        // snippet: AllSettled
        int half(int n) {
            if (n % 2 != 0) {
                throw new IllegalArgumentException(n + " is odd");
            }
            return n / 2;
        }

        void main() {
            run(() -> {
                var halves = List.of(async(() -> half(8)), async(() -> half(7)));
                for (var each : await(Promise.allSettled(halves))) {
                    IO.println(
                            switch (each) {
                                case Settled.Fulfilled(var value) -> value;
                                case Settled.Rejected(var reason) -> reason.getMessage();
                            });
                }
            });
        }
        // end
    }

    static final class Timeout {
        // snippet: Timeout
        void main() {
            run(() -> {
                try {
                    within(Duration.ofMillis(20), () -> {
                        sleep(Duration.ofMinutes(1));
                    });
                } catch (DeadlineExceededException tooLate) {
                    IO.println("too late");
                }
            });
        }
        // end
    }

    static final class Generator {
        // snippet: Generator
        Receiver<Integer> countdown(int from) {
            var numbers = Channel.<Integer>unbuffered();
            go(() -> {
                for (int n = from; n > 0; n--) {
                    sleep(Duration.ofMillis(1));
                    numbers.send(n);
                }
                numbers.close();
            });
            return numbers;
        }

        void main() {
            run(() -> {
                for (var n : countdown(3)) {
                    IO.println(n);
                }
                IO.println("lift-off");
            });
        }
        // end
    }

    static final class Storage {
        // snippet: Storage
        static final Context.Key<String> USER = Context.Key.of("user");

        void handle() {
            sleep(Duration.ofMillis(1));
            IO.println("for " + Context.current().value(USER));
        }

        void main() {
            run(() -> {
                with(USER, "Ada").run(() -> handle());
                with(USER, "Bob").run(() -> handle());
            });
        }
        // end
    }
}
