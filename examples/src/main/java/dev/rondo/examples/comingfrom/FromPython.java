package dev.rondo.examples.comingfrom;

import static dev.rondo.Rondo.async;
import static dev.rondo.Rondo.await;
import static dev.rondo.Rondo.blocking;
import static dev.rondo.Rondo.run;
import static dev.rondo.Rondo.scope;
import static dev.rondo.Rondo.sleep;
import static dev.rondo.Rondo.within;

import dev.rondo.channel.Channel;
import dev.rondo.promise.Promise;
import dev.rondo.scope.DeadlineExceededException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;

/** For those who know Python's asyncio. */
public final class FromPython {
    private FromPython() {}

    static final class Gather {
        // snippet: Gather
        String page(int n) {
            sleep(Duration.ofMillis(30 / n));
            return "page " + n;
        }

        void main() {
            run(() -> {
                var one = async(() -> page(1));
                var two = async(() -> page(2));
                for (var page : await(Promise.all(List.of(one, two)))) {
                    IO.println(page);
                }
            });
        }
        // end
    }

    static final class TaskGroup {
        // snippet: TaskGroup
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

    static final class WaitFor {
        // snippet: WaitFor
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

    static final class Cancel {
        // snippet: Cancel
        void work() {
            try {
                IO.println("at work");
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

    static final class ToThread {
        // snippet: ToThread
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

    static final class Queue {
        // snippet: Queue
        void main() {
            run(() -> {
                var queue = Channel.<String>buffered(2);
                var cook = async(() -> {
                    for (var dish : List.of("soup", "fish", "cake")) {
                        queue.send(dish);
                    }
                    queue.close();
                });
                for (var dish : queue) {
                    IO.println("eating " + dish);
                }
                await(cook);
            });
        }
        // end
    }

    static final class Limit {
        // snippet: Limit
        final Semaphore limit = new Semaphore(2);
        int running;
        int most;

        void job() throws InterruptedException {
            limit.acquire();
            try {
                most = Math.max(most, ++running);
                sleep(Duration.ofMillis(1));
            } finally {
                running--;
                limit.release();
            }
        }

        void main() {
            run(() -> {
                scope(s -> {
                    for (int i = 0; i < 5; i++) {
                        s.fork(() -> job());
                    }
                });
                IO.println("at most " + most + " at once");
            });
        }
        // end
    }
}
