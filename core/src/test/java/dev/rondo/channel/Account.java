package dev.rondo.channel;

import java.util.ArrayList;
import java.util.List;

/** What one fiber or thread has sent and received, as it sees it. Its own, until it has ended. */
final class Account {
    private final int owner;
    private final int[] next;
    final List<Parcel> sent = new ArrayList<>();

    /** For each channel, in order. */
    final List<List<Parcel>> received = new ArrayList<>();

    Account(int owner, int channels) {
        this.owner = owner;
        next = new int[channels];
        for (int i = 0; i < channels; i++) {
            received.add(new ArrayList<>());
        }
    }

    /** The next one for this channel, which may be sent or not. */
    Parcel parcel(int channel) {
        return new Parcel(owner, channel, next[channel]++);
    }

    boolean sent(Parcel parcel) {
        return sent.add(parcel);
    }

    boolean received(int channel, Parcel parcel) {
        return received.get(channel).add(parcel);
    }

    @Override
    public String toString() {
        return "actor " + owner;
    }
}
