package dev.rondo.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.Loops;
import dev.rondo.fiber.Body;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Streams of values between the fibers of two loops and plain threads lose, double and reorder nothing. {@code
 * -Drondo.operations=N} runs about so many sends and receives, {@code -Drondo.seed=S} begins with that seed; what the threads
 * do with it is another thing each time.
 */
class RandomStreamsTest {
    private static final int SENDERS = 4;
    private static final int VALUES = 1500;
    private static final int HANG_SECONDS = 60;

    @Test
    void no_value_is_lost_doubled_or_reordered_between_two_loops() throws Exception {
        long first = Long.getLong("rondo.seed", 1);
        long most = Long.getLong("rondo.operations", 100_000);
        long operations = 0;
        long seed = first;
        try (var loops = Loops.of(2);
                var threads = Executors.newCachedThreadPool()) {
            for (; operations < most; seed++) {
                operations += new Round(seed, loops, threads).run();
            }
        }
        System.out.println(operations + " operations between two loops, of " + (seed - first) + " seeds from " + first);
    }

    /** Some channels, those who send to them, and for each channel one who receives from it, besides one who roams. */
    private static final class Round {
        private final String which;
        private final Loops loops;
        private final ExecutorService threads;
        private final SplittableRandom random;
        private final List<Channel<Parcel>> channels = new ArrayList<>();
        private final List<Streamer> streamers = new ArrayList<>();

        Round(long seed, Loops loops, ExecutorService threads) {
            which = "seed " + seed;
            this.loops = loops;
            this.threads = threads;
            random = new SplittableRandom(seed);
            int most = 1 + random.nextInt(3);
            while (channels.size() < most) {
                channels.add(RandomChannels.next(random));
            }
        }

        /** Answers with the number of operations. */
        long run() throws Exception {
            boolean closesEarly = random.nextInt(4) == 0;
            var senders = new ArrayList<Future<?>>();
            for (int i = 0; i < SENDERS; i++) {
                var sender = streamer();
                senders.add(start(() -> sender.send(VALUES, closesEarly)));
            }
            var receivers = new ArrayList<Future<?>>();
            for (int i = 0; i <= channels.size(); i++) {
                var ways = i < channels.size() ? List.of(i) : allWays();
                var receiver = streamer();
                receivers.add(start(() -> receiver.receive(ways)));
            }
            await(senders);
            channels.forEach(Channel::close);
            await(receivers);
            var accounts = new ArrayList<Account>();
            streamers.forEach(streamer -> accounts.add(streamer.account));
            assertThat(Ledger.faults(channels, accounts)).as(which).isEmpty();
            return streamers.stream().mapToLong(Streamer::operations).sum();
        }

        private List<Integer> allWays() {
            var ways = new ArrayList<Integer>();
            for (int i = 0; i < channels.size(); i++) {
                ways.add(i);
            }
            return ways;
        }

        private Streamer streamer() {
            var streamer = new Streamer(streamers.size(), channels, random.split());
            streamers.add(streamer);
            return streamer;
        }

        /** Three of four are fibers of one of the loops, the others threads. */
        private Future<?> start(Body body) {
            boolean plain = random.nextInt(4) == 0;
            return threads.submit(() -> {
                if (plain) {
                    body.run();
                } else {
                    loops.spread(body);
                }
                return null;
            });
        }

        private void await(List<Future<?>> streams) throws Exception {
            for (var stream : streams) {
                try {
                    stream.get(HANG_SECONDS, TimeUnit.SECONDS);
                } catch (Exception error) {
                    var now = channels.stream().map(Channel::statistics).toList();
                    channels.forEach(Channel::close);
                    throw new AssertionError(which + ", with " + now, error);
                }
            }
        }
    }
}
