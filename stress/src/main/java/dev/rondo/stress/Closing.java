package dev.rondo.stress;

import static dev.rondo.stress.Handing.number;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.rondo.channel.Channel;
import dev.rondo.channel.ChannelClosedException;
import java.util.function.BooleanSupplier;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** One closes the channel that another one uses. */
public final class Closing {
    private Closing() {}

    /** Whether it was sent, and the channel not closed. */
    private static int sent(BooleanSupplier sending) {
        try {
            return sending.getAsBoolean() ? 1 : 0;
        } catch (ChannelClosedException closed) {
            return 0;
        }
    }

    private static boolean send(Channel<Integer> channel) {
        channel.send(1);
        return true;
    }

    /** Who waits for a value is told of the end. */
    @JCStressTest
    @State
    @Outcome(id = "0", expect = ACCEPTABLE, desc = "the end")
    public static class WhileReceiving {
        private final Channel<Integer> channel = Channel.unbuffered();

        @Actor
        public void receiver(I_Result result) {
            result.r1 = number(channel.receiveOrNull());
        }

        @Actor
        public void closer() {
            channel.close();
        }
    }

    /** A value is in the buffer, or its sender knows that it is not. */
    @JCStressTest
    @State
    @Outcome(
            id = {"1, 1", "0, 0"},
            expect = ACCEPTABLE,
            desc = "sent, or refused")
    public static class WhileSending {
        private final Channel<Integer> channel = Channel.buffered(1);

        @Actor
        public void sender(II_Result result) {
            result.r1 = sent(() -> send(channel));
        }

        @Actor
        public void closer() {
            channel.close();
        }

        @Arbiter
        public void afterwards(II_Result result) {
            result.r2 = number(channel.tryReceive());
        }
    }

    /** As {@link WhileSending}, with a sender who does not wait. */
    @JCStressTest
    @State
    @Outcome(
            id = {"1, 1", "0, 0"},
            expect = ACCEPTABLE,
            desc = "sent, or refused")
    public static class WhileTryingToSend {
        private final Channel<Integer> channel = Channel.buffered(1);

        @Actor
        public void sender(II_Result result) {
            result.r1 = sent(() -> channel.trySend(1));
        }

        @Actor
        public void closer() {
            channel.close();
        }

        @Arbiter
        public void afterwards(II_Result result) {
            result.r2 = number(channel.tryReceive());
        }
    }

    /** A sender waits for a receiver, who looks once and then closes. */
    @JCStressTest
    @State
    @Outcome(
            id = {"1, 1", "0, 0"},
            expect = ACCEPTABLE,
            desc = "handed over, or refused")
    public static class WhileASenderWaits {
        private final Channel<Integer> channel = Channel.unbuffered();

        @Actor
        public void sender(II_Result result) {
            result.r1 = sent(() -> send(channel));
        }

        @Actor
        public void closer(II_Result result) {
            result.r2 = number(channel.tryReceive());
            channel.close();
        }
    }
}
