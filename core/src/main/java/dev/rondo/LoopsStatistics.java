package dev.rondo;

import java.util.List;

/**
 * A group of loops at one moment.
 *
 * @param fibers how many fibers that were put on it each loop has
 * @param ended whether the group takes no more
 */
public record LoopsStatistics(List<Integer> fibers, boolean ended) {
    /** Copies the list. */
    public LoopsStatistics {
        fibers = List.copyOf(fibers);
    }
}
