package dev.rondo.stress;

import static dev.rondo.stress.Cancelling.waiting;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.rondo.channel.Case;
import dev.rondo.channel.Channel;
import dev.rondo.channel.Select;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two selections at once. */
public final class Selecting {
    private Selecting() {}

    /** Each sends to one of two channels and receives from the other one; they agree on one of the channels. */
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
            result.r1 = Select.<Integer>select(one.onSend(1, () -> 1), two.onReceive(value -> value));
        }

        @Actor
        public void second(III_Result result) {
            result.r2 = Select.<Integer>select(two.onSend(2, () -> 2), one.onReceive(value -> value));
        }

        @Arbiter
        public void afterwards(III_Result result) {
            result.r3 = waiting(one) + waiting(two);
        }
    }

    /** Both want the only value. */
    @JCStressTest
    @State
    @Outcome(
            id = {"1, 0", "0, 1"},
            expect = ACCEPTABLE,
            desc = "one of them has it")
    public static class OneValue {
        private final Channel<Integer> full = Channel.buffered(1);
        private final Channel<Integer> empty = Channel.unbuffered();

        /** Fills a channel. */
        public OneValue() {
            full.send(1);
        }

        @Actor
        public void one(II_Result result) {
            result.r1 = either();
        }

        @Actor
        public void two(II_Result result) {
            result.r2 = either();
        }

        private int either() {
            return Select.<Integer>select(
                    empty.onReceive(value -> value), full.onReceive(value -> value), Case.otherwise(() -> 0));
        }
    }

    /** A selection waits for two channels, to each of which somebody sends at the same time. */
    @JCStressTest
    @State
    @Outcome(
            id = {"1, 2, 0", "2, 1, 0"},
            expect = ACCEPTABLE,
            desc = "one after the other")
    public static class TwoChannels {
        private final Channel<Integer> one = Channel.unbuffered();
        private final Channel<Integer> two = Channel.buffered(1);

        @Actor
        public void receiver(III_Result result) {
            result.r1 = either();
            result.r2 = either();
        }

        private int either() {
            return Select.<Integer>select(one.onReceive(value -> value), two.onReceive(value -> value));
        }

        @Actor
        public void sender() {
            two.send(2);
            one.send(1);
        }

        @Arbiter
        public void afterwards(III_Result result) {
            result.r3 = waiting(one) + waiting(two);
        }
    }
}
