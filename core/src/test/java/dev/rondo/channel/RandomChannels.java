package dev.rondo.channel;

import java.util.List;
import java.util.SplittableRandom;

/** Channels for random programs. */
final class RandomChannels {
    private RandomChannels() {}

    static Channel<Parcel> next(SplittableRandom random) {
        int capacity = random.nextInt(4);
        var overflow = Overflow.values()[random.nextInt(Overflow.values().length)];
        return capacity == 0 || random.nextBoolean()
                ? Channel.buffered(capacity)
                : Channel.buffered(capacity, overflow);
    }

    /** An account of what was left in them. They are closed. */
    static Account drain(List<Channel<Parcel>> channels) {
        var account = new Account(-1, channels.size());
        for (int channel = 0; channel < channels.size(); channel++) {
            drain(channels.get(channel), channel, account);
        }
        return account;
    }

    private static void drain(Channel<Parcel> channel, int number, Account account) {
        try {
            for (var parcel : channel) {
                account.received(number, parcel);
            }
        } catch (ChannelClosedException withACause) {
            // that is the end, too
        }
    }
}
