package dev.rondo.loop;

import java.lang.System.Logger.Level;
import java.time.Duration;

/** Node's coercion of delays. */
final class Delay {
    private static final long MOST_MILLIS = Integer.MAX_VALUE;
    private static final Duration CENTURY = Duration.ofDays(36_525);
    private static final System.Logger LOG = System.getLogger(Delay.class.getPackageName());

    private Delay() {}

    static long millis(Duration delay, LoopModel model) {
        long millis;
        try {
            millis = delay.toMillis();
        } catch (ArithmeticException tooLong) {
            millis = delay.isNegative() ? 0 : Long.MAX_VALUE;
        }
        return millis(millis, model);
    }

    /** What is not Node's business: as long as is said, up to a century. */
    static long exactMillis(Duration delay, LoopModel model) {
        var bounded = delay.compareTo(CENTURY) > 0 ? CENTURY : delay;
        return bounded.isPositive() ? Math.max(bounded.toMillis(), model.minimumDelay()) : model.minimumDelay();
    }

    static long millis(long millis, LoopModel model) {
        if (millis > MOST_MILLIS) {
            LOG.log(
                    Level.WARNING,
                    "a delay of {0} ms does not fit into 31 bits; as in Node, it was set to {1} ms",
                    Long.toString(millis),
                    model.minimumDelay());
            return model.minimumDelay();
        }
        return Math.max(millis, model.minimumDelay());
    }
}
