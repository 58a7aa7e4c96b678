package dev.rondo.fiber;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.fiber.WhileTicking.Call;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ordinary blocking calls suspend the fiber and not the loop: what ends the call happens only after an interval on the same
 * loop has ticked.
 */
@Timeout(60)
class BlockingCallTest {
    static Stream<Named<Call>> calls() {
        return Stream.of(locks(), waits(), times()).flatMap(each -> each);
    }

    private static Stream<Named<Call>> locks() {
        return Stream.of(
                Named.of("BlockingQueue.take", ticked -> {
                    var queue = new ArrayBlockingQueue<String>(1);
                    ticked.then(() -> queue.put("value"));
                    assertThat(queue.take()).isEqualTo("value");
                }),
                Named.of("SynchronousQueue.take", ticked -> {
                    var queue = new SynchronousQueue<String>();
                    ticked.then(() -> queue.put("value"));
                    assertThat(queue.take()).isEqualTo("value");
                }),
                Named.of("ReentrantLock.lock", ticked -> {
                    var lock = new ReentrantLock();
                    var held = new CountDownLatch(1);
                    Thread.ofPlatform().start(() -> {
                        lock.lock();
                        try {
                            held.countDown();
                            await(ticked.latch());
                        } finally {
                            lock.unlock();
                        }
                    });
                    held.await();
                    lock.lock();
                    try {
                        assertThat(ticked.latch().getCount()).isZero();
                    } finally {
                        lock.unlock();
                    }
                }),
                Named.of("synchronized", ticked -> {
                    var monitor = new Object();
                    var held = new CountDownLatch(1);
                    Thread.ofPlatform().start(() -> {
                        synchronized (monitor) {
                            held.countDown();
                            await(ticked.latch());
                        }
                    });
                    held.await();
                    synchronized (monitor) {
                        assertThat(ticked.latch().getCount()).isZero();
                    }
                }));
    }

    private static Stream<Named<Call>> waits() {
        return Stream.of(
                Named.of("Object.wait", ticked -> {
                    var monitor = new Object();
                    boolean[] notified = {false};
                    ticked.then(() -> {
                        synchronized (monitor) {
                            notified[0] = true;
                            monitor.notifyAll();
                        }
                    });
                    synchronized (monitor) {
                        while (!notified[0]) {
                            monitor.wait();
                        }
                    }
                }),
                Named.of("Object.wait with a time-out", ticked -> {
                    var monitor = new Object();
                    synchronized (monitor) {
                        while (ticked.latch().getCount() > 0) {
                            monitor.wait(1);
                        }
                    }
                }),
                Named.of("Semaphore.acquire", ticked -> {
                    var semaphore = new Semaphore(0);
                    ticked.then(semaphore::release);
                    semaphore.acquire();
                }),
                Named.of("CompletableFuture.get", ticked -> {
                    var future = new CompletableFuture<String>();
                    ticked.then(() -> future.complete("value"));
                    assertThat(future.get()).isEqualTo("value");
                }));
    }

    private static Stream<Named<Call>> times() {
        return Stream.of(
                Named.of("Thread.sleep", ticked -> {
                    while (ticked.latch().getCount() > 0) {
                        Thread.sleep(1);
                    }
                }),
                Named.of("LockSupport.parkNanos", ticked -> {
                    while (ticked.latch().getCount() > 0) {
                        LockSupport.parkNanos(100_000);
                    }
                }),
                Named.of(
                        "CountDownLatch.await with a time-out",
                        ticked -> assertThat(ticked.latch().await(1, TimeUnit.HOURS))
                                .isTrue()),
                Named.of("Thread.join", ticked -> {
                    var thread = Thread.ofPlatform().start(() -> await(ticked.latch()));
                    thread.join();
                }));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void the_loop_goes_on(Call call) {
        WhileTicking.block(call);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }
}
