package dev.rondo.stress;

import static dev.rondo.stress.Handing.number;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.rondo.channel.Channel;
import dev.rondo.channel.Select;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * One cancels the wait of a thread, and hands it something at the same time: it is delivered or the wait is cancelled, and
 * both know which. Nothing is left in the queues.
 */
public final class Cancelling {
    private Cancelling() {}

    static int waiting(Channel<Integer> channel) {
        var now = channel.statistics();
        return now.senders() + now.receivers();
    }

    /** A receiver. */
    @JCStressTest
    @State
    @Outcome(id = "1, 1, 0", expect = ACCEPTABLE, desc = "delivered")
    @Outcome(id = "0, 0, 0", expect = ACCEPTABLE, desc = "cancelled")
    public static class Receiver {
        private final Channel<Integer> channel = Channel.unbuffered();
        private final Target target = new Target();

        @Actor
        public void receiver(III_Result result) {
            result.r1 = target.run(channel::receive);
        }

        @Actor
        public void canceller(III_Result result) {
            target.interrupt();
            result.r2 = channel.trySend(1) ? 1 : 0;
        }

        @Arbiter
        public void afterwards(III_Result result) {
            result.r3 = waiting(channel);
        }
    }

    /** A sender. */
    @JCStressTest
    @State
    @Outcome(id = "1, 1, 0", expect = ACCEPTABLE, desc = "delivered")
    @Outcome(id = "0, 0, 0", expect = ACCEPTABLE, desc = "cancelled")
    public static class Sender {
        private final Channel<Integer> channel = Channel.unbuffered();
        private final Target target = new Target();

        @Actor
        public void sender(III_Result result) {
            result.r1 = target.run(() -> {
                channel.send(1);
                return 1;
            });
        }

        @Actor
        public void canceller(III_Result result) {
            target.interrupt();
            result.r2 = number(channel.tryReceive());
        }

        @Arbiter
        public void afterwards(III_Result result) {
            result.r3 = waiting(channel);
        }
    }

    /** A selection. */
    @JCStressTest
    @State
    @Outcome(
            id = {"1, 1, 0", "2, 2, 0"},
            expect = ACCEPTABLE,
            desc = "delivered by one of the channels")
    @Outcome(id = "0, 0, 0", expect = ACCEPTABLE, desc = "cancelled")
    public static class Selection {
        private final Channel<Integer> one = Channel.unbuffered();
        private final Channel<Integer> two = Channel.unbuffered();
        private final Target target = new Target();

        @Actor
        public void selector(III_Result result) {
            result.r1 = target.run(
                    () -> Select.<Integer>select(one.onReceive(value -> value), two.onReceive(value -> value)));
        }

        @Actor
        public void canceller(III_Result result) {
            target.interrupt();
            if (one.trySend(1)) {
                result.r2 = 1;
            }
            if (two.trySend(2)) {
                result.r2 += 2;
            }
        }

        @Arbiter
        public void afterwards(III_Result result) {
            result.r3 = waiting(one) + waiting(two);
        }
    }
}
