package dev.rondo.channel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares what everybody has sent and received: each value that was sent is received once, unless the channel counts it as
 * dropped; none that was not sent is received; and who receives gets the values of a sender in the order of sending.
 */
final class Ledger {
    private final List<? extends Channel<Parcel>> channels;
    private final List<Account> accounts;
    private final List<String> faults = new ArrayList<>();

    private Ledger(List<? extends Channel<Parcel>> channels, List<Account> accounts) {
        this.channels = channels;
        this.accounts = accounts;
    }

    /** What is wrong. Everybody has ended, and the channels are closed and empty. */
    static List<String> faults(List<? extends Channel<Parcel>> channels, List<Account> accounts) {
        var ledger = new Ledger(channels, accounts);
        ledger.checkOrder();
        ledger.checkDelivery();
        return ledger.faults;
    }

    private void checkOrder() {
        for (var account : accounts) {
            for (int channel = 0; channel < channels.size(); channel++) {
                var last = new HashMap<Integer, Parcel>();
                for (var parcel : account.received.get(channel)) {
                    var before = last.put(parcel.sender(), parcel);
                    if (before != null && before.number() > parcel.number()) {
                        faults.add("reordered: " + account + " got " + parcel + " behind " + before);
                    }
                    if (parcel.channel() != channel) {
                        faults.add("led astray: " + account + " got " + parcel + " from channel " + channel);
                    }
                }
            }
        }
    }

    private void checkDelivery() {
        var received = received();
        var lost = new long[channels.size()];
        Map<Integer, Parcel> example = new HashMap<>();
        for (var account : accounts) {
            for (var parcel : account.sent) {
                if (!received.remove(parcel)) {
                    lost[parcel.channel()]++;
                    example.putIfAbsent(parcel.channel(), parcel);
                }
            }
        }
        received.forEach(parcel -> faults.add("delivered and cancelled: " + parcel));
        var dropped = channels.stream()
                .mapToLong(channel -> channel.statistics().dropped())
                .toArray();
        if (!Arrays.equals(lost, dropped)) {
            faults.add("lost: " + Arrays.toString(lost) + " where dropped are " + Arrays.toString(dropped)
                    + ", among them " + example);
        }
    }

    private Set<Parcel> received() {
        var all = new HashSet<Parcel>();
        for (var account : accounts) {
            for (var ofChannel : account.received) {
                for (var parcel : ofChannel) {
                    if (!all.add(parcel)) {
                        faults.add("doubled: " + parcel);
                    }
                }
            }
        }
        return all;
    }
}
