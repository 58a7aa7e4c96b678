package dev.rondo.bench.fibers;

import static dev.rondo.bench.fibers.Operation.STAGES;
import static dev.rondo.bench.fibers.Operation.check;
import static dev.rondo.bench.fibers.Operation.sumBelow;
import static dev.rondo.bench.fibers.Operation.sumOfChain;
import static dev.rondo.fiber.Fiber.await;
import static dev.rondo.fiber.Fiber.go;
import static dev.rondo.fiber.Fiber.yield_;

import dev.rondo.channel.Channel;
import dev.rondo.channel.Select;
import dev.rondo.fiber.Body;
import dev.rondo.loop.EventLoop;
import dev.rondo.promise.Promise;
import java.util.Map;

/** The programs, on a loop of Rondo. */
final class RondoFibers {
    private static final EventLoop LOOP = EventLoop.create();

    static final Map<String, Operation> OPERATIONS = Map.of(
            "spawn", RondoFibers::spawn,
            "yield", RondoFibers::yieldInTurn,
            "channel-0", count -> pass(Channel.unbuffered(), count),
            "channel-16", count -> pass(Channel.buffered(16), count),
            "channel-128", count -> pass(Channel.buffered(128), count),
            "select", RondoFibers::select,
            "chain", RondoFibers::chain,
            "chain-once", RondoFibers::chainOnce,
            "await", RondoFibers::awaitSettled);

    private RondoFibers() {}

    /** Takes the name of a program. */
    public static void main(String[] args) throws Exception {
        Rounds.measure(args, OPERATIONS, RondoFibers::crowd, Place.HERE);
    }

    private static void run(Body main) {
        LOOP.run(() -> go(main));
    }

    /** Each fiber starts the next one, and ends. */
    private static void spawn(int count) {
        var begun = new int[1];
        run(new Body() {
            @Override
            public void run() {
                if (++begun[0] < count) {
                    go(this);
                }
            }
        });
        check(begun[0], count);
    }

    static void crowd(int fibers, Runnable whenAllWait) {
        var gate = Channel.<Integer>unbuffered();
        var counts = new int[2];
        run(() -> {
            for (int i = 0; i < fibers; i++) {
                go(() -> {
                    counts[0]++;
                    gate.receiveOrNull();
                    counts[1]++;
                });
            }
            while (counts[0] < fibers) {
                yield_();
            }
            whenAllWait.run();
            gate.close();
        });
        check(counts[1], fibers);
    }

    private static void yieldInTurn(int count) {
        var yields = new int[1];
        Body half = () -> {
            for (int i = 0; i < count / 2; i++) {
                yields[0]++;
                yield_();
            }
        };
        run(() -> {
            go(half);
            go(half);
        });
        check(yields[0], count);
    }

    private static void pass(Channel<Integer> channel, int count) {
        var sum = new long[1];
        run(() -> {
            go(() -> send(channel, count));
            go(() -> sum[0] = receive(channel, count));
        });
        check(sum[0], sumBelow(count));
    }

    private static void send(Channel<Integer> channel, int count) {
        for (int i = 0; i < count; i++) {
            channel.send(i);
        }
    }

    private static long receive(Channel<Integer> channel, int count) {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += channel.receive();
        }
        return sum;
    }

    private static void select(int count) {
        var one = Channel.<Integer>unbuffered();
        var two = Channel.<Integer>unbuffered();
        var sum = new long[1];
        run(() -> {
            go(() -> send(one, count / 2));
            go(() -> send(two, count / 2));
            for (int i = 0; i < count; i++) {
                sum[0] += Select.<Integer>select(one.onReceive(value -> value), two.onReceive(value -> value));
            }
        });
        check(sum[0], 2 * sumBelow(count / 2));
    }

    private static void chain(int count) {
        int values = count / STAGES;
        var sum = new long[1];
        run(() -> {
            var first = Channel.<Integer>unbuffered();
            var last = stages(first, values);
            go(() -> send(first, values));
            sum[0] = receive(last, values);
        });
        check(sum[0], sumOfChain(values));
    }

    private static void chainOnce(int count) {
        int chains = count / STAGES;
        var sum = new long[1];
        run(() -> {
            for (int i = 0; i < chains; i++) {
                var first = Channel.<Integer>unbuffered();
                var last = stages(first, 1);
                first.send(0);
                sum[0] += last.receive();
            }
        });
        check(sum[0], (long) chains * STAGES);
    }

    private static Channel<Integer> stages(Channel<Integer> first, int values) {
        var left = first;
        for (int i = 0; i < STAGES; i++) {
            var from = left;
            var to = Channel.<Integer>unbuffered();
            go(() -> {
                for (int value = 0; value < values; value++) {
                    to.send(from.receive() + 1);
                }
            });
            left = to;
        }
        return left;
    }

    private static void awaitSettled(int count) {
        var sum = new long[1];
        run(() -> {
            var promise = Promise.resolve(1);
            for (int i = 0; i < count; i++) {
                sum[0] += await(promise);
            }
        });
        check(sum[0], count);
    }
}
