package dev.rondo.stress;

import static dev.rondo.stress.Cancelling.waiting;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.rondo.Loops;
import dev.rondo.channel.Channel;
import dev.rondo.channel.Select;
import java.util.concurrent.ThreadLocalRandom;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/** The same between fibers, each on the loop that is free, and threads. Fewer runs, since it takes more time to get there. */
public final class OnLoops {
    private static final Loops LOOPS = Loops.of(2);

    /** About as long as it takes until a cancellation has come to a loop. */
    private static final int MOST_SPINS = 2000;

    private OnLoops() {}

    /** A fiber sends, another one receives. */
    @JCStressTest
    @State
    @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "all, in order")
    public static class Unbuffered {
        private final Channel<Integer> channel = Channel.unbuffered();

        @Actor
        public void sender() {
            LOOPS.spread(() -> {
                channel.send(1);
                channel.send(2);
            });
        }

        @Actor
        public void receiver(II_Result result) {
            LOOPS.spread(() -> {
                result.r1 = channel.receive();
                result.r2 = channel.receive();
            });
        }
    }

    /** As {@link Selecting.Crossing}. */
    @JCStressTest
    @State
    @Outcome(
            id = {"1, 1, 0", "2, 2, 0"},
            expect = ACCEPTABLE,
            desc = "one sent, the other one received that")
    public static class Crossing {
        private final Channel<Integer> one = Channel.unbuffered();
        private final Channel<Integer> two = Channel.unbuffered();

        @Actor
        public void first(III_Result result) {
            result.r1 = LOOPS.<Integer>spread(
                    () -> Select.<Integer>select(one.onSend(1, () -> 1), two.onReceive(value -> value)));
        }

        @Actor
        public void second(III_Result result) {
            result.r2 = LOOPS.<Integer>spread(
                    () -> Select.<Integer>select(two.onSend(2, () -> 2), one.onReceive(value -> value)));
        }

        @Arbiter
        public void afterwards(III_Result result) {
            result.r3 = waiting(one) + waiting(two);
        }
    }

    /** A fiber is cancelled on its loop while a thread hands it a value. */
    @JCStressTest
    @State
    @Outcome(id = "1, 1, 0", expect = ACCEPTABLE, desc = "delivered")
    @Outcome(id = "0, 0, 0", expect = ACCEPTABLE, desc = "cancelled")
    public static class Cancelled {
        private final Channel<Integer> channel = Channel.unbuffered();
        private final Target target = new Target();

        @Actor
        public void receiver(III_Result result) {
            result.r1 = target.run(() -> LOOPS.<Integer>spread(channel::receive));
        }

        @Actor
        public void canceller(III_Result result) {
            while (channel.statistics().receivers() == 0) {
                Thread.onSpinWait();
            }
            target.interrupt();
            int spins = ThreadLocalRandom.current().nextInt(MOST_SPINS);
            for (int i = 0; i < spins; i++) {
                Thread.onSpinWait();
            }
            result.r2 = channel.trySend(1) ? 1 : 0;
        }

        @Arbiter
        public void afterwards(III_Result result) {
            result.r3 = waiting(channel);
        }
    }
}
