package dev.rondo.conformance.generate;

import java.util.List;
import java.util.SplittableRandom;

/** Chance that falls the same way for the same seed. */
final class Dice {
    private final SplittableRandom random;

    Dice(long seed, int index) {
        this.random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + index);
    }

    /** A number from 0 up to, but not including, the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Whether something comes true that does so in so many cases of a hundred. */
    boolean chance(int percent) {
        return below(100) < percent;
    }

    <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }
}
