package dev.rondo.net.transport;

import java.util.Arrays;

/** The best transport of this machine, found when it is first asked for. */
final class StandardTransport {
    static final Transport BEST =
            best(EpollTransport.INSTANCE, IoUringTransport.INSTANCE, KQueueTransport.INSTANCE, NioTransport.INSTANCE);

    private StandardTransport() {}

    private static Transport best(Transport... candidates) {
        return Arrays.stream(candidates)
                .filter(each -> each.unavailability() == null)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no transport can be used on this machine"));
    }
}
