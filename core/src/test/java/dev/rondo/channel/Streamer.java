package dev.rondo.channel;

import dev.rondo.fiber.Fiber;
import dev.rondo.loop.EventLoop;
import dev.rondo.scope.Deadline;
import dev.rondo.scope.DeadlineExceededException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A fiber or thread that sends or receives many values in ever other ways, and keeps an account. */
final class Streamer {
    final Account account;
    private final List<Channel<Parcel>> channels;
    private final SplittableRandom random;
    private long operations;

    Streamer(int number, List<Channel<Parcel>> channels, SplittableRandom random) {
        account = new Account(number, channels.size());
        this.channels = channels;
        this.random = random;
    }

    /** For everybody, after it has ended. */
    long operations() {
        return operations;
    }

    /** @param closesEarly whether a channel may be closed under way */
    void send(int values, boolean closesEarly) {
        for (int i = 0; i < values; i++) {
            int channel = random.nextInt(channels.size());
            if (closesEarly && random.nextInt(values) == 0) {
                channels.get(channel).close();
            }
            try {
                limit(() -> send(channel));
            } catch (ChannelClosedException | DeadlineExceededException notSent) {
                // nobody gets it
            } catch (IllegalStateException full) {
                if (!String.valueOf(full.getMessage()).startsWith("the channel is full")) {
                    throw full;
                }
            }
        }
    }

    private void send(int channel) {
        operations++;
        var parcel = account.parcel(channel);
        switch (random.nextInt(4)) {
            case 0, 1 -> {
                channels.get(channel).send(parcel);
                account.sent(parcel);
            }
            case 2 -> {
                if (channels.get(channel).trySend(parcel)) {
                    account.sent(parcel);
                } else {
                    pause();
                }
            }
            default -> {
                int other = random.nextInt(channels.size());
                var second = account.parcel(other);
                Select.select(
                        channels.get(channel).onSend(parcel, () -> account.sent(parcel)),
                        channels.get(other).onSend(second, () -> account.sent(second)));
            }
        }
    }

    /** Receives from these channels until all have come to their end. */
    void receive(List<Integer> ways) {
        var open = new ArrayList<>(ways);
        while (!open.isEmpty()) {
            int channel = open.get(random.nextInt(open.size()));
            try {
                limit(() -> receive(channel, open));
            } catch (DeadlineExceededException nothingCame) {
                // another time
            } catch (ChannelClosedException end) {
                open.removeIf(way -> channels.get(way).statistics().closed()
                        && channels.get(way).statistics().buffered() == 0);
            }
        }
    }

    private void receive(int channel, List<Integer> open) {
        operations++;
        int mode = random.nextInt(4);
        if (mode < 2 && open.size() == 1) {
            account.received(channel, channels.get(channel).receive());
        } else if (mode == 2) {
            var parcel = channels.get(channel).tryReceive();
            if (parcel != null) {
                account.received(channel, parcel);
            } else {
                pause();
            }
        } else {
            select(open);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    private void select(List<Integer> open) {
        Case<Boolean>[] cases = open.stream()
                .map(way -> channels.get(way).<Boolean>onReceive(parcel -> account.received(way, parcel)))
                .toArray(Case[]::new);
        Select.<Boolean>select(cases);
    }

    /** Of ten waits of a fiber one must not take long. */
    private void limit(Runnable body) {
        if (EventLoop.currentOrNull() != null && random.nextInt(10) == 0) {
            Deadline.within(Duration.ofMillis(random.nextInt(2)), body::run);
        } else {
            body.run();
        }
    }

    private static void pause() {
        if (EventLoop.currentOrNull() == null) {
            Thread.onSpinWait();
        } else {
            Fiber.yield_();
        }
    }
}
