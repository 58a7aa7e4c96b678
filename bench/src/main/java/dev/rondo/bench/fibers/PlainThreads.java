package dev.rondo.bench.fibers;

import static dev.rondo.bench.fibers.Operation.STAGES;
import static dev.rondo.bench.fibers.Operation.check;
import static dev.rondo.bench.fibers.Operation.sumBelow;
import static dev.rondo.bench.fibers.Operation.sumOfChain;

import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** The programs, on the JDK's virtual threads and with its queues. Meant for one carrier. */
public final class PlainThreads {
    static final Map<String, Operation> OPERATIONS = Map.of(
            "spawn", PlainThreads::spawn,
            "yield", PlainThreads::yieldInTurn,
            "channel-0", count -> pass(new SynchronousQueue<>(), count),
            "channel-16", count -> pass(new ArrayBlockingQueue<>(16), count),
            "channel-128", count -> pass(new ArrayBlockingQueue<>(128), count),
            "chain", PlainThreads::chain,
            "chain-once", PlainThreads::chainOnce);

    private PlainThreads() {}

    /** Takes the name of a program. */
    public static void main(String[] args) throws Exception {
        Rounds.measure(args, OPERATIONS, PlainThreads::crowd, PlainThreads::inVirtualThread);
    }

    /** Where virtual threads run. */
    public static void inVirtualThread(Place.Body body) throws Exception {
        var task = new FutureTask<Void>(() -> {
            body.run();
            return null;
        });
        Thread.startVirtualThread(task);
        task.get();
    }

    private static void spawn(int count) throws InterruptedException {
        var begun = new int[1];
        var end = new CountDownLatch(1);
        Thread.startVirtualThread(new Runnable() {
            @Override
            public void run() {
                if (++begun[0] < count) {
                    Thread.startVirtualThread(this);
                } else {
                    end.countDown();
                }
            }
        });
        end.await();
        check(begun[0], count);
    }

    @SuppressWarnings("ThreadPriorityCheck") // there is one carrier, which others need
    static void crowd(int fibers, Runnable whenAllWait) throws InterruptedException {
        var gate = new CountDownLatch(1);
        var begun = new AtomicInteger();
        var end = new CountDownLatch(fibers);
        for (int i = 0; i < fibers; i++) {
            Thread.startVirtualThread(() -> {
                begun.incrementAndGet();
                waitFor(gate);
                end.countDown();
            });
        }
        while (begun.get() < fibers) {
            Thread.yield();
        }
        whenAllWait.run();
        gate.countDown();
        end.await();
    }

    private static void waitFor(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException nobodys) {
            throw new IllegalStateException(nobodys);
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // that is what is measured
    private static void yieldInTurn(int count) throws InterruptedException {
        var yields = new AtomicInteger();
        Runnable half = () -> {
            for (int i = 0; i < count / 2; i++) {
                yields.incrementAndGet();
                Thread.yield();
            }
        };
        var one = Thread.startVirtualThread(half);
        var two = Thread.startVirtualThread(half);
        one.join();
        two.join();
        check(yields.get(), count);
    }

    private static void pass(BlockingQueue<Integer> queue, int count) throws InterruptedException {
        start(() -> send(queue, count));
        check(receive(queue, count), sumBelow(count));
    }

    private static void send(BlockingQueue<Integer> queue, int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            queue.put(i);
        }
    }

    private static long receive(BlockingQueue<Integer> queue, int count) throws InterruptedException {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += queue.take();
        }
        return sum;
    }

    private static void chain(int count) throws InterruptedException {
        int values = count / STAGES;
        var first = new SynchronousQueue<Integer>();
        var last = stages(first, values);
        start(() -> send(first, values));
        check(receive(last, values), sumOfChain(values));
    }

    private static void chainOnce(int count) throws InterruptedException {
        long sum = 0;
        for (int i = 0; i < count / STAGES; i++) {
            var first = new SynchronousQueue<Integer>();
            var last = stages(first, 1);
            first.put(0);
            sum += last.take();
        }
        check(sum, count);
    }

    private static SynchronousQueue<Integer> stages(SynchronousQueue<Integer> first, int values) {
        var left = first;
        for (int i = 0; i < STAGES; i++) {
            var from = left;
            var to = new SynchronousQueue<Integer>();
            start(() -> {
                for (int value = 0; value < values; value++) {
                    to.put(from.take() + 1);
                }
            });
            left = to;
        }
        return left;
    }

    /** Starts a virtual thread that may be interrupted, and never is. */
    public static void start(Place.Body body) {
        Thread.startVirtualThread(() -> {
            try {
                body.run();
            } catch (Exception error) {
                throw new IllegalStateException(error);
            }
        });
    }
}
