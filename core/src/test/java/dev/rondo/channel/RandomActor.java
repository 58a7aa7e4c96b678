package dev.rondo.channel;

import dev.rondo.fiber.Fiber;
import dev.rondo.scope.Deadline;
import dev.rondo.scope.DeadlineExceededException;
import dev.rondo.scope.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A fiber that does one random thing after another with some channels, and keeps an account. */
final class RandomActor {
    private static final int MILLIS = 3;

    final Account account;
    private final List<Channel<Parcel>> channels;
    private final SplittableRandom random;

    /** What it waits for now, if the wait has not ended. */
    private final List<Wait> waits = new ArrayList<>();

    private int left;
    private int operations;

    /** That it stands in the queue of a channel. */
    private record Wait(int channel, boolean sends) {}

    RandomActor(int number, List<Channel<Parcel>> channels, SplittableRandom random, int operations) {
        account = new Account(number, channels.size());
        this.channels = channels;
        this.random = random;
        left = operations;
    }

    void run() {
        for (; left > 0; left--) {
            try {
                act();
            } catch (ChannelClosedException | DeadlineExceededException ordinary) {
                // nothing was sent or received
            } catch (IllegalStateException full) {
                if (!String.valueOf(full.getMessage()).startsWith("the channel is full")) {
                    throw full;
                }
            }
            waits.clear();
        }
    }

    /** How often it has turned to a channel, or to several at once. */
    int operations() {
        return operations;
    }

    boolean hasEnded() {
        return left == 0;
    }

    int waits(int channel, boolean sends) {
        return (int) waits.stream().filter(new Wait(channel, sends)::equals).count();
    }

    private void act() {
        switch (random.nextInt(16)) {
            case 0, 1, 2, 3, 4, 5 -> waitForSomething();
            case 6, 7 -> Deadline.within(millis(), this::waitForSomething);
            case 8, 9 -> race();
            case 10 -> trySend();
            case 11 -> tryReceive();
            case 12 -> Fiber.sleep(millis());
            case 13, 14 -> Fiber.yield_();
            default -> closeSometimes();
        }
    }

    private Duration millis() {
        return Duration.ofMillis(random.nextInt(MILLIS));
    }

    /** Another fiber waits, and is cancelled when this has yielded so often. */
    private void race() {
        int yields = random.nextInt(6);
        Scope.race(
                () -> {
                    waitForSomething();
                    return 0;
                },
                () -> {
                    for (int i = 0; i < yields; i++) {
                        Fiber.yield_();
                    }
                    return yields;
                });
    }

    private void closeSometimes() {
        if (random.nextInt(20) == 0) {
            channels.get(anyChannel()).close(random.nextBoolean() ? null : new IllegalArgumentException("closed"));
        } else {
            waitForSomething();
        }
    }

    private int anyChannel() {
        return random.nextInt(channels.size());
    }

    private void waitForSomething() {
        int channel = anyChannel();
        switch (random.nextInt(3)) {
            case 0 -> send(channel);
            case 1 -> receive(channel);
            default -> select();
        }
    }

    private void send(int channel) {
        operations++;
        var parcel = account.parcel(channel);
        waits.add(new Wait(channel, true));
        channels.get(channel).send(parcel);
        account.sent(parcel);
    }

    private void receive(int channel) {
        operations++;
        waits.add(new Wait(channel, false));
        account.received(channel, channels.get(channel).receive());
    }

    private void trySend() {
        operations++;
        int channel = anyChannel();
        var parcel = account.parcel(channel);
        if (channels.get(channel).trySend(parcel)) {
            account.sent(parcel);
        }
    }

    private void tryReceive() {
        operations++;
        int channel = anyChannel();
        var parcel = channels.get(channel).tryReceive();
        if (parcel != null) {
            account.received(channel, parcel);
        }
    }

    /** No channel is there for both directions, so that a selection cannot wait for itself. */
    private void select() {
        operations++;
        var cases = new ArrayList<Case<Boolean>>();
        int first = anyChannel();
        int many = 1 + random.nextInt(channels.size());
        for (int i = 0; i < many; i++) {
            int channel = (first + i) % channels.size();
            boolean sends = random.nextBoolean();
            int times = random.nextInt(8) == 0 ? 2 : 1;
            for (int time = 0; time < times; time++) {
                cases.add(sends ? sending(channel) : receiving(channel));
            }
        }
        switch (random.nextInt(8)) {
            case 0 -> cases.add(Case.otherwise(() -> false));
            case 1 -> cases.add(Case.after(millis(), () -> false));
            default -> {}
        }
        select(cases);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    private void select(List<Case<Boolean>> cases) {
        Case<Boolean>[] array = cases.toArray(Case[]::new);
        if (random.nextBoolean()) {
            Select.<Boolean>select(array);
        } else {
            Select.<Boolean>selectInOrder(array);
        }
    }

    private Case<Boolean> sending(int channel) {
        var parcel = account.parcel(channel);
        waits.add(new Wait(channel, true));
        return channels.get(channel).onSend(parcel, () -> account.sent(parcel));
    }

    private Case<Boolean> receiving(int channel) {
        waits.add(new Wait(channel, false));
        return channels.get(channel).onReceive(parcel -> account.received(channel, parcel));
    }
}
