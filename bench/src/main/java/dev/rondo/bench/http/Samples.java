package dev.rondo.bench.http;

import java.util.Arrays;

/** What was measured of one thing in several rounds. */
final class Samples {
    private final double[] sorted;

    Samples(double... values) {
        sorted = values.clone();
        Arrays.sort(sorted);
    }

    /** The middle one; of an even number, the lower of the two in the middle. NaN if there is none. */
    double median() {
        return percentile(50);
    }

    /** The smallest that a quarter is not above: what disturbs a round only ever adds processor time. NaN if there is none. */
    double lowerQuartile() {
        return percentile(25);
    }

    /** The smallest that so many of a hundred are not above. NaN if there is none. */
    double percentile(int percent) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int rank = Math.toIntExact(Math.ceilDiv((long) sorted.length * percent, 100));
        return sorted[Math.max(rank, 1) - 1];
    }
}
