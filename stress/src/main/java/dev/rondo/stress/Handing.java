package dev.rondo.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.rondo.channel.Channel;
import dev.rondo.channel.Overflow;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/** One sends, another one receives. */
public final class Handing {
    private Handing() {}

    /** 0 where there is none. */
    static int number(@Nullable Integer value) {
        return value == null ? 0 : value;
    }

    /** Without a buffer. */
    @JCStressTest
    @State
    @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "all, in order")
    public static class Unbuffered {
        private final Channel<Integer> channel = Channel.unbuffered();

        @Actor
        public void sender() {
            channel.send(1);
            channel.send(2);
        }

        @Actor
        public void receiver(II_Result result) {
            result.r1 = channel.receive();
            result.r2 = channel.receive();
        }
    }

    /** With room for one, so that both wait now and then. */
    @JCStressTest
    @State
    @Outcome(id = "1, 2, 3", expect = ACCEPTABLE, desc = "all, in order")
    public static class Buffered {
        private final Channel<Integer> channel = Channel.buffered(1);

        @Actor
        public void sender() {
            channel.send(1);
            channel.send(2);
            channel.send(3);
        }

        @Actor
        public void receiver(III_Result result) {
            result.r1 = channel.receive();
            result.r2 = channel.receive();
            result.r3 = channel.receive();
        }
    }

    /** Both send. */
    @JCStressTest
    @State
    @Outcome(
            id = {"1, 2", "2, 1"},
            expect = ACCEPTABLE,
            desc = "both, in either order")
    public static class TwoSenders {
        private final Channel<Integer> channel = Channel.buffered(2);

        @Actor
        public void one() {
            channel.send(1);
        }

        @Actor
        public void two() {
            channel.send(2);
        }

        @Arbiter
        public void afterwards(II_Result result) {
            result.r1 = number(channel.tryReceive());
            result.r2 = number(channel.tryReceive());
        }
    }

    /** Both receive. */
    @JCStressTest
    @State
    @Outcome(
            id = {"1, 2", "2, 1"},
            expect = ACCEPTABLE,
            desc = "each one of them")
    public static class TwoReceivers {
        private final Channel<Integer> channel = Channel.buffered(2);

        /** Fills the channel. */
        public TwoReceivers() {
            channel.send(1);
            channel.send(2);
        }

        @Actor
        public void one(II_Result result) {
            result.r1 = channel.receive();
        }

        @Actor
        public void two(II_Result result) {
            result.r2 = channel.receive();
        }
    }

    /** Nobody waits: what was taken is received, by the other one or afterwards. */
    @JCStressTest
    @State
    @Outcome(
            id = {"1, 1", "2, 2"},
            expect = ACCEPTABLE,
            desc = "received is what was sent")
    public static class Tries {
        private final Channel<Integer> channel = Channel.buffered(1);

        @Actor
        public void sender(II_Result result) {
            int first = channel.trySend(1) ? 1 : 0;
            result.r1 = first + (channel.trySend(2) ? 1 : 0);
        }

        @Actor
        public void receiver(II_Result result) {
            result.r2 = number(channel.tryReceive()) > 0 ? 1 : 0;
        }

        @Arbiter
        public void afterwards(II_Result result) {
            result.r2 += number(channel.tryReceive()) > 0 ? 1 : 0;
        }
    }

    /** The newest value is there, what came before is received in order or counted as dropped. */
    @JCStressTest
    @State
    @Outcome(id = "3, 1, 1", expect = ACCEPTABLE, desc = "received and dropped are 3; in order; the last is there")
    public static class DropsOldest {
        private final Channel<Integer> channel = Channel.buffered(1, Overflow.DROP_OLDEST);

        @Actor
        public void sender() {
            channel.send(1);
            channel.send(2);
            channel.send(3);
        }

        @Actor
        public void receiver(III_Result result) {
            result.r1 = number(channel.tryReceive());
            result.r2 = number(channel.tryReceive());
        }

        @Arbiter
        public void afterwards(III_Result result) {
            int one = result.r1;
            int two = result.r2;
            int rest = number(channel.tryReceive());
            int count = (one > 0 ? 1 : 0) + (two > 0 ? 1 : 0) + (rest > 0 ? 1 : 0);
            result.r1 = count + (int) channel.statistics().dropped();
            result.r2 = rises(one, two) && rises(one, rest) && rises(two, rest) ? 1 : 0;
            result.r3 = one == 3 || two == 3 || rest == 3 ? 1 : 0;
        }

        private static boolean rises(int before, int after) {
            return before == 0 || after == 0 || before < after;
        }
    }
}
