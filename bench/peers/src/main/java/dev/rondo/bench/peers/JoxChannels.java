package dev.rondo.bench.peers;

import static com.softwaremill.jox.Select.select;
import static dev.rondo.bench.fibers.Operation.STAGES;
import static dev.rondo.bench.fibers.Operation.check;
import static dev.rondo.bench.fibers.Operation.sumBelow;
import static dev.rondo.bench.fibers.Operation.sumOfChain;
import static dev.rondo.bench.fibers.PlainThreads.start;

import com.softwaremill.jox.Channel;
import dev.rondo.bench.fibers.Operation;
import dev.rondo.bench.fibers.PlainThreads;
import dev.rondo.bench.fibers.Rounds;
import java.util.Map;

/** The programs, with Jox's channels between the JDK's virtual threads. Meant for one carrier. */
final class JoxChannels {
    private static final Map<String, Operation> OPERATIONS = Map.of(
            "channel-0",
            count -> pass(Channel.newRendezvousChannel(), count),
            "channel-16",
            count -> pass(Channel.newBufferedChannel(16), count),
            "channel-128",
            count -> pass(Channel.newBufferedChannel(128), count),
            "select",
            JoxChannels::selectOfTwo,
            "chain",
            JoxChannels::chain,
            "chain-once",
            JoxChannels::chainOnce);

    private JoxChannels() {}

    /** Takes the name of a program. */
    public static void main(String[] args) throws Exception {
        Rounds.measure(args, OPERATIONS, null, PlainThreads::inVirtualThread);
    }

    private static void pass(Channel<Integer> channel, int count) throws InterruptedException {
        start(() -> send(channel, count));
        check(receive(channel, count), sumBelow(count));
    }

    private static void send(Channel<Integer> channel, int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            channel.send(i);
        }
    }

    private static long receive(Channel<Integer> channel, int count) throws InterruptedException {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += channel.receive();
        }
        return sum;
    }

    private static void selectOfTwo(int count) throws InterruptedException {
        var one = Channel.<Integer>newRendezvousChannel();
        var two = Channel.<Integer>newRendezvousChannel();
        start(() -> send(one, count / 2));
        start(() -> send(two, count / 2));
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += select(one.receiveClause(), two.receiveClause());
        }
        check(sum, 2 * sumBelow(count / 2));
    }

    private static void chain(int count) throws InterruptedException {
        int values = count / STAGES;
        var first = Channel.<Integer>newRendezvousChannel();
        var last = stages(first, values);
        start(() -> send(first, values));
        check(receive(last, values), sumOfChain(values));
    }

    private static void chainOnce(int count) throws InterruptedException {
        long sum = 0;
        for (int i = 0; i < count / STAGES; i++) {
            var first = Channel.<Integer>newRendezvousChannel();
            var last = stages(first, 1);
            first.send(0);
            sum += last.receive();
        }
        check(sum, count);
    }

    private static Channel<Integer> stages(Channel<Integer> first, int values) {
        var left = first;
        for (int i = 0; i < STAGES; i++) {
            var from = left;
            var to = Channel.<Integer>newRendezvousChannel();
            start(() -> {
                for (int value = 0; value < values; value++) {
                    to.send(from.receive() + 1);
                }
            });
            left = to;
        }
        return left;
    }
}
