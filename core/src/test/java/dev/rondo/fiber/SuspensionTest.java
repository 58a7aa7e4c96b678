package dev.rondo.fiber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.Journal;
import dev.rondo.MainFiber;
import dev.rondo.channel.Channel;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.VirtualClock;
import dev.rondo.promise.Promise;
import dev.rondo.scope.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the JDK does to the threads of fibers while they wait. */
@Timeout(60)
class SuspensionTest {
    private final Journal journal = new Journal();
    private final EventLoop loop =
            EventLoop.builder().clock(VirtualClock.create()).build();

    private void run(Body body) {
        MainFiber.run(loop, journal, body);
    }

    @Test
    void an_interrupt_does_not_end_a_wait_and_is_left_to_what_waits_in_the_jdk() {
        run(() -> {
            var promise = Promise.<String>withResolvers();
            var waiting = new Thread[1];
            Fiber.go(() -> {
                waiting[0] = Thread.currentThread();
                journal.add(Fiber.await(promise.promise()));
                assertThatThrownBy(() -> new LinkedBlockingQueue<>().take()).isInstanceOf(InterruptedException.class);
                journal.add("interrupted in the JDK");
            });
            Fiber.yield_();
            waiting[0].interrupt();
            Fiber.sleep(Duration.ofMillis(1));
            journal.add("settling");
            promise.resolve("awaited");
        });

        assertThat(journal.lines()).containsExactly("settling", "awaited", "interrupted in the JDK");
    }

    @Test
    void an_unpark_does_not_end_a_wait() {
        run(() -> {
            var channel = Channel.<String>unbuffered();
            var waiting = new Thread[1];
            Fiber.go(() -> {
                waiting[0] = Thread.currentThread();
                journal.add(channel.receive());
            });
            Fiber.yield_();
            java.util.concurrent.locks.LockSupport.unpark(waiting[0]);
            Fiber.sleep(Duration.ofMillis(1));
            journal.add("sending");
            channel.send("received");
        });

        assertThat(journal.lines()).containsExactly("sending", "received");
    }

    @Test
    void a_look_at_the_stack_does_not_end_a_wait() throws InterruptedException {
        run(() -> {
            var channel = Channel.<String>unbuffered();
            var waiting = new Thread[1];
            Fiber.go(() -> {
                waiting[0] = Thread.currentThread();
                journal.add(channel.receive());
            });
            Fiber.yield_();
            assertThat(waiting[0].getStackTrace())
                    .anyMatch(frame -> frame.getMethodName().equals("receive"));
            var other = Thread.ofPlatform().start(() -> waiting[0].getStackTrace());
            other.join();
            Fiber.sleep(Duration.ofMillis(1));
            journal.add("sending");
            channel.send("received");
        });

        assertThat(journal.lines()).containsExactly("sending", "received");
    }

    @Test
    void nothing_is_lost_while_another_thread_looks_at_the_stacks_all_the_time() throws InterruptedException {
        int most = 50_000;
        var threads = new Thread[2];
        var started = new CountDownLatch(1);
        var over = new AtomicBoolean();
        var observer = Thread.ofPlatform().start(() -> {
            try {
                started.await();
            } catch (InterruptedException unexpected) {
                throw new IllegalStateException(unexpected);
            }
            while (!over.get()) {
                for (var thread : threads) {
                    var _ = thread.getStackTrace();
                }
            }
        });
        run(() -> {
            var channel = Channel.<Integer>unbuffered();
            Fiber.go(() -> {
                threads[0] = Thread.currentThread();
                for (int i = 0; i < most; i++) {
                    channel.send(i);
                }
                channel.close();
            });
            threads[1] = Thread.currentThread();
            Fiber.yield_();
            started.countDown();
            int expected = 0;
            for (int value : channel) {
                assertThat(value).isEqualTo(expected++);
            }
            journal.add("" + expected);
        });
        over.set(true);
        observer.join();

        assertThat(journal.text()).isEqualTo("" + most);
    }

    /** Its initialiser waits. */
    private static final class Waits {
        static final int VALUE;

        static {
            Fiber.sleep(Duration.ofMillis(1));
            VALUE = 1;
        }
    }

    /** Its initialiser starts fibers. */
    private static final class Starts {
        static final int VALUE;

        static {
            Fiber.async(() -> STARTED.add("first"));
            Fiber.async(() -> STARTED.add("second"));
            VALUE = 1;
        }
    }

    private static final List<String> STARTED = new ArrayList<>();

    @Test
    void fibers_that_a_class_initialiser_starts_run_when_they_can() {
        run(() -> {
            journal.add("" + Starts.VALUE);
            Fiber.yield_();
            journal.add("" + STARTED);
        });

        assertThat(journal.lines()).containsExactly("1", "[first, second]");
    }

    /** Its initialiser would wait for a fiber. */
    private static final class Joins {
        static final int VALUE;

        static {
            Scope.scope(s -> {
                s.fork(() -> {});
            });
            VALUE = 1;
        }
    }

    @Test
    void a_wait_that_could_not_be_does_not_shorten_the_next_one() {
        run(() -> {
            assertThatThrownBy(() -> journal.add("never " + Joins.VALUE))
                    .isInstanceOf(ExceptionInInitializerError.class);
            Fiber.sleep(Duration.ofHours(1));
            journal.add("" + loop.uptime());
        });

        assertThat(journal.text()).isEqualTo("PT1H");
    }

    @Test
    void a_wait_inside_a_class_initialiser_is_an_error_and_leaves_the_loop_running() {
        run(() -> {
            assertThatThrownBy(() -> journal.add("never " + Waits.VALUE))
                    .isInstanceOf(ExceptionInInitializerError.class)
                    .cause()
                    .hasMessageContaining("a fiber cannot wait inside a class initialiser");
            Fiber.sleep(Duration.ofMillis(1));
            journal.add("goes on");
        });

        assertThat(journal.text()).isEqualTo("goes on");
    }
}
