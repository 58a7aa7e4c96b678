package dev.rondo.fiber;

import static dev.rondo.fiber.Fiber.go;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.loop.EventLoop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
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
    private static final int TICKS = 5;

    /** A call that blocks until {@code ticked} is over, as another thread or another fiber sees to. */
    interface Call {
        void block(Ticked ticked) throws Exception;
    }

    /** That the interval has ticked. */
    record Ticked(CountDownLatch latch) {
        /** Waits for it on a thread that has nothing to do with the loop, then acts. */
        void then(Action action) {
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    latch.await();
                    action.run();
                } catch (Exception unexpected) {
                    throw new AssertionError(unexpected);
                }
            });
        }
    }

    interface Action {
        void run() throws Exception;
    }

    static Stream<Named<Call>> calls() {
        return Stream.of(locks(), waits(), times(), sockets()).flatMap(each -> each);
    }

    private static Stream<Named<Call>> locks() {
        return Stream.of(
                Named.of("BlockingQueue.take", ticked -> {
                    var queue = new ArrayBlockingQueue<String>(1);
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
                            await(ticked.latch);
                        } finally {
                            lock.unlock();
                        }
                    });
                    held.await();
                    lock.lock();
                    try {
                        assertThat(ticked.latch.getCount()).isZero();
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
                            await(ticked.latch);
                        }
                    });
                    held.await();
                    synchronized (monitor) {
                        assertThat(ticked.latch.getCount()).isZero();
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
                        while (ticked.latch.getCount() > 0) {
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
                    while (ticked.latch.getCount() > 0) {
                        Thread.sleep(1);
                    }
                }),
                Named.of("LockSupport.parkNanos", ticked -> {
                    while (ticked.latch.getCount() > 0) {
                        LockSupport.parkNanos(100_000);
                    }
                }),
                Named.of(
                        "CountDownLatch.await with a time-out",
                        ticked -> assertThat(ticked.latch.await(1, TimeUnit.HOURS))
                                .isTrue()),
                Named.of("Thread.join", ticked -> {
                    var thread = Thread.ofPlatform().start(() -> await(ticked.latch));
                    thread.join();
                }));
    }

    private static Stream<Named<Call>> sockets() {
        return Stream.of(
                Named.of("InputStream.read of a socket", ticked -> {
                    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                            var client = new Socket(server.getInetAddress(), server.getLocalPort());
                            var accepted = server.accept()) {
                        ticked.then(() -> accepted.getOutputStream().write(42));
                        assertThat(client.getInputStream().read()).isEqualTo(42);
                    }
                }),
                Named.of("ServerSocket.accept", ticked -> {
                    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                        ticked.then(() -> connect(server));
                        server.accept().close();
                    }
                }));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void the_loop_goes_on(Call call) {
        var loop = EventLoop.create();
        var ticked = new Ticked(new CountDownLatch(TICKS));
        boolean[] ended = {false};
        loop.run(() -> {
            var interval = loop.setInterval(ticked.latch::countDown, 2);
            go(() -> {
                try {
                    call.block(ticked);
                } catch (Exception unexpected) {
                    throw new AssertionError(unexpected);
                }
                assertThat(loop.inLoop()).isTrue();
                ended[0] = true;
                interval.close();
            });
        });

        assertThat(ended[0]).isTrue();
    }

    private static void connect(ServerSocket server) throws IOException {
        new Socket(server.getInetAddress(), server.getLocalPort()).close();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }
}
