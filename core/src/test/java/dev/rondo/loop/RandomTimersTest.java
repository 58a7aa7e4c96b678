package dev.rondo.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random programs of timers fire as they would in Node. To repeat a failure: {@code -Dseed=N}. */
class RandomTimersTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void ten_thousand_timers_fire_in_nodes_order(long seed) {
        compare(seed, 10_000);
    }

    @Test
    void small_programs_of_a_new_seed_each_time_fire_in_nodes_order() {
        long first = Long.getLong("seed", System.nanoTime());
        for (long seed = first; seed < first + 2000; seed++) {
            compare(seed, 30);
        }
    }

    private static void compare(long seed, int timers) {
        var expected = new Program(new NodeTimers(), seed, timers).run();
        var actual = new Program(new LoopTimers(), seed, timers).run();

        assertThat(actual).as("-Dseed=" + seed + " with " + timers + " timers").isEqualTo(expected);
        assertThat(actual.size()).isGreaterThan(timers / 4);
    }

    /** A program whose every decision follows from the seed, the timer's number and how often it has fired. */
    private static final class Program {
        private final TimerWorld world;
        private final long seed;
        private final int most;
        private final List<String> log = new ArrayList<>();
        private int started;

        Program(TimerWorld world, long seed, int most) {
            this.world = world;
            this.seed = seed;
            this.most = most;
        }

        List<String> run() {
            var random = random(-1, 0);
            for (int i = 0; i < most / 2; i++) {
                start(random);
                if (random.nextInt(4) == 0) {
                    world.advance(random.nextInt(3));
                }
                if (random.nextInt(6) == 0) {
                    change(random);
                }
            }
            world.run();
            return log;
        }

        private void start(Random random) {
            int number = started++;
            // few durations, so that many timers are due together
            long millis = 1L + random.nextInt(random.nextBoolean() ? 8 : 40);
            int[] runs = {0};
            world.start(millis, random.nextInt(5) == 0, () -> fired(number, ++runs[0]));
        }

        private void fired(int number, int run) {
            log.add(number + "@" + world.now());
            var random = random(number, run);
            if (run >= 5) {
                world.close(number);
            }
            for (int actions = random.nextInt(4); actions > 0; actions--) {
                act(random, number + "." + run);
            }
            if (random.nextInt(10) == 0) {
                throw new TimerWorld.Thrown();
            }
        }

        private void act(Random random, String who) {
            switch (random.nextInt(5)) {
                case 0 -> world.advance(random.nextInt(4));
                case 1, 2 -> change(random);
                case 3 -> {
                    if (started < most) {
                        start(random);
                    }
                }
                default -> {
                    long decisions = random.nextLong();
                    world.nextTick(() -> tick(new Random(decisions), who));
                }
            }
        }

        private void tick(Random random, String who) {
            log.add("tick of " + who + "@" + world.now());
            if (random.nextInt(3) == 0) {
                change(random);
            }
            if (random.nextInt(8) == 0) {
                throw new TimerWorld.Thrown();
            }
        }

        private void change(Random random) {
            // one of the latest, which is likely to be active
            int number = Math.max(0, started - 1 - random.nextInt(20));
            switch (random.nextInt(5)) {
                case 0, 1 -> world.close(number);
                case 2 -> world.refresh(number);
                case 3 -> world.setRef(number, false);
                default -> world.setRef(number, true);
            }
        }

        private Random random(int number, int run) {
            return new Random(seed * 1_000_003 + number * 31L + run);
        }
    }

    private static final class LoopTimers implements TimerWorld {
        private final VirtualClock clock = VirtualClock.create();
        private final EventLoop loop = EventLoop.builder().clock(clock).build();
        private final List<Timer> timers = new ArrayList<>();

        LoopTimers() {
            loop.onUncaught(error -> assertThat(error).isInstanceOf(Thrown.class));
        }

        @Override
        public int start(long millis, boolean repeat, Runnable callback) {
            timers.add(repeat ? loop.setInterval(callback, millis) : loop.setTimeout(callback, millis));
            return timers.size() - 1;
        }

        @Override
        public void close(int number) {
            timers.get(number).close();
        }

        @Override
        public void refresh(int number) {
            timers.get(number).refresh();
        }

        @Override
        public void setRef(int number, boolean ref) {
            var _ = ref ? timers.get(number).ref() : timers.get(number).unref();
        }

        @Override
        public void nextTick(Runnable callback) {
            loop.nextTick(callback);
        }

        @Override
        public void advance(long millis) {
            clock.advance(Duration.ofMillis(millis));
        }

        @Override
        public long now() {
            return loop.uptime().toMillis();
        }

        @Override
        public void run() {
            loop.run();
        }
    }
}
