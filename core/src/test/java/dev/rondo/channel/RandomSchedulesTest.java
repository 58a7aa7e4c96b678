package dev.rondo.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.fiber.Fiber;
import dev.rondo.loop.Choices;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.VirtualClock;
import dev.rondo.trace.Recorder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Random programs with channels lose, double and reorder nothing, in random schedules of one loop. {@code -Drondo.seeds=N}
 * runs so many programs, {@code -Drondo.seed=S} begins with that one.
 */
class RandomSchedulesTest {
    private static final int STEPS = 40;

    @Test
    void no_value_is_lost_doubled_or_reordered_and_nobody_waits_in_vain() {
        long first = Long.getLong("rondo.seed", 1);
        long seeds = Long.getLong("rondo.seeds", 2000);
        long operations = 0;
        for (long seed = first; seed < first + seeds; seed++) {
            operations += new World(seed).run();
        }
        System.out.println(operations + " operations in the random schedules of " + seeds + " seeds from " + first);
        assertThat(operations).isGreaterThan(seeds * STEPS);
    }

    /** Some channels, and those who use them. */
    private static final class World {
        private final String again;
        private final EventLoop loop;
        private final List<Channel<Parcel>> channels = new ArrayList<>();
        private final List<RandomActor> actors = new ArrayList<>();

        World(long seed) {
            again = "again with -Drondo.seeds=1 -Drondo.seed=" + seed;
            loop = EventLoop.builder()
                    .clock(VirtualClock.create())
                    .choices(Choices.shufflingFibers(seed))
                    .recorder(Recorder.ofCapacity(64))
                    .build();
            var random = new SplittableRandom(seed);
            int most = 1 + random.nextInt(3);
            while (channels.size() < most) {
                channels.add(RandomChannels.next(random));
            }
            int many = 2 + random.nextInt(6);
            while (actors.size() < many) {
                actors.add(new RandomActor(actors.size(), channels, random.split(), STEPS));
            }
        }

        /** Answers with the number of operations on channels. */
        int run() {
            try (loop) {
                loop.run(() -> actors.forEach(actor -> Fiber.go(actor::run)));
                checkWhoWaits();
                loop.run(() -> channels.forEach(Channel::close));
                assertThat(actors).as(again).allMatch(RandomActor::hasEnded);
                var accounts = new ArrayList<>(List.of(RandomChannels.drain(channels)));
                actors.forEach(actor -> accounts.add(actor.account));
                assertThat(Ledger.faults(channels, accounts)).as(again).isEmpty();
            } catch (RuntimeException error) {
                throw new AssertionError(again, error);
            }
            return actors.stream().mapToInt(RandomActor::operations).sum();
        }

        /** Nothing can happen any more: those who wait stand in the queues, and nobody else does. */
        private void checkWhoWaits() {
            for (int i = 0; i < channels.size(); i++) {
                int channel = i;
                var now = channels.get(channel).statistics();
                assertThat(now.senders()).as("senders, " + again).isEqualTo(waits(channel, true));
                assertThat(now.receivers()).as("receivers, " + again).isEqualTo(waits(channel, false));
                if (now.senders() > 0) {
                    assertThat(now.receivers()).as(again).isZero();
                    assertThat(now.buffered()).as(again).isEqualTo(now.capacity());
                }
                if (now.receivers() > 0) {
                    assertThat(now.buffered()).as(again).isZero();
                }
                assertThat(!now.closed() || now.senders() + now.receivers() == 0)
                        .as(again)
                        .isTrue();
            }
        }

        private int waits(int channel, boolean sends) {
            return actors.stream()
                    .mapToInt(actor -> actor.waits(channel, sends))
                    .sum();
        }
    }
}
